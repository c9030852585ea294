import type { CompanyDetail, Created, TargetUserInput } from '@reseller-console/contract';
import { ToastBody } from '../../../shared/toast/toast-body.tsx';
import { showToast } from '../../../shared/toast/toasts.ts';
import { buttonLook } from '../../../shared/ui/button.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { people as w } from '../../../shared/words/people.ts';
import { nameOrEmail } from '../model/person-name.ts';

/** Says who was created and where, and whether that had to be found out by looking. */
export function showCreated(
  { id, name }: Pick<CompanyDetail, 'id' | 'name'>,
  created: Created,
  input: TargetUserInput,
): void {
  const who = nameOrEmail(input);
  const title = created.reconciled === true ? w.foundToast(who) : w.createdToast(who);
  showToast(
    (dismiss) => (
      <ToastBody
        look="good"
        title={title}
        place={{ id, name }}
        onDismiss={dismiss}
        actions={
          <Link
            to={`/companies/${id}/target-users/${created.id}`}
            className={buttonLook('plain')}
            onClick={dismiss}
          >
            {w.open}
          </Link>
        }
      />
    ),
    { brief: true },
  );
}
