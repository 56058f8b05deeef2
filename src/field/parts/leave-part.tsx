import { useEffect, useState } from 'react';
import { Half, LeaveKind } from '../../domain/person.ts';
import { LEAVE } from '../../words/terms.ts';
import { LEAVE_WORDS } from '../words/leave.ts';
import { Choices } from './choices.tsx';
import { Notice } from './line.tsx';
import { useFormats, useSay } from './look.tsx';
import type { OwnLeave } from './pocket.ts';
import { Sheet } from './sheet.tsx';
import { usePocket, useToday, useView } from './use-pocket.ts';

/** One's own days off, and asking for more: the office decides, so it needs a network. */
export function LeavePart() {
  const t = useSay();
  const pocket = usePocket();
  const [leaves, setLeaves] = useState<readonly OwnLeave[] | 'away'>();
  const [asking, setAsking] = useState(false);
  const read = () =>
    void pocket.leaves().then(
      (own) => setLeaves(own),
      () => setLeaves('away'),
    );
  useEffect(read, [pocket]);
  return (
    <>
      <h2 className="section">{t(LEAVE_WORDS, 'title')}</h2>
      <div className="card">
        {leaves === 'away' && <p className="text-soft">{t(LEAVE_WORDS, 'away')}</p>}
        {Array.isArray(leaves) && leaves.length === 0 && <p className="text-soft">{t(LEAVE_WORDS, 'none')}</p>}
        {Array.isArray(leaves) && (
          <ul className="rows">
            {leaves.map((leave) => (
              <LeaveLine key={leave.id} leave={leave} />
            ))}
          </ul>
        )}
        {leaves !== undefined && leaves !== 'away' && (
          <button type="button" className="btn mt-3 w-full" onClick={() => setAsking(true)}>
            {t(LEAVE_WORDS, 'ask')}
          </button>
        )}
      </div>
      {asking && <AskSheet onClose={() => (setAsking(false), read())} />}
    </>
  );
}

function LeaveLine({ leave: { from, to, kind, half, state, answer } }: { readonly leave: OwnLeave }) {
  const t = useSay();
  const { me } = useView();
  const { date } = useFormats(me.duty.zone);
  return (
    <li className="py-2">
      <span className="num flex justify-between gap-3">
        <span>
          {from === to ? date(from) : `${date(from)} – ${date(to)}`} {half && t(LEAVE_WORDS, half)}
        </span>
        <span className={`chip ${state === 'asked' ? 'bg-amber-soft text-amber-ink' : ''}`}>{t(LEAVE_WORDS, state)}</span>
      </span>
      <span className="hint block">{[t(LEAVE, kind), answer ?? ''].filter(Boolean).join(' · ')}</span>
    </li>
  );
}

function AskSheet({ onClose }: { readonly onClose: () => void }) {
  const t = useSay();
  const pocket = usePocket();
  const today = useToday();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(today);
  const [kind, setKind] = useState<LeaveKind>('leave');
  const [half, setHalf] = useState<Half | 'whole'>('whole');
  const [note, setNote] = useState('');
  const [trouble, setTrouble] = useState<'leave-overlaps' | 'malformed' | 'failed'>();
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const ask = {
      from,
      to: half === 'whole' ? to : from,
      kind,
      ...(half !== 'whole' && { half }),
      ...(note.trim() && { note: note.trim() }),
    };
    const why = await pocket.askLeave(ask).catch(() => 'failed');
    setBusy(false);
    if (why === undefined) return onClose();
    setTrouble(why === 'leave-overlaps' || why === 'malformed' ? why : 'failed');
  };
  return (
    <Sheet title={t(LEAVE_WORDS, 'ask')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        <Choices
          legend={t(LEAVE_WORDS, 'kind')}
          options={LeaveKind.options.map((value) => ({ value, title: t(LEAVE, value) }))}
          chosen={[kind]}
          onChoose={([it]) => it && setKind(it)}
        />
        <Choices
          legend={t(LEAVE_WORDS, 'title')}
          options={(['whole', ...Half.options] as const).map((value) => ({ value, title: t(LEAVE_WORDS, value) }))}
          chosen={[half]}
          onChoose={([it]) => it && setHalf(it)}
        />
        <div className="flex gap-3">
          <label className="min-w-0 flex-1">
            <span className="label">{t(LEAVE_WORDS, 'from')}</span>
            <input type="date" className="field" value={from} onInput={({ currentTarget }) => setFrom(currentTarget.value)} />
          </label>
          {half === 'whole' && (
            <label className="min-w-0 flex-1">
              <span className="label">{t(LEAVE_WORDS, 'to')}</span>
              <input type="date" className="field" value={to} min={from} onInput={({ currentTarget }) => setTo(currentTarget.value)} />
            </label>
          )}
        </div>
        <label>
          <span className="label">{t(LEAVE_WORDS, 'note')}</span>
          <input className="field" maxLength={200} value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
        </label>
        {trouble && <Notice tone="warn">{t(LEAVE_WORDS, trouble)}</Notice>}
        <button type="button" className="btn btn-main w-full" disabled={busy || !from} onClick={() => void send()}>
          {t(LEAVE_WORDS, 'send')}
        </button>
      </div>
    </Sheet>
  );
}
