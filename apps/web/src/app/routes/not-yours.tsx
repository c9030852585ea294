import type { Role } from '@reseller-console/contract';
import { Lock } from 'lucide-react';
import { buttonLook } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/failure.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { words } from '../../shared/words/en.ts';
import { words as app } from '../words/en.ts';

interface NotYoursProps {
  role: Role;
  title: string;
  reason: (role: string) => string;
}

/** A page for admins as others see it: who can help them, and a way back. */
export function NotYours({ role, title, reason }: NotYoursProps) {
  return (
    <Notice
      level={1}
      icon={<Lock aria-hidden />}
      title={title}
      actions={
        <Link to="/" className={buttonLook('plain')}>
          {app.home}
        </Link>
      }
    >
      <p>{reason(words.roles[role])}</p>
    </Notice>
  );
}
