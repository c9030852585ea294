import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { refusedStart } from '../test/support/child.ts';
import { leastEnvironment } from '../test/support/environment.ts';

const badMap = { ...leastEnvironment, PORT: '0', OIDC_ROLE_MAP: 'admin=CN=x,OU=y,DC=com' };

test.each([
  ['main.ts', badMap, /^OIDC_ROLE_MAP [^\n]+\n$/],
  ['audit/verify-command.ts', { DATA_DIR: 'nowhere' }, /^SESSION_SECRET is needed[^\n]+\n$/],
])(
  '%s ends with 78 and one line that names the variable, before anything is opened or asked',
  async (file, environment, line) => {
    const main = fileURLToPath(new URL(file, import.meta.url));
    const { code, said, complaint } = await refusedStart(environment, { main });
    expect({ code, said }).toEqual({ code: 78, said: '' });
    expect(complaint).toMatch(line);
  },
);
