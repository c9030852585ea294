import type * as z from 'zod/mini';
import type { Role } from './role.ts';

/** One call of the BFF's HTTP API: the server mounts it, the browser calls it, and both take its types from here. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Route template with `:name` parameters; a parameter called `companyId` makes the call a scoped one. */
  readonly path: `/${string}`;
  /** The least role that may call it, or `any` for whoever is signed in. */
  readonly role: Role | 'any';
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
}

/** Declares an operation and keeps its literal types. */
export function operation<const O extends Operation>(declared: O): O {
  return declared;
}

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Rest}`
  ? ParamNames<Head> | ParamNames<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

/** The path parameters of an operation, by name. */
export type ParamsOf<O extends Operation> = { readonly [Name in ParamNames<O['path']>]: string };
export type QueryOf<O extends Operation> = O['query'] extends z.ZodMiniType
  ? z.output<O['query']>
  : undefined;
export type BodyOf<O extends Operation> = O['body'] extends z.ZodMiniType ? z.output<O['body']> : undefined;
export type ResponseOf<O extends Operation> = z.output<O['response']>;
