/** What a file may be at most. Everything is held in memory on the person's computer, so all of it has a bound. */
export const readLimits = {
  /** Bytes of the file. */
  bytes: 50 * 1024 * 1024,
  /** Bytes of a workbook once it is unpacked. */
  unpacked: 200 * 1024 * 1024,
  /** Rows, counted with those above the header. */
  rows: 200_000,
  columns: 200,
} as const;
