import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { addDays } from '../../../base/moment.ts';
import type { Promised } from '../../../domain/sop/questions/promise.ts';
import { ASK } from '../../words/visit.ts';
import { TODAY } from '../../words/today.ts';
import { Choices } from '../choices.tsx';
import { useFormats, useSay } from '../look.tsx';
import { useView } from '../use-pocket.ts';
import type { Asking } from './asking.ts';

export function PromiseInput({ value, onChange, today }: Asking<'promise'>) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  const made = Array.isArray(value) ? (value as Promised[]) : undefined;
  const [adding, setAdding] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      {made?.map((one) => (
        <div key={one.id} className="flex items-center gap-2 rounded-xl border border-line-soft bg-card py-1 pl-3">
          <p className="min-w-0 flex-1 leading-snug">
            {one.what}
            <span className="hint block">
              {t(TODAY, one.by === 'us' ? 'byUs' : 'byCustomer')} · {t(TODAY, 'dueBy', { on: formats.date(one.dueOn) })}
            </span>
          </p>
          <button
            type="button"
            className="size-12 shrink-0"
            aria-label={t(ASK, 'remove', { what: one.what })}
            onClick={() => onChange(made.filter((it) => it !== one))}
          >
            <X size={18} className="mx-auto" aria-hidden />
          </button>
        </div>
      ))}
      {adding ? (
        <NewPromise
          today={today}
          onAdd={(one) => {
            onChange([...(made ?? []), one]);
            setAdding(false);
          }}
        />
      ) : (
        <div className="grid grid-cols-2 gap-2">
          <button type="button" className="btn" onClick={() => setAdding(true)}>
            {t(ASK, 'addPromise')}
          </button>
          {!made?.length && (
            <button
              type="button"
              aria-pressed={made !== undefined}
              className={`btn ${made ? 'border-jade bg-jade-soft' : ''}`}
              onClick={() => onChange(made ? undefined : [])}
            >
              {made && <Check size={18} className="shrink-0" aria-hidden />}
              {t(ASK, 'nothingPromised')}
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function NewPromise({ today, onAdd }: { readonly today: string; readonly onAdd: (one: Promised) => void }) {
  const t = useSay();
  const [what, setWhat] = useState('');
  const [by, setBy] = useState<Promised['by']>('us');
  const [dueOn, setDueOn] = useState(addDays(today, 7));
  return (
    <div className="flex flex-col gap-3 rounded-xl border border-line bg-card p-3">
      <label>
        <span className="label">{t(ASK, 'promiseWhat')}</span>
        <input className="field" maxLength={200} value={what} onInput={({ currentTarget }) => setWhat(currentTarget.value)} />
      </label>
      <Choices
        legend={t(ASK, 'promiseWho')}
        options={[
          { value: 'us', title: t(ASK, 'promiseUs') },
          { value: 'customer', title: t(ASK, 'promiseCustomer') },
        ]}
        chosen={[by]}
        onChoose={([it]) => it && setBy(it)}
      />
      <label>
        <span className="label">{t(ASK, 'promiseDue')}</span>
        <input type="date" className="field num" min={today} value={dueOn} onInput={({ currentTarget }) => setDueOn(currentTarget.value)} />
      </label>
      <button
        type="button"
        className="btn"
        disabled={what.trim() === '' || dueOn < today}
        onClick={() => onAdd({ id: crypto.randomUUID(), by, what: what.trim(), dueOn })}
      >
        {t(ASK, 'add')}
      </button>
    </div>
  );
}
