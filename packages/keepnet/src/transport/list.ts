import type { z } from 'zod';
import type { Route } from './route.ts';

/** The page that was asked for. */
export interface PageAsked {
  page: number;
  pageSize: number;
}

/** A search: where it is asked, how its answer is checked, and what a page of it is to us. */
export interface List<S extends z.ZodType, T extends object> {
  route: Route;
  schema: S;
  toPage: (wire: z.output<S>, asked: PageAsked) => T;
}

/** Declares a search. What a page becomes depends on nothing but the answer and the page that was asked for. */
export const listOf = <S extends z.ZodType, T extends object>(
  route: Route,
  schema: S,
  toPage: (wire: z.output<S>, asked: PageAsked) => T,
): List<S, T> => ({ route, schema, toPage });
