import type { Job } from '@reseller-console/contract';
import { createContext, type ReactNode, useContext } from 'react';
import type { NamedCompany } from '../../../companies/queries.ts';
import type { ImportSession, ImportState } from '../model/import-session.ts';
import type { useKnown } from './use-known.ts';

/** The steps in their order, by the last part of their addresses. */
export const importSteps = ['source', 'columns', 'check'] as const;
export type ImportStep = (typeof importSteps)[number];
/** Renders what a plan would do and the button that starts it. `back` returns to the rows; `onStarted` is called after the start. */
export type RenderStart = (job: Job, back: () => void, onStarted: () => void) => ReactNode;

export type StepAt = (step: ImportStep) => string;

interface Import extends ReturnType<typeof useKnown> {
  readonly session: ImportSession;
  readonly state: ImportState;
  readonly company: NamedCompany;
  /** The address of a step. */
  readonly stepAt: StepAt;
  readonly renderStart: RenderStart;
}

export const ImportContext = createContext<Import | undefined>(undefined);

/** The import that the page is about. */
export function useImport(): Import {
  const context = useContext(ImportContext);
  if (context === undefined) throw new TypeError('Only inside of an import');
  return context;
}
