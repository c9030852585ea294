import type * as z from 'zod/mini';
import type { ExportAction, ReadAction, WriteAction } from './audit-actions.ts';
import type { Role } from './role.ts';

type Scope = 'company' | 'companies' | 'reseller' | 'self';

interface Declared {
  /** Route template with `:name` parameters; a parameter called `companyId` makes the call a scoped one. */
  readonly path: `/${string}`;
  /**
   * Whose data it is about. `company`: the one in the path. `companies`: those that the person sees. `reseller`: all companies at
   * once, which is not for people who are limited to certain ones. `self`: no company's, but the person's or the console's own.
   */
  readonly scope: Scope;
  readonly query?: z.ZodMiniType;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
}

/** The least role that may call it, or `any` for everyone who is signed in. */
type NeededRole = Role | 'any';

interface Read extends Declared {
  readonly effect: 'read';
  /** POST where what is asked for is too long, or too personal, for an address. */
  readonly method: 'GET' | 'POST';
  readonly role: Exclude<NeededRole, 'admin'>;
  readonly audit?: never;
}

interface AdminRead extends Declared {
  readonly effect: 'read';
  readonly method: 'GET';
  readonly role: 'admin';
  readonly audit: ReadAction;
}

/** Takes data away in bulk. It costs Keepnet more than any write, so it counts as a change in the limits. */
export interface ExportOperation extends Declared {
  readonly effect: 'export';
  /** POST if a URL is too short for what is exported. */
  readonly method: 'GET' | 'POST';
  readonly role: NeededRole;
  readonly audit: ExportAction;
}

/** Changes something. */
export interface WriteOperation extends Declared {
  readonly effect: 'write';
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly role: NeededRole;
  readonly audit: WriteAction;
}

/**
 * One call of the BFF's HTTP API: the server mounts it, the browser calls it, and both take its types from here. Its limits, the check
 * for other sites, and what the trail tells of those who were denied it follow from `effect`, `scope` and `audit`. `audit` is its
 * name in the trail: writes, exports and reads for admins have one, other reads have none.
 */
export type Operation = Read | AdminRead | ExportOperation | WriteOperation;

type ParamNames<Path extends string> = Path extends `${infer Head}/${infer Rest}`
  ? ParamNames<Head> | ParamNames<Rest>
  : Path extends `:${infer Name}`
    ? Name
    : never;

/** A call is about one company exactly if its path names it. */
type ScopeOf<Path extends string> =
  'companyId' extends ParamNames<Path> ? 'company' : Exclude<Scope, 'company'>;

/** Declares an operation and keeps its literal types. */
export function operation<const O extends Operation>(
  declared: O & { readonly scope: ScopeOf<O['path']> },
): O {
  return declared;
}

/** The path parameters of an operation, by name. */
export type ParamsOf<O extends Operation> = { readonly [Name in ParamNames<O['path']>]: string };
export type QueryOf<O extends Operation> = O['query'] extends z.ZodMiniType
  ? z.output<O['query']>
  : undefined;
export type BodyOf<O extends Operation> = O['body'] extends z.ZodMiniType ? z.output<O['body']> : undefined;
export type ResponseOf<O extends Operation> = z.output<O['response']>;
