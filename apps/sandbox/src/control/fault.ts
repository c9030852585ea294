import { z } from 'zod';

const match = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  /** A path, a template such as `/api/target-users/{resourceId}`, or a regular expression between slashes: `/^...$/`. */
  path: z.string().optional(),
  /** The company of the header, or of the path. */
  companyId: z.string().optional(),
  /** Begin with the nth call that matches (from 1). */
  nth: z.int().min(1).default(1),
  /** How many calls to spoil: 1 unless told, or every one. */
  times: z.union([z.int().min(1), z.literal('always')]).default(1),
});

const fault = z.strictObject({
  /**
   * latency: wait `ms` · hold: wait until the held calls are released · status: bare `status` (503), or with an
   * error envelope · envelope: an error envelope under `status` (200) · html: an error page (502) · redirect: to
   * `location` (302) · reset: destroy the connection · empty: `status` (200) without a body · hang: never answer ·
   * truncate: half of the answer, ended as if whole · drip: the answer byte by byte, one each `ms` · cut: destroy
   * the connection within a file.
   */
  kind: z.enum([
    'latency',
    'hold',
    'status',
    'envelope',
    'html',
    'redirect',
    'reset',
    'empty',
    'hang',
    'truncate',
    'drip',
    'cut',
  ]),
  /** Whether the call is handled first: a create has then happened although its answer is a fault. */
  applied: z.enum(['before', 'after']).default('before'),
  ms: z.number().min(0).default(50),
  status: z.int().min(200).max(599).optional(),
  /** Value of the Retry-After header: seconds or a date. */
  retryAfter: z.union([z.number(), z.string()]).optional(),
  /** With `status`: send an error envelope besides. */
  envelope: z.boolean().default(false),
  /** The status word and message of the error envelope. */
  code: z.string().default('INTERNAL_SERVER_ERROR'),
  message: z.string().default('An error occurred'),
  style: z.enum(['camel', 'pascal', 'messages']).default('camel'),
  location: z.string().default('/login'),
  cutAfterBytes: z.int().min(0).optional(),
  /** Rows of a CSV file, its head not counted. */
  cutAfterRows: z.int().min(0).optional(),
  /** With `cut`: end the file as if it were whole. */
  clean: z.boolean().default(false),
});

export const faultRule = z.strictObject({ match: match.default({ nth: 1, times: 1 }), fault });

/** What a test asks for; everything but `fault.kind` may be left out. */
export type FaultRequest = z.input<typeof faultRule>;
export type FaultRule = z.output<typeof faultRule>;
export type Fault = FaultRule['fault'];
