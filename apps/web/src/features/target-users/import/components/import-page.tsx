import { importTargetUsers } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useStore } from '../../../../shared/lib/store.ts';
import { BackLink } from '../../../../shared/ui/back-link.tsx';
import { Link } from '../../../../shared/ui/link.tsx';
import { ToldHeading } from '../../../../shared/ui/told-name.tsx';
import { RoleNeeded } from '../../../../shared/write/role-needed.tsx';
import { useConfirmedCompany } from '../../../companies/queries.ts';
import { sessionQuery } from '../../../session/queries.ts';
import { createImportSession, type ImportState } from '../model/import-session.ts';
import { words as w } from '../words/en.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { DropZone } from './drop-zone.tsx';
import {
  ImportContext,
  type ImportStep,
  importSteps,
  type RenderStart,
  type StepAt,
} from './import-context.ts';
import { SourceStep } from './source-step.tsx';
import { useKnown } from './use-known.ts';

const pages = { source: SourceStep, columns: ColumnsStep, check: CheckStep } as const;

function isOpen(step: ImportStep, { opened, checked }: ImportState): boolean {
  if (step === 'source') return true;
  return opened !== undefined && (step === 'columns' || checked !== undefined);
}

interface StepperProps {
  current: ImportStep;
  state: ImportState;
  stepAt: StepAt;
}

function Stepper({ current, state, stepAt }: StepperProps) {
  const step = (name: string, content: ReactNode) => (
    <li
      key={name}
      className="flex items-center gap-2 not-last:after:text-muted not-last:after:content-['›'/'']"
    >
      {content}
    </li>
  );
  return (
    <nav aria-label={w.steps.label}>
      <ol className="flex flex-wrap gap-2 text-base">
        {importSteps.map((one) =>
          step(
            one,
            isOpen(one, state) ? (
              <Link
                to={stepAt(one)}
                aria-current={one === current ? 'step' : undefined}
                className="hit text-muted hover:text-text aria-[current]:font-semibold aria-[current]:text-text"
              >
                {w.steps[one]}
              </Link>
            ) : (
              <span className="text-muted">{w.steps[one]}</span>
            ),
          ),
        )}
        {step('run', <span className="text-muted">{w.steps.run}</span>)}
      </ol>
    </nav>
  );
}

interface ImportFrameProps {
  companyId: string;
  step: ImportStep;
  person: string;
  renderStart: RenderStart;
}

function ImportFrame({ companyId, step, person, renderStart }: ImportFrameProps) {
  const [session] = useState(() => createImportSession(companyId, person));
  const state = useStore(session);
  const known = useKnown(companyId);
  const { company } = useConfirmedCompany(companyId);
  const navigate = useNavigate();
  useEffect(() => {
    session.look().catch(() => {});
    return session.end;
  }, [session]);
  const base = `/companies/${companyId}/target-users`;
  const stepAt: StepAt = (one) => `${base}/import/${one}`;
  const Page = pages[step];
  return (
    <ImportContext value={{ session, state, company, stepAt, renderStart, ...known }}>
      <section className="flex flex-col gap-4" aria-label={w.title}>
        <header className="flex flex-col gap-2">
          <BackLink to={base}>{w.back}</BackLink>
          <h1 className="text-xl font-semibold break-words">
            <ToldHeading name={w.titleIn(company.name)} apart={company.apart} />
          </h1>
          <Stepper current={step} state={state} stepAt={stepAt} />
        </header>
        <DropZone
          onFile={(file) => {
            void session.open({ name: file.name, file }, {}, known.own);
            if (step !== 'source') void navigate(stepAt('source'));
          }}
        />
        <div tabIndex={-1} className="outline-none">
          <Page />
        </div>
      </section>
    </ImportContext>
  );
}

interface ImportPageProps {
  companyId: string;
  step: string | undefined;
  renderStart: RenderStart;
}

/** The import of one company: its steps have addresses of their own, and what was chosen stays on the way from one to another. */
export function ImportPage({ companyId, step, renderStart }: ImportPageProps) {
  const { data: session } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const current = importSteps.find((one) => one === step);
  const base = `/companies/${companyId}/target-users`;
  if (!session) return null;
  if (!current) return <Navigate to={`${base}/import/source`} replace />;
  return (
    <RoleNeeded
      has={session.user.role}
      needs={importTargetUsers.role}
      onClose={() => void navigate(base)}
      says={w.roleSays}
    >
      <ImportFrame companyId={companyId} step={current} person={session.user.id} renderStart={renderStart} />
    </RoleNeeded>
  );
}
