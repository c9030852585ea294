import { expect, it } from 'vitest';
import { createKeepnet } from './client.ts';

const credential = { clientId: 'console', clientSecret: 'hush-hush' };

it.each([
  'http://api.example.com',
  'ftp://127.0.0.1',
  'https://user:pass@api.example.com',
  'https://api.example.com/?a=b',
  'api.example.com',
  'http://127.0.0.1.example.com',
])('refuses the base URL %s', (baseUrl) => {
  expect(() => createKeepnet({ baseUrl, ...credential })).toThrow(TypeError);
});

it.each([
  'https://api.example.com',
  'https://keepnet.example.org/on-premise/',
  'http://localhost:4000',
  'http://[::1]:4000',
])('takes the base URL %s', async (baseUrl) => {
  await createKeepnet({ baseUrl, ...credential }).close();
});
