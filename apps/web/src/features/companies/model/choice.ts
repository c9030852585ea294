import type { LucideIcon } from 'lucide-react';
import type { Name } from '../../../shared/lib/namesakes.ts';
import type { Entry } from '../../../shared/lib/rank.ts';

interface Named extends Name {
  /** It is so already: the company on screen, the theme in force. */
  readonly current?: boolean;
}

/** Choosing a company opens a page of it. */
export interface CompanyChoice extends Named {
  readonly id: string;
  readonly to: string;
}

/** A page, or something that is done at once and so has no address that a new tab could open. */
export type Command = Named & { readonly icon: LucideIcon } & (
    | { readonly to: string }
    | { readonly run: () => void }
  );

/** One row of the palette. */
export type Choice = CompanyChoice | Command;

/** The key of a row, in any section of the palette. */
export const keyOf = (choice: Choice): string =>
  'id' in choice ? choice.id : 'to' in choice ? choice.to : choice.name;

/** The same kind of page for another company: its page stays, filters and search do not. */
export function pageForCompany(pathname: string, companyId: string): string {
  const [, page] = /^\/companies\/[^/]+\/([a-z-]+)/.exec(pathname) ?? [];
  return page === undefined ? `/companies/${companyId}` : `/companies/${companyId}/${page}`;
}

/** A company as a row, on a page and with a company chosen, if any. */
export const companyChoice = (
  [id, name]: Entry,
  namesakes: ReadonlyMap<string, string>,
  pathname: string,
  currentId: string | undefined,
): CompanyChoice => ({
  id,
  name,
  apart: namesakes.get(id),
  to: pageForCompany(pathname, id),
  current: id === currentId,
});

/** Where the palette starts: a person who opens it wants a different company. */
export const firstOf = (choices: readonly Choice[]): number =>
  Math.max(
    0,
    choices.findIndex((choice) => 'id' in choice && choice.current !== true),
  );
