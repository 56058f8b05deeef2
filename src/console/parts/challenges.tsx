import { Button, Input } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import { answerChallenge, type ChallengeSheet, listChallenges } from '../../wire/challenges.ts';
import { CHALLENGE_WHY } from '../../words/plans.ts';
import { paths } from '../paths.ts';
import { PLANS } from '../words/plans.ts';
import { useAsk, useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useMay, useMe } from './me.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Sheet = z.output<typeof ChallengeSheet>;

/** What reps ask of their plans: those that wait for a word first, then what came of the others. Nothing where nobody asked. */
export function Challenges({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) {
  const t = useSay(PLANS);
  const { data, error } = useAsk(listChallenges, { from, to });
  const [open, answered] = [data?.challenges.filter(({ answer }) => !answer) ?? [], data?.challenges.filter(({ answer }) => answer) ?? []];
  if (error) return <Trouble error={error} />;
  if (open.length + answered.length === 0) return null;
  return (
    <section className="asked" aria-label={t('asked')}>
      <h2>
        {t('asked')} <small className="quiet">{t('askedCount', { open: open.length, answered: answered.length })}</small>
      </h2>
      <ul>
        {open.map((one) => (
          <Asked key={one.id} one={one} />
        ))}
      </ul>
      {answered.length > 0 && (
        <details>
          <summary className="quiet">{t('askedBefore', { n: answered.length })}</summary>
          <ul>
            {answered.map((one) => (
              <Asked key={one.id} one={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Asked({ one }: { readonly one: Sheet }) {
  const t = useSay(PLANS);
  const why = useSay(CHALLENGE_WHY);
  const f = useFormats();
  return (
    <li className="asked-row">
      <div className="grow">
        <p>
          <strong>{one.personName}</strong> {t(`ask_${one.ask}`, { day: f.day(one.day), to: one.toDay ? f.day(one.toDay) : '' })}{' '}
          <Go to={paths.customer(one.customer)}>{one.customerName}</Go>
        </p>
        <p className="quiet small">{[why(one.why), one.text, f.moment(one.at)].filter(Boolean).join(' · ')}</p>
        {one.answer && (
          <p className="quiet small">
            {[t(`answer_${one.answer.is}_${one.answer.by}`), one.answer.text, f.moment(one.answer.at)].filter(Boolean).join(' · ')}
          </p>
        )}
      </div>
      {!one.answer && <Answer one={one} />}
    </li>
  );
}

function Answer({ one }: { readonly one: Sheet }) {
  const t = useSay(PLANS);
  const { manage } = useMay();
  const { me } = useMe();
  const [text, setText] = useState('');
  const { mutate, isPending, error } = useDo(answerChallenge);
  if (!manage || me.id === one.person) return null;
  const answer = (is: 'granted' | 'declined') =>
    mutate({ challenge: one.id, person: one.person, answer: is, ...(text.trim() && { text: text.trim() }) });
  return (
    <div className="asked-answer">
      <Input
        size="small"
        maxLength={500}
        placeholder={t('answerText')}
        aria-label={`${t('answerText')} ${one.customerName}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" type="primary" loading={isPending} onClick={() => answer('granted')}>
        {t('grant')}
      </Button>
      <Button size="small" disabled={isPending} onClick={() => answer('declined')}>
        {t('decline')}
      </Button>
      <Trouble error={error} />
    </div>
  );
}
