import type { View, ViewTable } from '@reseller-console/contract';
import { useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ShownTable } from '../../../shared/table/list-view.tsx';
import { announce } from '../../../shared/ui/announcer.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Popover } from '../../../shared/ui/popover.tsx';
import { sessionQuery, useMay } from '../../session/queries.ts';
import { isChanged, missingIn, shownAt } from '../model/shown.ts';
import { addressOf, isOf, pathOf } from '../model/view-address.ts';
import { viewsQuery } from '../queries.ts';
import { words as w } from '../words/en.ts';
import { ViewChanges } from './view-changes.tsx';
import { ViewsPanel } from './views-panel.tsx';

const ViewDialog = lazy(() => import('./view-dialog.tsx'));
const DeleteViewDialog = lazy(() => import('./delete-view-dialog.tsx'));

interface ListViewsProps {
  table: ViewTable;
  /** The company on screen, if the list is of one. */
  companyId: string | undefined;
  shown: ShownTable;
  /** Whether all columns of the list are known. */
  ready: boolean;
}

/** The open dialog: saves the list as a new view or into a view (`content`), renames or shares a view, or deletes it. */
type Asked = { what: 'new' } | { what: 'content' | 'settings' | 'delete'; view: View };

/** The saved views of a list: the menu, the changes since the open view was saved, and the dialogs. */
export default function ListViews({ table, companyId, shown: look, ready }: ListViewsProps) {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const openId = params.get('view');
  const { data: views, isSuccess } = useQuery({ ...viewsQuery, enabled: openId !== null });
  const me = useQuery(sessionQuery).data?.user.id;
  const isAdmin = useMay('admin');
  const [asked, setAsked] = useState<Asked>();

  const view = views?.find((one) => one.id === openId && isOf(one, table, companyId));
  const shown = shownAt(table, params, look);
  const missing = missingIn(shown, look);
  const mayChange = ({ owner }: View) => isAdmin || owner.id === me;
  // Columns that no longer exist are not saved again.
  const content = ready
    ? { ...shown, columns: shown.columns.filter((id) => !missing.columns.includes(id)) }
    : shown;
  const plain = pathOf(table, companyId) ?? '/';
  const isOpen = view !== undefined;
  const isGone = isSuccess && openId !== null && !isOpen;
  const isOddLook = isOpen && ready && (missing.columns.length > 0 || missing.fields.length > 0);
  const isDifferent = isOpen && isChanged(view, shown);
  const close = () => setAsked(undefined);

  function onSaved(saved: View) {
    close();
    announce(w.saved(saved.name));
    // The saved list is the open view now. Renaming a view does not open it.
    if (asked?.what !== 'settings') void navigate(addressOf(saved, companyId) ?? plain);
  }

  return (
    <>
      <Popover
        label={w.title}
        trigger={(pressed) => (
          <Button
            aria-label={isOpen ? w.open(view.name) : w.title}
            title={isOpen ? w.open(view.name) : w.title}
            className="min-w-0 max-w-56 shrink data-open:border-accent data-open:bg-accent-tint"
            data-open={isOpen || undefined}
            {...pressed}
          >
            <Bookmark aria-hidden className={`size-4 shrink-0 ${isOpen ? 'text-accent' : 'text-muted'}`} />
            <span className={isOpen ? 'truncate' : 'tool-text new-text'}>{isOpen ? view.name : w.title}</span>
            <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
          </Button>
        )}
      >
        {(closePanel) => (
          <ViewsPanel
            table={table}
            companyId={companyId}
            openId={view?.id}
            plain={openId === null ? undefined : plain}
            mine={me}
            mayChange={mayChange}
            onClose={closePanel}
            onNew={() => {
              closePanel();
              setAsked({ what: 'new' });
            }}
            onAsk={(what, chosen) => {
              closePanel();
              setAsked({ what, view: chosen });
            }}
          />
        )}
      </Popover>
      {isGone || isOddLook || isDifferent ? (
        // Under the toolbar, which then does not move.
        <div className="order-last flex w-full flex-wrap items-center gap-x-2">
          {isGone ? (
            <span role="status" className="flex flex-wrap items-center gap-x-1 text-sm text-muted">
              {w.gone}
              <Button look="quiet" onClick={() => void navigate(plain)}>
                {w.close}
              </Button>
            </span>
          ) : null}
          {isOddLook ? (
            <span role="status" className="text-sm text-warn">
              {missing.columns.length > 0 ? w.columnsGone(missing.columns.length) : null}{' '}
              {missing.fields.length > 0 ? w.fieldsGone : null}
            </span>
          ) : null}
          {isDifferent ? (
            <ViewChanges
              view={view}
              content={content}
              mayChange={mayChange(view)}
              isMine={view.owner.id === me}
              onSaved={onSaved}
              onAsk={(what) => setAsked(what === 'new' ? { what } : { what, view })}
              onReset={() => void navigate(addressOf(view, companyId) ?? plain)}
            />
          ) : null}
        </div>
      ) : null}
      <Suspense>
        {asked === undefined ? null : asked.what === 'delete' ? (
          <DeleteViewDialog
            view={asked.view}
            onClose={close}
            onDeleted={() => {
              close();
              announce(w.deleted(asked.view.name));
              if (asked.view.id === openId) void navigate(plain);
            }}
          />
        ) : (
          <ViewDialog
            table={table}
            companyId={companyId}
            view={asked.what === 'new' ? undefined : asked.view}
            content={asked.what === 'settings' ? asked.view : content}
            onClose={close}
            onSaved={onSaved}
          />
        )}
      </Suspense>
    </>
  );
}
