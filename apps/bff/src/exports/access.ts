import type { Request } from 'express';
import type { Person } from '../platform/person.ts';

/** Milliseconds before a person's rights are checked again. */
const checkMs = 5_000;

/** Whether a person may still see a company; `ended` if they have signed out, or lost their role. */
type CompanyAccess = 'may' | 'lost' | 'ended';
export type AccessTo = (companyId: string) => Promise<CompanyAccess>;

/** Checks what a person may still see while a long answer is written, at most every few seconds. */
export type AccessOf = (request: Request) => AccessTo;

/** @param personNow the person of a request as the session knows them now; null once it has ended */
export const createAccessOf =
  (personNow: (request: Request) => Promise<Person | null>, now: () => number): AccessOf =>
  (request) => {
    let asked: { at: number; person: Promise<Person | null> } | undefined;
    return async (companyId) => {
      if (asked === undefined || now() - asked.at >= checkMs) {
        asked = { at: now(), person: personNow(request) };
      }
      const known = await asked.person;
      if (known === null || known.role === null) return 'ended';
      return known.companies === null || known.companies.includes(companyId) ? 'may' : 'lost';
    };
  };
