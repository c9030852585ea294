import { z } from 'zod';

const wholeNumber = z.coerce.number().int().min(0);
const whole = (fallback: number) => wholeNumber.default(fallback);

const environment = z.object({
  SANDBOX_PORT: wholeNumber.max(65_535).default(4000),
  SANDBOX_COMPANIES: whole(250),
  SANDBOX_USERS: whole(100_000),
  SANDBOX_LATENCY_MS: whole(0),
  /** Where the demo's console is, for the identity provider to send people back to. */
  SANDBOX_CONSOLE_URL: z.url().default('http://localhost:3000'),
  SANDBOX_PARTICIPANTS: z.enum(['replace', 'add']).default('replace'),
});

export type Config = z.infer<typeof environment>;

/** Reads the environment; throws an Error with one line that names the variable. */
export function readConfig(values: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'is not valid'}`);
}
