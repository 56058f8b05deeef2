import { Check } from 'lucide-react';
import { localDate } from '../../base/moment.ts';
import { ERRAND, ERRAND_ANSWER } from '../words/errands.ts';
import { ownErrands } from './errands.ts';
import { LinkRow } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import { useView } from './use-pocket.ts';

/** Customers whom this person is asked to visit for the office, below the day's own stops. */
export default function OwnErrands() {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  return (
    <>
      <h2 className="section">{t(ERRAND, 'section')}</h2>
      <ul className="rows">
        {ownErrands(view).map(({ task, customerName, day, dueAt, outcome, isOver }) => (
          <li key={task}>
            <LinkRow href={`/errands/${task}`} aside={isOver ? <Check size={20} className="text-jade" aria-hidden /> : undefined}>
              <span className={`block leading-snug break-words ${isOver ? 'text-soft' : 'font-semibold'}`}>{customerName}</span>
              <span className="hint num block">
                {isOver && outcome
                  ? t(ERRAND_ANSWER, outcome)
                  : t(ERRAND, 'row', { day: formats.date(day), by: formats.date(localDate(dueAt, view.me.duty.zone)) })}
              </span>
            </LinkRow>
          </li>
        ))}
      </ul>
    </>
  );
}
