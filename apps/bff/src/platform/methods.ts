import type { Operation } from '@reseller-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import { ProblemError } from './problem.ts';

/** A method and a path that are served. */
export type Answered = Pick<Operation, 'method' | 'path'>;

/** Matches paths of a route template with `:name` parameters. */
const pathPattern = (template: string): RegExp => new RegExp(`^${template.replaceAll(/:\w+/g, '[^/]+')}$`);

const methods: ReadonlySet<string> = new Set<Answered['method']>(['GET', 'POST', 'PUT', 'DELETE']);

/**
 * Lets a path answer only its declared methods (RFC 9110, 15.5.6). That excludes HEAD: a router would run the whole GET handler for it,
 * and an export or a sign-in has effects.
 */
export function onlyMethods(answered: readonly Answered[]) {
  const known = answered.map(({ method, path }) => ({ method, pattern: pathPattern(path) }));

  function refuse(request: Request, response: Response): never {
    const here = known.filter(({ pattern }) => pattern.test(request.path));
    if (here.length === 0) throw new ProblemError('not_found');
    response.setHeader('Allow', [...new Set(here.map(({ method }) => method))].join(', '));
    throw new ProblemError('method_not_allowed');
  }

  const before: RequestHandler = (request, response, next) =>
    methods.has(request.method) ? next() : refuse(request, response);

  return {
    /** Goes first, before the router's own answers to HEAD and OPTIONS. */
    before,
    /** Goes last, for requests that nothing answered. @throws {ProblemError} `method_not_allowed`, or `not_found` */
    after: refuse,
  };
}
