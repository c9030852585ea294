const MAIL = /^[^\s@<>(),;:"[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** True for an address of the usual form. */
export function isMail(value: string): boolean {
  return value.length <= 320 && MAIL.test(value);
}
