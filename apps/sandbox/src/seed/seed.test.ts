import { expect, test } from 'vitest';
import { STRICT } from '../store/modes.ts';
import { World } from '../store/world.ts';
import { KNOWN } from './known.ts';

const world = (seed: number) => new World({ seed, companies: 60, users: 500 }, { ...STRICT });
const print = ({ companies }: World) =>
  [...companies.values()].map(({ id, name, limit }) => ({ id, name, limit }));
const people = (from: World) => {
  const acme = from.companies.get(KNOWN.acme.id);
  return acme === undefined
    ? []
    : from
        .tenant(acme)
        .users.everything()
        .map(({ id, email, deleted }) => ({ id, email, deleted }));
};

test('the same seed gives the same records, and another one gives others', () => {
  expect(print(world(1))).toEqual(print(world(1)));
  expect(people(world(1))).toEqual(people(world(1)));
  expect(people(world(2))).not.toEqual(people(world(1)));
});

test('as many companies are listed as asked for, the reseller and strangers aside', () => {
  const listed = world(1).listed();
  const ids = new Set(listed.map(({ id }) => id));
  expect(listed).toHaveLength(60);
  expect(ids.size).toBe(60);
  expect([KNOWN.reseller.id, KNOWN.notManaged.id].some((id) => ids.has(id))).toBe(false);
});

test('no two living users of a company share an address, and ids are unique', () => {
  const rows = people(world(3));
  const living = rows.filter(({ deleted }) => !deleted).map(({ email }) => email.toLowerCase());
  expect(new Set(living).size).toBe(living.length);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(500);
});
