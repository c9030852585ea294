import { KNOWN } from '@reseller-console/sandbox';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole } from './support/console.ts';
import { create, newPerson } from './support/people.ts';

const company = KNOWN.brightwater;
const path = `/api/companies/${company.id}/target-users`;
const Rows = z.object({ items: z.array(z.looseObject({})) });
const withoutPhone = (local: string) => newPerson(local, company.domains[0], { phoneNumber: '' });

test('a telephone number is needed, and the company is named in both headers, unless told otherwise', async () => {
  const system = await startConsole();
  try {
    const operator = await system.signIn('operator');
    expect(await (await operator.request('/api/session')).json()).toMatchObject({ phoneRequired: true });
    const refused = await create(operator, path, withoutPhone('no-phone'));
    expect(refused).toMatchObject({ status: 400, errors: [{ field: 'phoneNumber', message: 'Required' }] });
    expect(system.sandbox.control.requests('/api/target-users')).toEqual([]);
    const [asked] = system.sandbox.control.requests('/api/target-groups/search');
    expect(asked?.headers['x-ir-company-id']).toBe(company.id);
  } finally {
    await system.close();
  }
});

test('a tenant that takes people without a telephone number gets them, a tenant that does not says so at the field', async () => {
  const system = await startConsole({
    environment: { KEEPNET_PHONE_NUMBER: 'optional', KEEPNET_COMPANY_HEADERS: 'keepnet' },
  });
  try {
    const operator = await system.signIn('operator');
    expect(await (await operator.request('/api/session')).json()).toMatchObject({ phoneRequired: false });
    const refused = await create(operator, path, withoutPhone('strict'));
    expect(refused).toMatchObject({ status: 422, errors: [{ field: 'phoneNumber' }] });
    system.sandbox.control.modes({ phone: 'optional' });
    expect(await create(operator, path, withoutPhone('lenient'))).toMatchObject({ status: 201 });
    for (const { headers } of system.sandbox.control.requests('/api/target-users')) {
      expect(headers['x-keepnet-company-id']).toBe(company.id);
      expect(headers).not.toHaveProperty('x-ir-company-id');
    }
  } finally {
    await system.close();
  }
});

test('dates in the tenant’s own format are shown as they come, in every list', async () => {
  const system = await startConsole();
  try {
    const viewer = await system.signIn('viewer');
    system.sandbox.control.modes({ dates: 'tenant' });
    const first = async (where: string) => {
      const { items } = Rows.parse(await (await viewer.request(where)).json());
      return items[0];
    };
    const tenant = expect.stringMatching(/^\d\d\/\d\d\/\d{4} \d\d:\d\d$/);
    expect(await first('/api/companies')).toMatchObject({ licenceEndsAt: tenant, createdAt: tenant });
    expect(await first('/api/company-groups')).toMatchObject({ createdAt: tenant });
    expect(await first(path)).toMatchObject({ createdAt: tenant });
    expect(await first(`/api/companies/${company.id}/target-groups`)).toMatchObject({ createdAt: tenant });
    const one = await (await viewer.request(`/api/companies/${company.id}`)).json();
    expect(one).toMatchObject({ licenceStartsAt: tenant, licenceEndsAt: tenant });
  } finally {
    await system.close();
  }
});
