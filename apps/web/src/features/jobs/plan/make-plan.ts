import { planCompanyJob, planJob } from '@reseller-console/contract';
import { call } from '../../../shared/api.ts';
import { noteWrite } from '../../../shared/write/write.ts';
import type { PlanRequest } from '../open-plan.ts';

/** Makes a plan; the key makes sending it again safe. */
export function makePlan(request: PlanRequest, idempotencyKey: string): Promise<{ id: string }> {
  const { companyId, companyName, title, focusBack, onStarted, ...body } = request;
  const options = { idempotencyKey, body };
  return noteWrite(
    companyId === undefined
      ? call(planJob, options)
      : call(planCompanyJob, { ...options, params: { companyId } }),
  );
}
