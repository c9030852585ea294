import type { Created, TargetUserInput } from '@reseller-console/contract';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { MiddleCut } from '../../../shared/ui/middle-cut.tsx';
import type { NamedCompany } from '../../companies/queries.ts';
import { nameOrEmail } from '../model/target-user-name.ts';
import { words as w } from '../words/en.ts';

/** Says who was created, with the address since others may have the name, and where, and whether that had to be found out by looking. */
export function showCreated(place: NamedCompany, created: Created, input: TargetUserInput): void {
  const who = nameOrEmail(input);
  const title = created.reconciled === true ? w.foundToast(who) : w.createdToast(who);
  showToast(
    (dismiss) => (
      <ToastBody
        look="good"
        title={title}
        place={place}
        onDismiss={dismiss}
        actions={
          <Link
            to={`/companies/${place.id}/target-users/${created.id}`}
            className={buttonLook('plain')}
            onClick={dismiss}
          >
            {w.open}
          </Link>
        }
      >
        {who === input.email ? null : (
          <p className="truncate text-xs text-muted" title={input.email}>
            <MiddleCut text={input.email} />
          </p>
        )}
      </ToastBody>
    ),
    { brief: true },
  );
}
