/** A list of records that searches may see later than look-ups by id do. The first records are made when first read. */
export class Lagging<Row extends { readonly id: string }> {
  #source: readonly Row[] | (() => readonly Row[]);
  #rows: Map<string, { row: Row; visibleFrom: number }> | null = null;

  constructor(source: readonly Row[] | (() => readonly Row[])) {
    this.#source = source;
  }

  #all(): Map<string, { row: Row; visibleFrom: number }> {
    if (this.#rows !== null) return this.#rows;
    const rows = typeof this.#source === 'function' ? this.#source() : this.#source;
    this.#rows = new Map(rows.map((row) => [row.id, { row, visibleFrom: 0 }]));
    this.#source = [];
    return this.#rows;
  }

  get(id: string): Row | undefined {
    return this.#all().get(id)?.row;
  }

  /** Every record, those not yet visible too. */
  everything(): Row[] {
    return [...this.#all().values()].map(({ row }) => row);
  }

  /** What searches see at an instant. */
  visible(now: number): Row[] {
    return [...this.#all().values()].filter(({ visibleFrom }) => visibleFrom <= now).map(({ row }) => row);
  }

  add(row: Row, visibleFrom: number): void {
    this.#all().set(row.id, { row, visibleFrom });
  }

  delete(id: string): boolean {
    return this.#all().delete(id);
  }
}
