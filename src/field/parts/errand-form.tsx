import { bestFix, mayBeInside } from '../../domain/place.ts';
import { BackCheckOutcome } from '../../domain/visit/facts.ts';
import { NO_PLACE } from '../../words/terms.ts';
import { CHECK_IN } from '../words/check-in.ts';
import { ERRAND, ERRAND_ANSWER } from '../words/errands.ts';
import { Where } from './check-in-place.tsx';
import { Choices } from './choices.tsx';
import { Disc } from './disc.tsx';
import type { OwnErrand } from './errands.ts';
import { Notice } from './line.tsx';
import type { Looking } from './looking.ts';
import { useFormats, useSay } from './look.tsx';
import { usePocket, useView } from './use-pocket.ts';

export interface Heard {
  readonly outcome: BackCheckOutcome | undefined;
  readonly when: string;
  readonly about: string;
  readonly note: string;
}
export const NOTHING_HEARD: Heard = { outcome: undefined, when: '', about: '', note: '' };

interface FormProps {
  readonly errand: OwnErrand;
  readonly looking: Looking;
  readonly heard: Heard;
  readonly onHeard: (heard: Heard) => void;
}

/** The three questions, in words that lead nobody, and where the phone is while they are asked. */
export function ErrandForm({ errand, looking, heard, onHeard }: FormProps) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const field = (name: 'when' | 'about' | 'note') => (
    <label className="mt-4 block">
      <span className="label">{t(ERRAND, name)}</span>
      <input
        className="field"
        maxLength={500}
        value={heard[name]}
        onInput={({ currentTarget }) => onHeard({ ...heard, [name]: currentTarget.value })}
      />
    </label>
  );
  return (
    <>
      <ErrandPlace errand={errand} looking={looking} />
      <h2 className="section">{t(ERRAND, 'ask')}</h2>
      <Choices
        legend={t(ERRAND, 'came', { day: formats.date(errand.day) })}
        options={BackCheckOutcome.options.map((value) => ({ value, title: t(ERRAND_ANSWER, value) }))}
        chosen={heard.outcome ? [heard.outcome] : []}
        onChoose={([outcome]) => onHeard({ ...heard, outcome })}
      />
      <p className="hint mt-2">{t(ERRAND, 'neutral')}</p>
      {heard.outcome === 'confirmed' && field('when')}
      {heard.outcome === 'confirmed' && field('about')}
      {heard.outcome && field('note')}
    </>
  );
}

function ErrandPlace({ errand: { fence }, looking: { fixes, ended, elapsedS, again } }: Pick<FormProps, 'errand' | 'looking'>) {
  const t = useSay();
  const pocket = usePocket();
  const best = bestFix(fixes);
  const outside = best !== undefined && fence !== null && !fixes.some((fix) => mayBeInside(fix, fence));
  const none = ended && 'none' in ended ? ended.none : undefined;
  if (none === 'off-duty') {
    return (
      <>
        <Notice tone="calm">{t(CHECK_IN, 'offDuty')}</Notice>
        <button type="button" className="btn w-full" onClick={() => void pocket.openDuty()}>
          {t(CHECK_IN, 'openDuty')}
        </button>
      </>
    );
  }
  return (
    <section aria-live="polite">
      <Disc fence={fence} fixes={fixes} />
      <p className="num mt-3 text-center font-semibold">
        {best ? <Where best={best} fence={fence} outside={outside} /> : !none && t(CHECK_IN, 'looking', { s: elapsedS })}
      </p>
      {none && <Notice tone="calm">{t(NO_PLACE, none)}</Notice>}
      <p className="hint mt-1 text-center">{t(ERRAND, 'place')}</p>
      {ended && (
        <button type="button" className="btn mt-3 w-full" onClick={again}>
          {t(CHECK_IN, 'again')}
        </button>
      )}
    </section>
  );
}
