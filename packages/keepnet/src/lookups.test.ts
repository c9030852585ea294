import { afterEach, expect, it } from 'vitest';
import { type FakeUpstream, startFake, succeed } from '../test/support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

const languages = [
  { resourceId: 'l1', name: 'German', isoFriendlyName: 'German (Germany)', code: 'de' },
  { name: 'lost' },
];

it('time zones by id and display name', async () => {
  const timeZoneList = [
    { id: 'GTB', displayName: '(UTC+02:00) Athens' },
    { id: 'UTC', displayName: null },
  ];
  fake = await startFake((_request, response) => succeed(response, { timeZoneList }));
  expect(await fake.client().lookups.timeZones()).toEqual([
    { id: 'GTB', name: '(UTC+02:00) Athens' },
    { id: 'UTC', name: 'UTC' },
  ]);
});

it('languages by id, as rows and as people call them', async () => {
  fake = await startFake((_request, response) => succeed(response, languages));
  expect(await fake.client().lookups.languages()).toEqual([
    { id: 'l1', name: 'German', label: 'German (Germany)', code: 'de' },
  ]);
});

it('custom fields in the order of forms', async () => {
  const fields = [
    {
      resourceId: 'f2',
      name: 'Badge',
      fieldDataType: 'Number',
      sortOrder: 2,
      isRequired: true,
      isActive: false,
    },
    { resourceId: 'f1', name: 'Site', fieldDataType: 'String', sortOrder: 1 },
  ];
  fake = await startFake((_request, response) => succeed(response, fields));
  expect(await fake.client().company('c').customFields()).toEqual([
    { id: 'f1', name: 'Site', type: 'String', required: false, sortOrder: 1, active: true },
    { id: 'f2', name: 'Badge', type: 'Number', required: true, sortOrder: 2, active: false },
  ]);
});
