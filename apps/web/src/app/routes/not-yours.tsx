import type { Role } from '@reseller-console/contract';
import { Lock } from 'lucide-react';
import { buttonLook } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/failure.tsx';
import { Link } from '../../shared/ui/link.tsx';
import { personWords } from '../../shared/words/person.ts';
import { words } from '../../shared/words/words.ts';

interface NotYoursProps {
  role: Role;
  title: string;
  reason: (role: string) => string;
}

/** A page for admins as others see it: whom to ask, and a way back. */
export function NotYours({ role, title, reason }: NotYoursProps) {
  return (
    <Notice
      level={1}
      icon={<Lock aria-hidden />}
      title={title}
      actions={
        <Link to="/" className={buttonLook('plain')}>
          {words.failure.home}
        </Link>
      }
    >
      <p>{reason(personWords.roles[role])}</p>
    </Notice>
  );
}
