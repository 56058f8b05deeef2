import { useEffect, useState } from 'react';
import type { VisitId } from '../../domain/ids.ts';
import type { BehaviourReasonSheet } from '../../wire/behaviour.ts';
import { BEHAVIOUR_INNOCENT, BEHAVIOUR_REASONS, BEHAVIOUR_TITLES } from '../../words/behaviour.ts';
import { say } from '../../words/language.ts';
import { BACK_CHECK } from '../words/back-check.ts';
import { RECORD } from '../words/record.ts';
import { useLook, useSay } from './look.tsx';
import { usePocket } from './use-pocket.ts';

/** Why this visit might be chosen for a back-check: the very reasons that the manager reads, asked for by whose visit it is. */
export default function BackCheckPart({ visit }: { readonly visit: VisitId }) {
  const t = useSay();
  const pocket = usePocket();
  const [reasons, setReasons] = useState<readonly BehaviourReasonSheet[] | 'none' | 'away'>();
  useEffect(() => {
    void pocket.backCheck(visit).then(
      (read) => setReasons(read ?? 'none'),
      () => setReasons('away'),
    );
  }, [pocket, visit]);
  if (reasons === undefined) return <p className="text-soft">{t(BACK_CHECK, 'asking')}</p>;
  if (typeof reasons === 'string') return <p className="text-soft">{t(BACK_CHECK, reasons)}</p>;
  return (
    <>
      <p className="hint mb-2">{t(BACK_CHECK, reasons.length === 0 ? 'nothing' : 'what')}</p>
      {reasons.map((reason) => (
        <Reason key={reason.measure} reason={reason} />
      ))}
    </>
  );
}

function Reason({ reason: { measure, says, people } }: { readonly reason: BehaviourReasonSheet }) {
  const t = useSay();
  const { language } = useLook();
  return (
    <section className="card mt-2">
      <h3 className="font-semibold">{say(BEHAVIOUR_TITLES, measure, language)}</h3>
      <p className="num leading-snug">{say(BEHAVIOUR_REASONS, measure, language, says)}</p>
      <p className="hint mt-2">
        {t(RECORD, 'innocent')}: {say(BEHAVIOUR_INNOCENT, measure, language)} {t(BACK_CHECK, 'peers', { n: people })}
      </p>
    </section>
  );
}
