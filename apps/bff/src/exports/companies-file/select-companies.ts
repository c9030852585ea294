import { setTimeout as delay } from 'node:timers/promises';
import type { LeftOut } from '@reseller-console/contract';
import type { Call, CompanyRow } from '@reseller-console/keepnet';
import type { CompanyDirectory } from '../../companies/directory.ts';
import { visibleCompanies } from '../../companies/visible-companies.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import type { Caller } from '../../platform/person.ts';
import { ProblemError } from '../../platform/problem.ts';

/** Companies that are asked at once whether they hide their people. */
const asksAtOnce = 16;
/** Milliseconds that they have for that before the file begins. */
const patienceMs = 20_000;
/** Milliseconds that an answer may be old: each company is asked again when it is read. */
const maxAgeMs = 86_400_000;

/** The companies that a person wants: by id, those of a company group, or all that they see. */
export interface Chosen {
  companies?: readonly string[] | undefined;
  group?: string | undefined;
}

/** The companies that a file is of, and those that are left out from the start. */
export interface Selection {
  companies: readonly CompanyRow[];
  leftOut: readonly LeftOut[];
  /** Whether every company was asked if it hides its people. */
  isCertain: boolean;
}

interface Parts {
  directory: Pick<CompanyDirectory, 'get' | 'refresh'>;
  /** Ids of the companies in a company group. */
  membersOf: (groupId: string, call: Call) => Promise<readonly string[]>;
  /** Whether Keepnet hides the names and addresses of a company's target users. */
  isMasked: (companyId: string, owner: string | undefined, maxAgeMs: number) => Promise<boolean>;
}

/** Selects the companies of a file, and says of each that cannot be read why not. */
export function createCompanySelection({ directory, membersOf, isMasked }: Parts) {
  async function idsOf({ companies, group }: Chosen, call: Call): Promise<readonly string[] | undefined> {
    if (group === undefined) return companies;
    const named = companies && new Set(companies);
    return (await membersOf(group, call)).filter((id) => named === undefined || named.has(id));
  }

  /** A company that the person does not see is left out for one reason, whether it exists or not. */
  async function choose({ companies: limit }: Caller, chosen: Chosen, call: Call) {
    if (limit !== null && chosen.group !== undefined) throw new ProblemError('companies_limited');
    const ids = await idsOf(chosen, call);
    let all = await directory.get();
    if (ids === undefined) return { rows: visibleCompanies(all, limit), unseen: [] };
    const mine = new Set(limit ?? ids);
    if (ids.some((id) => mine.has(id) && !all.byId.has(id))) all = await directory.refresh();
    const wanted = new Set(ids);
    const rows = visibleCompanies(all, limit).filter(({ id }) => wanted.has(id));
    for (const { id } of rows) wanted.delete(id);
    const unseen = [...wanted].map((id): LeftOut => {
      const code = mine.has(id) ? 'company_not_found' : 'company_forbidden';
      return { company: { id, name: id }, code };
    });
    return { rows, unseen };
  }

  /** Companies that hide their people, as far as that is known in time; the others show it when they are read. */
  async function masked(rows: readonly CompanyRow[], owner: string | undefined) {
    const found = new Set<string>();
    let isCertain = true;
    const ask = async ({ id }: CompanyRow) => {
      try {
        if (await isMasked(id, owner, maxAgeMs)) found.add(id);
      } catch {
        isCertain = false;
      }
    };
    const late = new AbortController();
    const everyone = mapInTurn(rows, asksAtOnce, async (row) => {
      if (!late.signal.aborted) await ask(row);
    });
    const waited = await Promise.race([everyone, delay(patienceMs, undefined, { ref: false })]);
    late.abort();
    return { found: new Set(found), isCertain: isCertain && waited !== undefined };
  }

  /**
   * @param hides whether names and addresses that Keepnet hides would be missing from the file
   * @throws {ProblemError} `companies_limited` for a company group of a person who sees certain companies only
   */
  return async function selectCompanies(
    person: Caller,
    chosen: Chosen,
    hides: boolean,
    call: Call,
  ): Promise<Selection> {
    const { rows, unseen } = await choose(person, chosen, call);
    const open = rows.filter(({ privacyDenied }) => !privacyDenied);
    const { found, isCertain } = hides
      ? await masked(open, call.owner)
      : { found: new Set<string>(), isCertain: true };
    const leftOut = rows.flatMap(({ id, name, privacyDenied }): LeftOut[] => {
      if (privacyDenied) return [{ company: { id, name }, code: 'company_private' }];
      return found.has(id) ? [{ company: { id, name }, code: 'company_masked' }] : [];
    });
    const companies = open.filter(({ id }) => !found.has(id));
    return { companies, leftOut: [...leftOut, ...unseen], isCertain };
  };
}

export type SelectCompanies = ReturnType<typeof createCompanySelection>;
