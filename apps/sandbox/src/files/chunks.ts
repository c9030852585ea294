const ROWS_PER_CHUNK = 250;

/** Writes rows as text, many to a chunk: a large file is a few hundred writes instead of one for each row. */
export function* inChunks<Row>(rows: Iterable<Row>, write: (row: Row) => string): Generator<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += write(row);
    count++;
    if (count % ROWS_PER_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
