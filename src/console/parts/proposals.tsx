import { Button, Checkbox, Input } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import type { CustomerId } from '../../domain/ids.ts';
import { type PlanLine, planLines, takeLines } from '../../domain/plan/plan-diff.ts';
import { answerProposal, listProposals, type ProposalSheet } from '../../wire/proposals.ts';
import { paths } from '../paths.ts';
import { LINE, PROPOSALS } from '../words/proposals.ts';
import { useAsk, useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { Go } from './go.tsx';
import { useMay, useMe } from './me.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Sheet = z.output<typeof ProposalSheet>;

/** The days that reps planned themselves: those that wait for a word first. Nothing where nobody made one. */
export function Proposals({ from, to }: { readonly from: LocalDate; readonly to: LocalDate }) {
  const t = useSay(PROPOSALS);
  const { data, error } = useAsk(listProposals, { from, to });
  const open = data?.proposals.filter(({ waits }) => waits !== null) ?? [];
  const answered = data?.proposals.filter(({ answer }) => answer) ?? [];
  if (error) return <Trouble error={error} />;
  if (open.length + answered.length === 0) return null;
  return (
    <section className="asked" aria-label={t('title')}>
      <h2>
        {t('title')} <small className="quiet">{t('count', { open: open.length, answered: answered.length })}</small>
      </h2>
      <ul>
        {open.map((one) => (
          <li key={`${one.id}:${one.version}`} className="asked-row">
            <Waiting one={one} />
          </li>
        ))}
      </ul>
      {answered.length > 0 && (
        <details>
          <summary className="quiet">{t('before', { n: answered.length })}</summary>
          <ul>
            {answered.map((one) => (
              <li key={one.id} className="asked-row">
                <Answered one={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Heading({ one: { personName, plan, now, at, text } }: { readonly one: Sheet }) {
  const t = useSay(PROPOSALS);
  const f = useFormats();
  return (
    <>
      <p>
        <strong>{t('day', { name: personName, day: f.day(plan.day) })}</strong>{' '}
        <span className="figures">{t('stops', { before: now?.stops.length ?? 0, after: plan.stops.length })}</span>
      </p>
      <p className="quiet small">{[text, f.moment(at)].filter(Boolean).join(' · ')}</p>
    </>
  );
}

/** The difference, line by line: what is ticked is agreed to, the rest stays as it stands. */
function Waiting({ one }: { readonly one: Sheet }) {
  const t = useSay(PROPOSALS);
  const { manage } = useMay();
  const { me } = useMe();
  const before = one.now ?? { ...one.plan, stops: [] };
  const lines = planLines(before, one.plan);
  const [left, setLeft] = useState<ReadonlySet<CustomerId>>(new Set());
  const taken = lines.filter(({ customer }) => !left.has(customer));
  const turn = (customer: CustomerId) =>
    setLeft(left.has(customer) ? new Set([...left].filter((it) => it !== customer)) : new Set(left).add(customer));
  const mayAnswer = manage && me.id !== one.person;
  const stops = left.size === 0 ? one.plan.stops : takeLines(before, taken, one.plan);
  return (
    <div className="grow plan-asked">
      <Heading one={one} />
      <p className={`small ${one.waits === 'manager' || one.waits === 'nothing' ? 'quiet' : 'needs-you'}`}>
        {t(`waits_${one.waits ?? 'nothing'}`)}
        {one.frozen && ` · ${t('frozen')}`}
      </p>
      {lines.length === 0 && <p className="quiet small">{t('same')}</p>}
      <ul className="plan-lines">
        {lines.map((line) => (
          <Line
            key={line.customer}
            {...{ line, one }}
            isTaken={!left.has(line.customer)}
            onTurn={mayAnswer ? () => turn(line.customer) : undefined}
          />
        ))}
      </ul>
      <PlanNotes plan={{ ...one.plan, stops: [...stops] }} />
      {mayAnswer && <Answer one={one} taken={taken.length} of={lines.length} without={[...left]} />}
    </div>
  );
}

interface LineProps {
  readonly line: PlanLine;
  readonly one: Sheet;
  readonly isTaken: boolean;
  readonly onTurn: (() => void) | undefined;
}

const SIGNS: Readonly<Record<PlanLine['is'], string>> = { added: '+', removed: '−', moved: '↕', changed: '~' };

function Line({ line, one, isTaken, onTurn }: LineProps) {
  const t = useSay(PROPOSALS);
  const said = useSay(LINE);
  const name = one.names[line.customer] ?? '';
  return (
    <li className={`plan-line is-${line.is}`}>
      {onTurn && <Checkbox checked={isTaken} onChange={onTurn} aria-label={t('take', { name })} />}
      <b aria-hidden>{SIGNS[line.is]}</b>
      <Go to={paths.customer(line.customer)}>{name}</Go>
      <span className="quiet small">{said(line.is)}</span>
    </li>
  );
}

function Answer({ one, taken, of, without }: { one: Sheet; taken: number; of: number; without: readonly CustomerId[] }) {
  const t = useSay(PROPOSALS);
  const [text, setText] = useState('');
  const { mutate, isPending, error } = useDo(answerProposal);
  const answer = (is: 'granted' | 'declined') =>
    mutate({
      ...{ proposal: one.id, person: one.person, version: one.version, answer: is, ...(text.trim() && { text: text.trim() }) },
      ...(is === 'granted' && without.length > 0 && { without: [...without] }),
    });
  return (
    <div className="asked-answer">
      <Input
        size="small"
        maxLength={500}
        placeholder={t('text')}
        aria-label={`${t('text')} ${one.personName}`}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button size="small" type="primary" loading={isPending} disabled={of > 0 && taken === 0} onClick={() => answer('granted')}>
        {taken === of ? t('agreeAll') : t('agree', { n: taken })}
      </Button>
      <Button size="small" disabled={isPending} onClick={() => answer('declined')}>
        {t('decline')}
      </Button>
      <Trouble error={error} />
    </div>
  );
}

function Answered({ one }: { readonly one: Sheet }) {
  const t = useSay(PROPOSALS);
  const f = useFormats();
  const { answer, names } = one;
  if (!answer) return null;
  const without = answer.without.map((customer) => names[customer] ?? '').join('、');
  return (
    <div className="grow">
      <Heading one={one} />
      <p className="quiet small">
        {[t(`answer_${answer.is}_${answer.by}`), without && t('without', { names: without }), answer.text, f.moment(answer.at)]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
