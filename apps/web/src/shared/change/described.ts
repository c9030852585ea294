/** How the fields of a record are told to people. */
export interface Described {
  readonly label: (path: string) => string;
  readonly show: (path: string, value: string) => string;
}
