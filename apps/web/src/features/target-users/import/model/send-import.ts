import { importTargetUsers } from '@reseller-console/contract';
import { problemOf, readAnswer, send } from '../../../../shared/api.ts';
import { noteWrite } from '../../../../shared/write/write.ts';

async function post(companyId: string, body: Blob, idempotencyKey: string): Promise<string> {
  const response = await send('', importTargetUsers, { params: { companyId }, body, idempotencyKey });
  const answer = importTargetUsers.response.safeParse(await readAnswer(response, undefined));
  if (!answer.success) throw problemOf(response, undefined, answer.error);
  return answer.data.id;
}

/** Has a plan made of the rows, and answers its id. The key makes sending them again safe. */
export const sendImport = (companyId: string, body: Blob, idempotencyKey: string): Promise<string> =>
  noteWrite(post(companyId, body, idempotencyKey));
