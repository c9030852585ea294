import { randomUUID } from 'node:crypto';
import { importMediaType, importTargetUsers } from '@reseller-console/contract';
import type { Request } from 'express';
import { endpoint } from '../platform/endpoint.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Jobs } from './jobs.ts';
import { readUpload } from './upload-lines.ts';

/** Reads the rest of a refused request: a browser reads no answer before it has sent everything. */
async function drain(request: Request): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  request
    .once('end', resolve)
    .once('close', resolve)
    .once('error', () => resolve())
    .resume();
  await promise;
}

function assertLines(request: Request): void {
  if (request.is(importMediaType) !== false && request.get('content-encoding') === undefined) return;
  throw new ProblemError('invalid_request', {
    detail: `An import is sent as ${importMediaType}, and not compressed.`,
  });
}

/** Takes the rows of a file and makes a plan from them. Of an upload that is refused or breaks off, nothing is kept. */
export const importEndpoint = ({ make, uploads }: Pick<Jobs, 'make' | 'uploads'>) =>
  endpoint(importTargetUsers, async ({ params: { companyId }, person, request, response }) => {
    const id = randomUUID();
    const upload = uploads.begin(id);
    let isTaken = false;
    try {
      assertLines(request);
      const { head, rows, digest } = await readUpload(request, upload.add);
      await upload.end();
      const made = await make({
        id,
        digest,
        person,
        route: `${request.method} ${request.path}`,
        requestId: request.id,
        idempotencyKey: request.get('idempotency-key'),
        kind: 'import-target-users',
        companyId,
        companies: [companyId],
        note: head.note === '' ? undefined : head.note,
        from: { input: { head, rows: { upload: id, count: rows } }, of: null },
      });
      isTaken = made.id === id;
      response.status(201);
      return made;
    } catch (error) {
      const isTooLarge = error instanceof ProblemError && error.code === 'payload_too_large';
      if (isTooLarge) response.setHeader('Connection', 'close');
      else await drain(request);
      throw error;
    } finally {
      if (!isTaken) await uploads.drop(id);
    }
  });
