import type { Operation } from '@reseller-console/contract';
import type { Request, RequestHandler, Response } from 'express';
import { ProblemError } from './problem.ts';

/** Where something is answered, and to which method. */
export type Answered = Pick<Operation, 'method' | 'path'>;

/** Matches the paths of a route template with `:name` parameters. */
const pathPattern = (template: string): RegExp => new RegExp(`^${template.replaceAll(/:\w+/g, '[^/]+')}$`);

const methods: ReadonlySet<string> = new Set<Answered['method']>(['GET', 'POST', 'PUT', 'DELETE']);

/**
 * A path answers the methods that are declared for it and no other (RFC 9110, 15.5.6). HEAD is one of the others: a router would run
 * the whole handler of GET for it, and an export or a sign-in has an effect.
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
    /** Comes before everything that a router does by itself for HEAD and OPTIONS. */
    before,
    /** Comes last, where nothing has answered. @throws {ProblemError} `method_not_allowed`, or `not_found` */
    after: refuse,
  };
}
