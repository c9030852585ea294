import { expectTypeOf, test } from 'vitest';
import * as z from 'zod/mini';
import { type Operation, operation } from './operation.ts';

// The promises are kept by the compiler: this file does not compile where one is broken.

type Declared<Fields> = {
  path: '/api/things';
  scope: 'reseller';
  response: z.ZodMiniUndefined;
} & Fields;

test('a write says what it is called in the trail, by a word of the list that is for writes', () => {
  type Write<Audit> = Declared<{ method: 'POST'; role: 'operator'; effect: 'write' } & Audit>;
  expectTypeOf<Write<{ audit: 'company-group.create' }>>().toExtend<Operation>();
  expectTypeOf<Write<{ audit: 'company-group.invent' }>>().not.toExtend<Operation>();
  expectTypeOf<Write<{ audit: 'audit.export' }>>().not.toExtend<Operation>();
  expectTypeOf<Write<{ audit: 'scope.reset' }>>().not.toExtend<Operation>();
  expectTypeOf<Write<{ audit: undefined }>>().not.toExtend<Operation>();
  expectTypeOf<Write<unknown>>().not.toExtend<Operation>();
});

test('so does an export', () => {
  type Export<Audit> = Declared<{ method: 'GET'; role: 'viewer'; effect: 'export' } & Audit>;
  expectTypeOf<Export<{ audit: 'companies.export' }>>().toExtend<Operation>();
  expectTypeOf<Export<{ audit: 'things.export' }>>().not.toExtend<Operation>();
  expectTypeOf<Export<{ audit: 'company-group.create' }>>().not.toExtend<Operation>();
  expectTypeOf<Export<unknown>>().not.toExtend<Operation>();
});

test('and a read for admins, while other reads have no name there', () => {
  type Read<Role, Audit> = Declared<{ method: 'GET'; role: Role; effect: 'read' } & Audit>;
  expectTypeOf<Read<'admin', { audit: 'audit.read' }>>().toExtend<Operation>();
  expectTypeOf<Read<'admin', { audit: 'session.end' }>>().not.toExtend<Operation>();
  expectTypeOf<Read<'admin', unknown>>().not.toExtend<Operation>();
  expectTypeOf<Read<'viewer', unknown>>().toExtend<Operation>();
  expectTypeOf<Read<'any', unknown>>().toExtend<Operation>();
  expectTypeOf<Read<'viewer', { audit: 'audit.read' }>>().not.toExtend<Operation>();
});

test('what changes something is no GET, what is read or exported is a GET or a POST', () => {
  type Call<Method, Effect, Audit> = Declared<
    {
      method: Method;
      role: 'operator';
      effect: Effect;
    } & Audit
  >;
  expectTypeOf<Call<'GET', 'write', { audit: 'session.end' }>>().not.toExtend<Operation>();
  expectTypeOf<Call<'PUT', 'read', unknown>>().not.toExtend<Operation>();
  expectTypeOf<Call<'POST', 'export', { audit: 'companies.export' }>>().toExtend<Operation>();
  expectTypeOf<Call<'PUT', 'export', { audit: 'companies.export' }>>().not.toExtend<Operation>();
});

test('a call is about one company exactly if its path names it', () => {
  const rest = { method: 'GET', role: 'viewer', effect: 'read', response: z.undefined() } as const;
  const one = { ...rest, path: '/api/companies/:companyId/things' } as const;
  const many = { ...rest, path: '/api/things/:thingId' } as const;
  type One = ReturnType<typeof operation<typeof one & { scope: 'company' }>>;
  expectTypeOf<One['scope']>().toEqualTypeOf<'company'>();
  expectTypeOf(operation<typeof one & { scope: 'companies' }>)
    .parameter(0)
    .toHaveProperty('scope')
    .toBeNever();
  expectTypeOf(operation<typeof many & { scope: 'company' }>)
    .parameter(0)
    .toHaveProperty('scope')
    .toBeNever();
});
