import { type Config, readConfig } from './config.ts';
import { startSandbox } from './index.ts';

const BAD_CONFIGURATION = 78;

function configuration(): Config {
  try {
    return readConfig();
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The environment is not valid');
    process.exit(BAD_CONFIGURATION);
  }
}

const config = configuration();
const sandbox = await startSandbox({
  port: config.SANDBOX_PORT,
  companies: config.SANDBOX_COMPANIES,
  users: config.SANDBOX_USERS,
  latencyMs: config.SANDBOX_LATENCY_MS,
  participants: config.SANDBOX_PARTICIPANTS,
});
console.log(JSON.stringify({ ready: 'sandbox', url: sandbox.url, port: sandbox.port }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
