import type { Call } from '@reseller-console/keepnet';
import { expect, test } from 'vitest';
import { createDomains } from './domains.ts';

const companies = ['one', 'two', 'three'].map((id) => ({ id, name: `The ${id}`, privacyDenied: false }));
const verified: Readonly<Record<string, string[]>> = {
  one: ['one.example.com', 'both.example.com'],
  two: ['both.example.com', 'gmail.com'],
};

test('the domains of all companies are read behind people who wait, for the plan that asks', async () => {
  const calls: Call[] = [];
  const domains = createDomains(
    {
      company: (id) => ({
        verifiedDomains: async (call) => {
          calls.push(call);
          return verified[id] ?? [];
        },
      }),
    },
    { get: async () => ({ companies }) },
    () => 0,
  );
  const plan = { owner: 'plan', isBackground: true };
  await domains.verifiedBy('three', plan);
  const sought = new Set(['one.example.com', 'both.example.com', 'gmail.com']);
  expect([...(await domains.holders(sought, plan))]).toEqual([
    ['one.example.com', { id: 'one', name: 'The one' }],
  ]);
  expect(calls).toEqual([plan, plan, plan, plan]);
});
