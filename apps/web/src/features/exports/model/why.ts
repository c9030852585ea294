import type { LeftOut } from '@reseller-console/contract';
import { ProblemError } from '../../../shared/problem-error.ts';
import { reasonOf } from '../../../shared/ui/failure.tsx';
import { words as w } from '../words/en.ts';

const reasons: Readonly<Record<string, string | undefined>> = w.reasons;

/** Why a company is not in a file, in a sentence. */
export const sentenceFor = ({ code, reason }: Pick<LeftOut, 'code' | 'reason'>): string =>
  reasons[reason ?? ''] ?? reasonOf(new ProblemError({ code, title: code, status: 0 }));
