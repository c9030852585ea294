import {
  type FieldCode,
  type Params,
  problemOfIssue,
  type ReceivedFieldError,
} from '@reseller-console/contract';
import type * as z from 'zod/mini';
import { words as w } from './words/en.ts';

const isSaid = (code: string | undefined): code is Exclude<FieldCode, 'refused_by_keepnet'> =>
  code !== undefined && Object.hasOwn(w.fields, code);

const amountOf = ({ max, min, line }: Params): number => Number(max ?? min ?? line ?? 0);

/** The sentence at a field that the server refused: the page's own by its code, otherwise the server's message. */
export const complaintOf = ({ code, params = {}, message }: Omit<ReceivedFieldError, 'field'>): string =>
  isSaid(code) ? w.fields[code](amountOf(params)) : message;

/** The sentence at a field that the form itself refuses. The checks of a single form bring their own. */
export const complaintOfIssue = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' && issue.params === undefined ? issue.message : complaintOf(problemOfIssue(issue));

/** The same away from the field: Keepnet's own words are marked as such. */
export const complaintAlone = (error: ReceivedFieldError): string =>
  isSaid(error.code)
    ? complaintOf(error)
    : error.code === 'refused_by_keepnet'
      ? w.said(error.message)
      : error.message;
