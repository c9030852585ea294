/** The answer to what is asked for now; undefined while the answer to an earlier search stands in for it. */
export const currentData = <Data>(list: {
  readonly data: Data | undefined;
  readonly isPlaceholderData: boolean;
}): Data | undefined => (list.isPlaceholderData ? undefined : list.data);
