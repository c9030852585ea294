import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import { precompressed } from './precompressed.ts';
import { ProblemError } from './problem.ts';

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** Serves the built SPA: hashed assets for a year, and for every other path the page itself, which is not cached. */
export function spa(): Router {
  const router = Router();
  router.use(
    '/assets',
    precompressed(built, 'assets', { immutable: true, maxAge: '365d', index: false, fallthrough: false }),
  );
  router.use(
    express.static(built, { index: false, redirect: false, cacheControl: false, setHeaders: noCache }),
  );
  router.get('/{*path}', (_request, response) => {
    if (!existsSync(`${built}index.html`)) {
      throw new ProblemError('not_ready', { detail: 'The pages are not built yet.' });
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: built, cacheControl: false });
  });
  return router;
}

const noCache = (response: { setHeader(name: string, value: string): unknown }) => {
  response.setHeader('Cache-Control', 'no-cache');
};
