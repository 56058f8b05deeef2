import { useMemo, useState } from 'react';
import type { FactId } from '../../domain/ids.ts';
import type { OwnCase } from '../../wire/cases.ts';
import { LinkRow } from '../parts/line.tsx';
import { useFormats, useSay } from '../parts/look.tsx';
import { ownVisits } from '../parts/own-visits.ts';
import { Page } from '../parts/page.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { OWN_CASE, OWN_CASE_STATE, OWN_CASE_WORD } from '../words/cases.ts';
import { FRAME } from '../words/frame.ts';

/** A case about one's own visits, as plainly as it is told to those who decide. */
export default function CaseScreen({ id }: { readonly id: string }) {
  const t = useSay();
  const it = useView().mine?.cases?.find((one) => one.id === id);
  return (
    <Page title={t(OWN_CASE, 'title')} back="/visits">
      {it ? <Told it={it} /> : <p className="py-6 text-soft">{t(FRAME, 'notHere')}</p>}
    </Page>
  );
}

function Told({ it }: { readonly it: OwnCase }) {
  const t = useSay();
  const formats = useFormats(useView().me.duty.zone);
  return (
    <>
      <p className="font-semibold">{t(OWN_CASE_STATE, it.state)}</p>
      {it.state === 'open' && <p className="hint num">{t(OWN_CASE, 'until', { at: formats.moment(it.decideBy) })}</p>}
      <h2 className="section">{t(OWN_CASE, 'why')}</h2>
      <p className="break-words whitespace-pre-line">{it.reason}</p>
      <p className="hint mt-2">{t(OWN_CASE, 'who')}</p>
      <Outcome it={it} />
      <Visits it={it} />
      <Answer it={it} />
    </>
  );
}

function Outcome({ it: { findings } }: { readonly it: OwnCase }) {
  const t = useSay();
  if (findings.length === 0) return null;
  return (
    <>
      <h2 className="section">{t(OWN_CASE, 'outcome')}</h2>
      {findings.map(({ at, finding, reason }, i) => (
        <section key={at} className="card mt-2">
          <h3 className="font-semibold">
            {t(OWN_CASE, i === 0 ? 'first' : 'second')} · {t(OWN_CASE_WORD, finding)}
          </h3>
          <p className="break-words whitespace-pre-line">{reason}</p>
        </section>
      ))}
    </>
  );
}

function Visits({ it }: { readonly it: OwnCase }) {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const visits = useMemo(() => ownVisits(view).filter(({ id }) => (it.visits as readonly string[]).includes(id)), [view, it]);
  return (
    <>
      <h2 className="section">{t(OWN_CASE, 'visits')}</h2>
      <ul className="rows">
        {visits.map(({ id, customerName, day }) => (
          <li key={id}>
            <LinkRow href={`/visits/${id}`}>
              {formats.day(day)} · {customerName}
            </LinkRow>
          </li>
        ))}
      </ul>
    </>
  );
}

function Answer({ it }: { readonly it: OwnCase }) {
  const t = useSay();
  const pocket = usePocket();
  const [text, setText] = useState('');
  const [sent, setSent] = useState<readonly { readonly fact: FactId; readonly text: string }[]>([]);
  const send = async () => {
    const said = text.trim();
    const fact = await pocket.answerCase({ id: it.id, text: said });
    setSent([...sent, { fact, text: said }]);
    setText('');
  };
  const known = new Set(it.answers.map(({ fact }) => fact));
  return (
    <>
      <h2 className="section">{t(OWN_CASE, 'answers')}</h2>
      {[...it.answers, ...sent.filter(({ fact }) => !known.has(fact))].map(({ fact, text: said }) => (
        <p key={fact} className="card mt-2 break-words whitespace-pre-line">
          {said}
        </p>
      ))}
      {it.state === 'open' && (
        <>
          <label className="mt-3 block">
            <span className="label">{t(OWN_CASE, 'answerTo')}</span>
            <textarea
              className="field min-h-32"
              maxLength={2_000}
              value={text}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </label>
          <button type="button" className="btn btn-main mt-3 w-full" disabled={text.trim() === ''} onClick={() => void send()}>
            {t(OWN_CASE, 'send')}
          </button>
        </>
      )}
    </>
  );
}
