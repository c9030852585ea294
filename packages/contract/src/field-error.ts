import * as z from 'zod/mini';
import type { fieldCodes } from './field-codes.ts';

/** The numbers and names in a sentence, by what they are. */
export const Params = z.record(z.string(), z.union([z.string(), z.number()]));
export type Params = Readonly<z.infer<typeof Params>>;

type OwnCode = (typeof fieldCodes)[number];

/** `refused_by_keepnet` has Keepnet's own words as its message. */
export type FieldCode = OwnCode | 'refused_by_keepnet';

/** Why a value is refused. */
export interface FieldProblem {
  readonly code: FieldCode;
  readonly params?: Params;
  /** One sentence in English. */
  readonly message: string;
}

/** A field of a request that was refused, and why; `field` is its dotted path in the request. */
export interface FieldError extends FieldProblem {
  readonly field: string;
}

/** The same as the browser receives it: a server of another version may send codes that are not known here, or none. */
export const ReceivedFieldError = z.object({
  field: z.string(),
  code: z.optional(z.string()),
  params: z.optional(Params),
  message: z.string(),
});
export type ReceivedFieldError = z.infer<typeof ReceivedFieldError>;

/** A check of a text by its shape. The first page loads it: its sentence is in `field-problem.ts`. */
export const shaped = (shape: RegExp, code: OwnCode) =>
  z.refine<string>((value) => shape.test(value), { params: { code } });

/** A check of a whole value. */
export const holds = <Value>(test: (value: Value) => boolean, code: OwnCode, params: Params = {}) =>
  z.refine<Value>(test, { params: { code, params } });
