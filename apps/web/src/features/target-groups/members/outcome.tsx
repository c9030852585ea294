import { TriangleAlert } from 'lucide-react';
import { Button } from '../../../shared/ui/button.tsx';
import { NoticePanel } from '../../../shared/write/notice-panel.tsx';
import { words as writeWords } from '../../../shared/write/words/en.ts';
import type { MemberAnswer } from '../model/member-batches.ts';
import { type Person, toldPerson } from './person.ts';
import { words as w } from './words/en.ts';

/** True where everyone joined and left as wanted. */
export const isPlain = ({ already, notIn, missing, complete }: MemberAnswer): boolean =>
  complete && already.length + notIn.length + missing.length === 0;

interface OutcomeProps {
  answer: MemberAnswer;
  /** Everyone who was sent. */
  people: readonly Person[];
  onClose: () => void;
}

/** What became of everyone, by name, where not all of them joined or left. */
export function Outcome({ answer, people, onClose }: OutcomeProps) {
  const lists = [
    [w.already, answer.already],
    [w.notIn, answer.notIn],
    [w.missing, answer.missing],
  ] as const;
  const toldOf = (wanted: string) => {
    const person = people.find(({ id }) => id === wanted);
    return person ? toldPerson(person) : wanted;
  };
  return (
    <div className="overflow-y-auto p-4 sm:p-6">
      <NoticePanel
        look="warn"
        icon={<TriangleAlert aria-hidden className="size-5 shrink-0 text-warn" />}
        title={w.done(answer.added.length, answer.removed.length)}
        actions={<Button onClick={onClose}>{writeWords.close}</Button>}
      >
        {answer.complete ? null : <p>{w.incomplete}</p>}
        {lists.map(([say, ids]) =>
          ids.length === 0 ? null : (
            <div key={say(1)}>
              <p>{say(ids.length)}</p>
              <ul className="list-disc pl-5">
                {ids.map((id) => (
                  <li key={id} dir="auto" className="break-words">
                    {toldOf(id)}
                  </li>
                ))}
              </ul>
            </div>
          ),
        )}
      </NoticePanel>
    </div>
  );
}
