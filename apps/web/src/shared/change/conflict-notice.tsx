import { GitCompareArrows } from 'lucide-react';
import { Button } from '../ui/button.tsx';
import { NoticePanel } from '../write/notice-panel.tsx';
import { clashesOf, type Fields, othersOf, type Versions } from './conflict.ts';
import type { Described } from './described.ts';
import { words as w } from './words/en.ts';

interface ConflictNoticeProps extends Described {
  versions: Versions;
  /** What the fields hold now. */
  chosen: Fields;
  onChoose: (path: string, value: string) => void;
}

const cell = 'px-2 py-1.5 align-top break-words';

/** Another person was faster: what was there, what is there now, and what the person wants, and the choice between the last two. */
export function ConflictNotice({ versions, chosen, onChoose, label, show }: ConflictNoticeProps) {
  const clashes = clashesOf(versions);
  const others = othersOf(versions);
  return (
    <NoticePanel
      look="warn"
      icon={<GitCompareArrows aria-hidden className="size-5 shrink-0 text-warn" />}
      title={w.conflictTitle}
    >
      <p>{clashes.length === 0 ? w.conflictNone : w.conflict}</p>
      {clashes.length === 0 ? null : (
        <div className="w-full overflow-x-auto rounded-control border border-line bg-surface">
          <table aria-label={w.conflictTable} className="w-full border-collapse text-left text-sm">
            <thead className="text-xs text-muted">
              <tr className="border-b border-line">
                {[w.field, w.was, w.now, w.yours].map((name) => (
                  <th key={name} scope="col" className={`${cell} font-medium`}>
                    {name}
                  </th>
                ))}
                <td />
              </tr>
            </thead>
            <tbody>
              {clashes.map(({ path, was, now, yours }) => {
                const isMine = (chosen[path] ?? '').trim() === yours;
                return (
                  <tr key={path} className="border-b border-line last:border-0">
                    <th scope="row" className={`${cell} font-medium`}>
                      {label(path)}
                    </th>
                    <td className={`${cell} text-muted`}>{show(path, was)}</td>
                    <td className={`${cell} ${isMine ? '' : 'font-semibold'}`}>{show(path, now)}</td>
                    <td className={`${cell} ${isMine ? 'font-semibold' : ''}`}>{show(path, yours)}</td>
                    <td className={cell}>
                      <Button
                        aria-label={(isMine ? w.takeTheirsOf : w.keepMineOf)(label(path))}
                        onClick={() => onChoose(path, isMine ? now : yours)}
                      >
                        {isMine ? w.takeTheirs : w.keepMine}
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {others.length === 0 ? null : (
        <>
          <p>{w.others}</p>
          <ul className="list-disc pl-5">
            {others.map(({ path, from, to }) => (
              <li key={path} className="break-words">
                {w.change(label(path), show(path, from), show(path, to))}
              </li>
            ))}
          </ul>
        </>
      )}
    </NoticePanel>
  );
}
