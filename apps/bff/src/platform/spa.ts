import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Request, type RequestHandler, Router } from 'express';
import { precompressed } from './precompressed.ts';
import { ProblemError } from './problem.ts';

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url));

/** A file has a dot in its address; no page and no id has one. */
const isFile = ({ path }: Request): boolean => path.includes('.') && !path.startsWith('/assets/');

/** Pages and assets can only be read (RFC 9110, section 15.5.6). */
const onlyReads: RequestHandler = (request, response, next) => {
  if (isFile(request)) throw new ProblemError('not_found');
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.setHeader('Allow', 'GET, HEAD');
  throw new ProblemError('method_not_allowed');
};

/**
 * Serves the SPA built in `root`: hashed assets for a year, and the page itself for every other path. The browser revalidates the page
 * each time, by a hash of its content. By its time, an older build would look unchanged after a rollback, and the cached page would
 * ask for scripts that are gone.
 */
export function spa(root = built): Router {
  const router = Router();
  router.use(onlyReads);
  router.use('/assets', precompressed(root, 'assets', { immutable: true, maxAge: '365d', index: false }));
  router.get('/{*path}', async (_request, response, next) => {
    const page = await readFile(`${root}index.html`).catch((cause: unknown) => {
      throw new ProblemError('not_ready', { detail: 'The pages are not built yet.', cause });
    });
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('ETag', `"${createHash('sha256').update(page).digest('base64url')}"`);
    response.sendFile('index.html', { root, cacheControl: false, lastModified: false }, (error) => {
      if (error) next(error);
    });
  });
  return router;
}
