import { Check, Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { CONFIRM_WITHIN_MS } from '../../domain/visit/policy.ts';
import type { Visit } from '../../domain/visit/state.ts';
import { PERSON } from '../words/person.ts';
import { Notice } from './line.tsx';
import { useSay } from './look.tsx';
import { useNow, usePocket } from './use-pocket.ts';

/** Where the standard asks who it is, and nobody has said yet. It never stands in the way of the visit. */
export default function ConfirmPerson({ visit }: { readonly visit: Visit }) {
  const t = useSay();
  const pocket = usePocket();
  const now = useNow();
  const [state, setState] = useState<'calm' | 'busy' | 'not-confirmed' | 'not-registered'>('calm');
  if (visit.vouches) {
    return (
      <p className="hint mb-3 flex items-center gap-2">
        <Check size={18} className="text-jade" aria-hidden />
        {t(PERSON, 'confirmed')}
      </p>
    );
  }
  if (now - visit.startedAt > CONFIRM_WITHIN_MS) return null;
  const confirm = async () => {
    setState('busy');
    const known = (await pocket.hasPasskey()) || (await pocket.makePasskey().catch(() => false));
    if (!known) return setState('not-registered');
    setState((await pocket.confirmPerson(visit.id)) ? 'calm' : 'not-confirmed');
  };
  return (
    <section className="card mb-4">
      <p className="leading-snug">{t(PERSON, 'asked')}</p>
      {(state === 'not-confirmed' || state === 'not-registered') && <Notice tone="calm">{t(PERSON, state)}</Notice>}
      <button type="button" className="btn mt-3 w-full" disabled={state === 'busy'} onClick={() => void confirm()}>
        <Fingerprint aria-hidden />
        {t(PERSON, 'confirm')}
      </button>
    </section>
  );
}
