/** A name. `apart` tells it from others with the same name; it is undefined if the name is unique. */
export interface Name {
  readonly name: string;
  readonly apart?: string | undefined;
}

/** Something whose name others may have too. */
interface Named {
  readonly id: string;
  readonly name: string;
}

/** One fact that may tell namesakes apart, in words; undefined where it is not known. */
type Fact<Item> = (item: Item) => string | undefined;

/**
 * A name as people see it: two that are the same here cannot be told apart on screen. In contrast to a search, accents count. Case
 * is folded by way of capitals, which makes `ß` and `SS` one, and the two letters i of Turkish.
 */
function asSeen(name: string): string {
  // Most names need no more, and thousands are compared when a list opens.
  if (/^[!-~]+( [!-~]+)*$/.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A name as plain text, for buttons, titles and screen readers. */
export const toldApart = ({ name, apart }: Name): string =>
  apart === undefined ? name : `${name} (${apart})`;

/** Those that something has in common with others, in the order in which they came. */
const alike = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => [
  ...Map.groupBy(items, keyOf).values(),
];

function tell<Item extends Named>(
  namesakes: readonly Item[],
  [fact, ...rest]: readonly Fact<Item>[],
  said: readonly string[],
  apart: Map<string, string>,
): void {
  for (const same of alike(namesakes, (item) => asSeen(fact?.(item) ?? ''))) {
    const [first] = same;
    if (first === undefined) continue;
    // What all of them have tells nothing.
    const told = same.length < namesakes.length ? fact?.(first) : undefined;
    const now = told === undefined ? said : [...said, told];
    if (fact && (same.length > 1 || now.length === 0)) tell(same, rest, now, apart);
    else for (const { id } of same) apart.set(id, (fact ? now : [...now, id]).join(', '));
  }
}

/**
 * What tells items with the same name apart, by id. Each gets as many of the facts as needed, in their order, and its id if they are not
 * enough. Unique names are not in the map.
 */
export function namesakes<Item extends Named>(
  items: readonly Item[],
  ...facts: readonly Fact<Item>[]
): ReadonlyMap<string, string> {
  const apart = new Map<string, string>();
  for (const same of alike(items, ({ name }) => asSeen(name))) {
    if (same.length > 1) tell(same, facts, [], apart);
  }
  return apart;
}
