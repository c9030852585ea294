import * as z from 'zod/mini';
import { attempt } from '../../../../shared/lib/attempt.ts';
import { Mapping } from '../checking/mapping.ts';

const prefix = 'console.import-columns:';
/** Kinds of files of one company that are remembered. */
const maxKept = 20;

const Kept = z.array(z.object({ hash: z.string(), mapping: Mapping }));
type Kept = z.infer<typeof Kept>;

const read = (companyId: string): Kept =>
  Kept.safeParse(attempt(() => JSON.parse(localStorage.getItem(prefix + companyId) ?? '[]'))).data ?? [];

/** What was chosen for the columns of a file with this header, which is known by its hash. */
export function rememberedMapping(
  companyId: string,
  hash: string | undefined,
  columns: number,
): Mapping | undefined {
  const found = read(companyId).find((one) => one.hash === hash)?.mapping;
  return found?.fields.length === columns ? found : undefined;
}

/** Keeps what was chosen for the columns: numbers of columns, fields, and what distinct values mean. No header and no row. */
export function rememberMapping(companyId: string, hash: string | undefined, mapping: Mapping): void {
  if (hash === undefined) return;
  const others = read(companyId).filter((one) => one.hash !== hash);
  const kept: Kept = [{ hash, mapping }, ...others].slice(0, maxKept);
  attempt(() => localStorage.setItem(prefix + companyId, JSON.stringify(kept)));
}
