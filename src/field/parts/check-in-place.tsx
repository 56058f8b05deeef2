import { Check } from 'lucide-react';
import { useState } from 'react';
import type { Customer } from '../../domain/customer.ts';
import { bestFix, distanceM, type Fix, mayBeInside } from '../../domain/place.ts';
import { NO_PLACE } from '../../words/terms.ts';
import { CHECK_IN } from '../words/check-in.ts';
import { Disc } from './disc.tsx';
import { Notice } from './line.tsx';
import type { Looking } from './looking.ts';
import { useFormats, useSay } from './look.tsx';
import { Sheet } from './sheet.tsx';
import { usePocket, useView } from './use-pocket.ts';

interface CheckInPlaceProps {
  readonly customer: Customer | undefined;
  readonly looking: Looking;
  readonly offSite: boolean;
  readonly onOffSite: (offSite: boolean) => void;
}

/** What the phone sees of where it is, while it looks; and every way on where that is not what one would wish. */
export function CheckInPlace({ customer, looking, offSite, onOffSite }: CheckInPlaceProps) {
  const t = useSay();
  const pocket = usePocket();
  const { line } = useView();
  const { fixes, ended, elapsedS, again } = looking;
  const best = bestFix(fixes);
  const fence = customer?.fence ?? null;
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
      {best && !ended && <p className="hint num text-center">{t(CHECK_IN, 'looking', { s: elapsedS })}</p>}
      {none && <Notice tone="calm">{t(CHECK_IN, 'none', { why: t(NO_PLACE, none) })}</Notice>}
      {none === 'denied' && <p className="hint">{t(CHECK_IN, 'denied')}</p>}
      {line?.precision === 'coarse' && <p className="hint mt-1 text-center">{t(CHECK_IN, 'coarse')}</p>}
      {outside && !offSite && <p className="hint mt-2">{t(CHECK_IN, 'outsideHint')}</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {ended && (
          <button type="button" className="btn flex-1" onClick={again}>
            {t(CHECK_IN, 'again')}
          </button>
        )}
        {(outside || offSite) && (
          <button
            type="button"
            className={`btn flex-1 ${offSite ? 'border-jade bg-jade-soft' : ''}`}
            aria-pressed={offSite}
            onClick={() => onOffSite(!offSite)}
          >
            {offSite && <Check size={18} className="shrink-0" aria-hidden />}
            {t(CHECK_IN, 'offSite')}
          </button>
        )}
        {outside && customer && <ProposePin customer={customer} fixes={fixes} />}
      </div>
    </section>
  );
}

export function Where({ best, fence, outside }: { readonly best: Fix; readonly fence: Customer['fence']; readonly outside: boolean }) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const m = Math.round(best.accuracyM);
  if (!fence) return <>{t(CHECK_IN, 'noPin', { m })}</>;
  if (outside)
    return <span className="text-amber-ink">{t(CHECK_IN, 'outside', { far: formats.distance(distanceM(best, fence.centre)), m })}</span>;
  return <span className="text-jade">{t(CHECK_IN, 'inside', { m })}</span>;
}

function ProposePin({ customer, fixes }: { readonly customer: Customer; readonly fixes: readonly Fix[] }) {
  const t = useSay();
  const pocket = usePocket();
  const [state, setState] = useState<'closed' | 'open' | 'sent'>('closed');
  const [note, setNote] = useState('');
  const [first, ...rest] = fixes;
  if (state === 'sent') return <p className="hint w-full">{t(CHECK_IN, 'pinSent')}</p>;
  const send = async () => {
    if (!first) return;
    await pocket.foundElsewhere({ customer: customer.id, fixes: [first, ...rest], note: note.trim() });
    setState('sent');
  };
  return (
    <>
      <button type="button" className="btn flex-1" onClick={() => setState('open')}>
        {t(CHECK_IN, 'proposePin')}
      </button>
      {state === 'open' && (
        <Sheet title={t(CHECK_IN, 'proposePin')} onClose={() => setState((now) => (now === 'open' ? 'closed' : now))}>
          <label>
            <span className="label">{t(CHECK_IN, 'pinNote')}</span>
            <textarea
              className="field min-h-24"
              maxLength={300}
              value={note}
              onInput={({ currentTarget }) => setNote(currentTarget.value)}
            />
          </label>
          <button type="button" className="btn btn-main mt-3 w-full" disabled={note.trim() === ''} onClick={() => void send()}>
            {t(CHECK_IN, 'pinSend')}
          </button>
        </Sheet>
      )}
    </>
  );
}
