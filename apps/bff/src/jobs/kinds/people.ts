import { type JobQuery, maxJobItems, type PeopleChoice } from '@reseller-console/contract';
import type { Keepnet, TargetUser } from '@reseller-console/keepnet';
import { type Paging, readEveryPage } from '../../platform/every-page.ts';
import { mapInTurn } from '../../platform/in-turn.ts';
import type { CustomFields } from '../../target-users/custom-fields.ts';
import { findingOf } from '../../target-users/search.ts';
import type { Place } from './place.ts';
import { idsOf } from './records.ts';

/** Calls of one plan at once. */
const atOnce = 4;
const pageSize = 100;
/** Target users that are looked up by address without asking how many the company has. */
const few = 5;

/** What is known of a target user that a plan names. */
export interface Person {
  id: string;
  email: string;
  /** Undefined where the company has no such target user. */
  deleted: boolean | undefined;
  /** The row of the list, which says who keeps the record; undefined where masks keep it from being found. */
  row: TargetUser | undefined;
}

const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, index) =>
    ids.slice(index * pageSize, (index + 1) * pageSize),
  );

const order = { sort: 'createdAt', order: 'desc' } as const;

/** Rows of the list by id, by whichever takes fewer calls: a search for each address, or the pages of the list. */
async function rowsOf(
  keepnet: Pick<Keepnet, 'company'>,
  { companyId, call }: Place,
  people: readonly { id: string; email: string }[],
): Promise<Map<string, TargetUser>> {
  const { targetUsers } = keepnet.company(companyId);
  const rows = new Map<string, TargetUser>();
  const wanted = new Set(people.map(({ id }) => id));
  const keep = (items: readonly TargetUser[]) => {
    for (const row of items) if (wanted.has(row.id)) rows.set(row.id, row);
  };
  const readPage = async (page: number) => {
    const read = await targetUsers.search({ ...order, page, pageSize }, call);
    keep(read.items);
    return read;
  };
  if (people.length > few) {
    const { total } = await readPage(1);
    const pages = Math.ceil(total / pageSize);
    if (pages <= people.length) {
      const rest = Array.from({ length: Math.max(0, pages - 1) }, (_, index) => index + 2);
      await mapInTurn(rest, atOnce, readPage);
    }
  }
  // A list that changed while it was read may have moved some of them past.
  const missing = people.filter(({ id, email }) => !rows.has(id) && email !== '');
  await mapInTurn(missing, atOnce, async ({ email }) => {
    const { items } = await targetUsers.search({ ...order, page: 1, pageSize, filters: { email } }, call);
    keep(items);
  });
  return rows;
}

/** What is known of these target users, in their order; with `entries` alone, only whether they are deleted. */
export async function peopleByIds(
  keepnet: Pick<Keepnet, 'company'>,
  place: Place,
  ids: readonly string[],
  wanted: 'rows' | 'entries' = 'rows',
): Promise<Person[]> {
  const { targetUsers } = keepnet.company(place.companyId);
  const read = await mapInTurn(chunksOf([...new Set(ids)]), atOnce, (some) =>
    targetUsers.byIds(some, place.call),
  );
  const entries = new Map(read.flat().map((entry) => [entry.id, entry]));
  const sought = wanted === 'rows' ? [...entries.values()] : [];
  const rows = await rowsOf(keepnet, place, sought);
  return ids.map((id): Person => {
    const [entry, row] = [entries.get(id), rows.get(id)];
    const deleted = entry && (entry.deleted || row?.status === 'deleted');
    return { id, email: row?.email ?? entry?.email ?? '', deleted, row };
  });
}

/** What a plan needs to find its people. */
export interface PeopleParts {
  keepnet: Pick<Keepnet, 'company'>;
  customFields: Pick<CustomFields, 'filters'>;
}

/** What becomes of one of the people while a list is read. */
type Keep<Item> = (person: Person) => Item | Promise<Item>;

/** The target users that a list shows now. Those that are deleted are shown only where they are asked for. */
async function peopleOfQuery<Item>(
  { keepnet, customFields }: PeopleParts,
  { companyId, call }: Place,
  { except, ...query }: JobQuery,
  keep: Keep<Item>,
): Promise<Item[]> {
  const { targetUsers } = keepnet.company(companyId);
  const finding = await findingOf(customFields, companyId, query, call.owner);
  const left = new Set(except);
  const readPage = async (paging: Paging) => {
    const page = await targetUsers.search({ ...paging, ...order, ...finding }, call);
    const items = await mapInTurn(page.items, atOnce, async (row) => {
      const { id, email, status } = row;
      const kept = left.has(id) ? [] : [await keep({ id, email, deleted: status === 'deleted', row })];
      return { id, kept };
    });
    return { ...page, items };
  };
  const { items } = await readEveryPage(readPage, maxJobItems);
  return items.flatMap(({ kept }) => kept);
}

/** The target users of one company that a plan is about. Holds only what `keep` makes of each, since there may be ten thousand. */
export async function choosePeople<Item>(
  parts: PeopleParts,
  place: Place,
  { items = [], query }: PeopleChoice,
  keep: Keep<Item>,
): Promise<Item[]> {
  if (query !== undefined) return peopleOfQuery(parts, place, query, keep);
  const people = await peopleByIds(parts.keepnet, place, idsOf(items, place.companyId));
  return mapInTurn(people, atOnce, async (person) => keep(person));
}
