import type { View, ViewTable } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Check, Pencil, Plus, Trash2, X } from 'lucide-react';
import { useFailure } from '../../../shared/lib/use-failure.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { FailureLine } from '../../../shared/ui/failure.tsx';
import { Link } from '../../../shared/ui/link.tsx';
import { words } from '../../../shared/words/en.ts';
import { addressOf, isOf } from '../model/view-address.ts';
import { viewsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';

interface ViewsPanelProps {
  table: ViewTable;
  companyId: string | undefined;
  /** The view that is open. */
  openId: string | undefined;
  /** The address of the list without a view; undefined if no view is open. */
  plain: string | undefined;
  /** Id of the person who is signed in. */
  mine: string | undefined;
  mayChange: (view: View) => boolean;
  onClose: () => void;
  onNew: () => void;
  onAsk: (what: 'settings' | 'delete', view: View) => void;
}

const row = 'hit flex h-8 w-full min-w-0 items-center gap-2 rounded-control px-2 text-sm hover:bg-hover';

/** The views of a list to choose from, the person's own first. */
export function ViewsPanel(props: ViewsPanelProps) {
  const { table, companyId, openId, plain, mine, mayChange, onClose, onNew, onAsk } = props;
  const list = useQuery(viewsQuery);
  const failure = useFailure(list);
  const here = list.data?.filter((view) => isOf(view, table, companyId));
  const groups = [
    { title: w.yours, views: here?.filter(({ owner }) => owner.id === mine) ?? [] },
    { title: w.shared, views: here?.filter(({ owner }) => owner.id !== mine) ?? [] },
  ].filter(({ views }) => views.length > 0);

  const apartOf = ({ companyId: of, owner, shared }: View): string =>
    [
      of === null && companyId !== undefined ? w.everyCompany : undefined,
      owner.id === mine ? (shared ? w.isShared : undefined) : w.by(owner.name),
    ]
      .filter((part) => part !== undefined)
      .join(', ');

  return (
    <div className="w-88 max-w-full">
      {failure ? <FailureLine what={w.failed} {...failure} className="p-3" /> : null}
      {here === undefined && !failure ? (
        <p role="status" className="p-3.5 text-sm text-muted">
          {words.loading}
        </p>
      ) : null}
      {here?.length === 0 ? (
        <div className="px-3.5 py-3 text-sm">
          <p className="font-medium">{w.empty}</p>
          <p className="mt-1 text-pretty text-muted">{w.emptyHint}</p>
        </div>
      ) : null}
      {groups.map(({ title, views }) => (
        <section key={title} aria-label={title} className="p-1.5">
          <div aria-hidden className="px-2 pt-1 pb-1.5 text-xs font-medium text-muted">
            {title}
          </div>
          <ul>
            {views.map((view) => (
              <li key={view.id} className="flex items-center">
                <Link
                  to={addressOf(view, companyId) ?? ''}
                  aria-current={view.id === openId ? 'true' : undefined}
                  className={`${row} aria-current:bg-accent-tint`}
                  onClick={onClose}
                >
                  <span dir="auto" className="min-w-0 truncate font-medium">
                    {view.name}
                  </span>
                  <span className="max-w-1/2 shrink-0 truncate text-xs text-muted">{apartOf(view)}</span>
                  {view.id === openId ? (
                    <Check aria-hidden className="ml-auto size-4 shrink-0 text-accent" />
                  ) : null}
                </Link>
                {mayChange(view) ? (
                  <>
                    <IconButton label={w.settings(view.name)} onClick={() => onAsk('settings', view)}>
                      <Pencil aria-hidden className="size-3.5" />
                    </IconButton>
                    <IconButton label={w.delete(view.name)} onClick={() => onAsk('delete', view)}>
                      <Trash2 aria-hidden className="size-3.5" />
                    </IconButton>
                  </>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div className="border-t border-line p-1.5">
        <button type="button" className={row} onClick={onNew}>
          <Plus aria-hidden className="size-4 text-muted" />
          {w.saveThis}
        </button>
        {plain === undefined ? null : (
          <Link to={plain} className={row} onClick={onClose}>
            <X aria-hidden className="size-4 text-muted" />
            {w.close}
          </Link>
        )}
      </div>
    </div>
  );
}
