import type * as z from 'zod/mini';
import type { DayPlan } from '../../domain/plan/day-plan.ts';
import { formatsOf } from '../../ui/formats.ts';
import { checkPlan } from '../../wire/plans.ts';
import { CLOSED, DAY_OFF, PLACE_TROUBLE, PLAN_NOTE } from '../../words/planning.ts';
import { LEAVE } from '../../words/terms.ts';
import { PLANS } from '../words/plans.ts';
import { useAsk } from './ask.ts';
import { useFormats } from './formats.ts';
import { useMe } from './me.tsx';
import { useLanguage, useSay, useTell } from './speak.tsx';

type Note = z.output<(typeof checkPlan)['reply']>['notes'][number];

/** What speaks against the plan as it stands on the page, by the number of the stop; the next day that would do beside it. */
export function PlanNotes({ plan }: { plan: DayPlan }) {
  const t = useSay(PLANS);
  const f = useFormats();
  const words = useNoteWords();
  const { data } = useAsk(checkPlan, { plan }, { enabled: plan.stops.length > 0 });
  const numbers = new Map(plan.stops.map(({ id }, i) => [id, i + 1]));
  const notes = (data?.notes ?? []).filter(({ stop }) => numbers.has(stop));
  if (notes.length === 0) return null;
  return (
    <ul className="plain small plan-notes" aria-live="polite">
      {notes.map((note) => (
        <li key={`${note.stop}${note.code}`} className={note.code === 'needs-number' ? 'quiet' : 'needs-you'}>
          {numbers.get(note.stop)}. {words(note)} {note.next && t('nextOpen', { day: f.day(note.next) })}
        </li>
      ))}
    </ul>
  );
}

function useNoteWords(): (note: Note) => string {
  const note = useSay(PLAN_NOTE);
  const why = useTell({ ...CLOSED, ...PLACE_TROUBLE, ...DAY_OFF, ...LEAVE });
  const language = useLanguage();
  const { minute } = formatsOf(language, useMe().me.duty.zone);
  return ({ code, says }) => {
    const at = typeof says.at === 'number' ? minute(says.at) : '';
    return note(code, { ...says, at, why: typeof says.why === 'string' ? why(says.why) : '' });
  };
}
