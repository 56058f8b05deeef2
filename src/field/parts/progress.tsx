import { VISIT } from '../words/visit.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { useFormats, useLook, useSay } from './look.tsx';
import type { AskedStep } from './steps.ts';
import { useNow, useView } from './use-pocket.ts';

/** How far the visit is: one dot a step, by shape as well as by colour; and how long it has been, told honestly. */
export function Progress({
  steps,
  at,
  onGo,
}: {
  readonly steps: readonly AskedStep[];
  readonly at: number;
  readonly onGo: (step: number) => void;
}) {
  const t = useSay();
  const { language } = useLook();
  return (
    <nav aria-label={t(VISIT, 'step', { n: at + 1, of: steps.length })} className="-mx-2 flex items-center overflow-x-auto px-2 pb-1">
      {steps.map(({ step, state }, i) => (
        <button
          key={step.id}
          type="button"
          aria-current={i === at ? 'step' : undefined}
          aria-label={`${i + 1} ${inLanguage(step.title, language)}${state === 'done' ? `, ${t(VISIT, 'stepDone')}` : state === 'wanting' ? `, ${t(VISIT, 'stepOpen')}` : ''}`}
          className="flex h-12 min-w-6 flex-1 items-center justify-center"
          onClick={() => onGo(i)}
        >
          <span
            className={`block rounded-full transition-all duration-100 ${i === at ? 'h-2.5 w-full max-w-10 bg-jade' : state === 'done' ? 'size-2.5 bg-jade' : 'size-2.5 border-2 border-soft bg-paper'}`}
          />
        </button>
      ))}
    </nav>
  );
}

export function Elapsed({ since, suggestedMin }: { readonly since: number; readonly suggestedMin: number | undefined }) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const now = useNow(1_000);
  const enough = suggestedMin === undefined || now - since >= suggestedMin * 60_000;
  return (
    <p className="num hint flex items-center gap-1.5" role="timer" aria-live="off">
      <span className={`font-semibold ${enough ? 'text-jade' : 'text-ink'}`}>
        {t(VISIT, 'elapsed', { for: formats.running(now - since) })}
      </span>
      {suggestedMin !== undefined && suggestedMin > 0 && <span>/ {t(VISIT, 'suggested', { min: suggestedMin })}</span>}
    </p>
  );
}
