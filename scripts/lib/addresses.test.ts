import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { choosePorts, publicUrlIn } from './addresses.ts';

const silent = () => undefined;

test('the ports that are asked for are used, and nothing is said', async () => {
  const said: string[] = [];
  const ports = await choosePorts({ PORT: '3456', SANDBOX_PORT: '4567' }, (line) => said.push(line));
  expect(ports).toEqual({ port: 3456, sandboxPort: 4567 });
  expect(said).toEqual([]);
});

test('a port that is asked for and taken is left to the program to refuse', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : 0;
  expect(await choosePorts({ PORT: String(taken) }, silent)).toMatchObject({ port: taken });
});

test.each(['0', '99999', '-1', '3e9', 'many', '80.5'])('a port of %s is refused by name', async (port) => {
  await expect(choosePorts({ PORT: port }, silent)).rejects.toThrow('PORT must be');
  await expect(choosePorts({ SANDBOX_PORT: port }, silent)).rejects.toThrow('SANDBOX_PORT must be');
});

test('one port for both is refused, and not told as taken by another program', async () => {
  await expect(choosePorts({ PORT: '3456', SANDBOX_PORT: '3456' }, silent)).rejects.toThrow(
    'SANDBOX_PORT must be another port than PORT (3456)',
  );
});

test('without them there are ports all the same', async () => {
  const { port, sandboxPort } = await choosePorts({ PORT: '', SANDBOX_PORT: ' ' }, silent);
  expect(port).toBeGreaterThan(0);
  expect(sandboxPort).toBeGreaterThan(0);
});

test('PUBLIC_URL is an origin or refused', () => {
  expect(publicUrlIn({})).toBeUndefined();
  expect(publicUrlIn({ PUBLIC_URL: ' ' })).toBeUndefined();
  expect(publicUrlIn({ PUBLIC_URL: 'http://localhost:8088' })?.port).toBe('8088');
  for (const url of ['localhost:8088', 'ftp://x', 'http://localhost/console', 'nowhere']) {
    expect(() => publicUrlIn({ PUBLIC_URL: url })).toThrow('PUBLIC_URL must be');
  }
});
