import { type Role, roleIncludes } from '@reseller-console/contract';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/failure.tsx';
import { words } from '../words/en.ts';
import { type WriteWords, words as writeWords } from './words/en.ts';

interface RoleNeededProps {
  has: Role;
  needs: Role;
  onClose: () => void;
  children: ReactNode;
  /** Words that differ from those of a create. */
  says?: Partial<WriteWords>;
}

/** Shows its children if the role allows it, otherwise why not. */
export function RoleNeeded({ has, needs, onClose, children, says }: RoleNeededProps) {
  if (roleIncludes(has, needs)) return children;
  const { roles } = words;
  const w = { ...writeWords, ...says };
  return (
    <Notice
      icon={<Lock aria-hidden />}
      title={w.roleTitle}
      actions={<Button onClick={onClose}>{w.close}</Button>}
    >
      {w.role(roles[has], roles[needs])}
    </Notice>
  );
}
