import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { clearDrafts, openDraft } from './drafts.ts';

const schemas = {
  values: z.object({ name: z.string() }),
  body: z.object({ name: z.string().check(z.trim()) }),
};

function memory(entries: Record<string, string> = {}) {
  const map = new Map(Object.entries(entries));
  const storage = {
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, value: string) => void map.set(name, value),
    removeItem: (name: string) => void map.delete(name),
    key: (index: number) => [...map.keys()][index] ?? null,
    get length() {
      return map.size;
    },
  };
  return { map, storage };
}

const owner = { person: 'p1', scope: 'c1', form: 'group' };
const kept = { values: { name: ' Sales ' } };

test('a draft is kept for one person, company and form', () => {
  const { storage } = memory();
  openDraft(owner, schemas, storage).keep(kept);
  expect(openDraft(owner, schemas, storage).read()).toEqual(kept);
  expect(openDraft({ ...owner, scope: 'c2' }, schemas, storage).read()).toBeUndefined();
  expect(openDraft({ ...owner, form: 'user' }, schemas, storage).read()).toBeUndefined();
  expect(openDraft({ ...owner, person: 'p2' }, schemas, storage).read()).toBeUndefined();
});

test('an attempt is kept with its key and body', () => {
  const { storage } = memory();
  const draft = { ...kept, attempt: { key: 'k', body: { name: 'Sales' } } };
  openDraft(owner, schemas, storage).keep(draft);
  expect(openDraft(owner, schemas, storage).read()).toEqual(draft);
});

test('another person who signs in finds nothing, and other things in storage stay', () => {
  const { map, storage } = memory({ other: 'x' });
  openDraft(owner, schemas, storage).keep(kept);
  openDraft({ ...owner, person: 'p' }, schemas, storage);
  expect([...map.keys()]).toEqual(['other']);
});

test('clearing one or all', () => {
  const { map, storage } = memory({ other: 'x' });
  const draft = openDraft(owner, schemas, storage);
  draft.keep(kept);
  draft.clear();
  expect(draft.read()).toBeUndefined();
  draft.keep(kept);
  clearDrafts(storage);
  expect([...map.keys()]).toEqual(['other']);
});

test('what cannot be read is no draft, and a blocked storage no error', () => {
  const { map, storage } = memory();
  const draft = openDraft(owner, schemas, storage);
  draft.keep(kept);
  const [name = ''] = map.keys();
  for (const damaged of ['{', '{"values":{"title":1}}', '7']) {
    map.set(name, damaged);
    expect(draft.read()).toBeUndefined();
  }
  const blocked = {
    ...storage,
    getItem: () => {
      throw new DOMException('blocked', 'SecurityError');
    },
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  const none = openDraft(owner, schemas, blocked);
  none.keep(kept);
  expect(none.read()).toBeUndefined();
});

test('deleted drafts are counted: those not sent, and those with an unknown outcome', () => {
  const { storage } = memory({ unrelated: 'stays' });
  openDraft(owner, schemas, storage).keep(kept);
  openDraft({ ...owner, form: 'user' }, schemas, storage).keep({
    ...kept,
    attempt: { key: 'k', body: { name: 'Sales' } },
  });
  expect(clearDrafts(storage, owner.person)).toEqual({ typed: 0, sent: 0 });
  expect(clearDrafts(storage, 'p2')).toEqual({ typed: 1, sent: 1 });
  expect(clearDrafts(storage)).toEqual({ typed: 0, sent: 0 });
  expect(storage.getItem('unrelated')).toBe('stays');
});
