import type { ReactNode } from 'react';
import type { Customer } from '../../domain/customer.ts';
import type { Promised } from '../../domain/sop/questions/promise.ts';
import type { Question } from '../../domain/sop/questions.ts';
import { GRID_COLUMN } from '../../words/terms.ts';
import { TABLE } from '../words/desk.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { useSay, useTell, useText } from './speak.tsx';

interface AnswerProps {
  readonly question: Question;
  readonly answer: unknown;
  readonly before?: unknown;
  readonly customer: Customer | null;
}

/** An answer as its question means it; the answers come from a phone and are read as the type says, or shown as they are. */
export function AnswerView({ question, answer, before, customer }: AnswerProps): ReactNode {
  const words = useAnswerWords();
  const t = useSay(VISIT);
  if (question.type === 'product-grid') return <GridAnswer question={question} answer={answer} before={before} />;
  if (question.type === 'signature') return <SignatureAnswer answer={answer} />;
  const [now, was] = [words(question, answer, customer), before === undefined ? undefined : words(question, before, customer)];
  const differs = was !== undefined && was !== now && question.type !== 'photo';
  return (
    <span className={differs ? 'differs' : ''}>
      {now} {differs && <small className="quiet">{t('was', { before: was })}</small>}
    </span>
  );
}

function useAnswerWords(): (question: Question, answer: unknown, customer: Customer | null) => string {
  const t = useSay(VISIT);
  const yesNo = useSay(TABLE);
  const text = useText();
  const f = useFormats();
  return (question, answer, customer) => {
    if (answer === undefined || answer === null) return t('unanswered');
    if (question.type === 'choice' && Array.isArray(answer)) {
      return answer.map((value) => titleOf(question.options.find((option) => option.value === value))).join(', ');
    }
    if (question.type === 'yes-no') return yesNo(answer === true ? 'yes' : 'no');
    if (question.type === 'number' && typeof answer === 'number')
      return `${f.number(answer, 2)}${question.unit ? ` ${text(question.unit)}` : ''}`;
    if (question.type === 'contact-met' && Array.isArray(answer)) return answer.map((met) => metName(met, customer)).join(', ');
    if (question.type === 'promise' && Array.isArray(answer))
      return (answer as Promised[]).map(promised).join('; ') || t('nothingPromised');
    if (question.type === 'photo' && Array.isArray(answer)) return `${answer.length} ${t('photos')}`;
    return typeof answer === 'string' ? answer : JSON.stringify(answer);
  };
  function titleOf(option: { title: Parameters<typeof text>[0] } | undefined): string {
    return option ? text(option.title) : '?';
  }
  function promised({ by, what, dueOn }: Promised): string {
    return `${t(by === 'us' ? 'byUs' : 'byCustomer')}: ${what} (${t('due', { on: dueOn })})`;
  }
}

function metName(met: unknown, customer: Customer | null): string {
  const { contact, name, role } = met as { contact?: string; name?: string; role?: string };
  const known = customer?.contacts.find(({ id }) => id === contact);
  const who = known ?? { name: name ?? '?', role };
  return who.role ? `${who.name} (${who.role})` : who.name;
}

interface GridRow {
  readonly product: string;
  readonly cells: Readonly<Record<string, unknown>>;
}

function GridAnswer({
  question,
  answer,
  before,
}: {
  question: Extract<Question, { type: 'product-grid' }>;
  answer: unknown;
  before: unknown;
}) {
  const t = useSay(VISIT);
  const column = useTell(GRID_COLUMN);
  const yesNo = useSay(TABLE);
  const text = useText();
  const [rows, earlier] = [answer, before].map((it) => (Array.isArray(it) ? (it as GridRow[]) : []));
  if (!rows?.length) return <>{t('unanswered')}</>;
  const cell = (key: string, value: unknown) =>
    value === undefined
      ? '—'
      : typeof value === 'boolean'
        ? yesNo(value ? 'yes' : 'no')
        : key === 'price-fen'
          ? `¥${(Number(value) / 100).toFixed(2)}`
          : `${value}`;
  return (
    <table className="grid-answer">
      <thead>
        <tr>
          <td aria-hidden />
          {question.columns.map((key) => (
            <th key={key}>{column(key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ product, cells }) => {
          const title = question.products.find(({ key }) => key === product)?.title;
          const was = earlier?.find((row) => row.product === product)?.cells;
          return (
            <tr key={product}>
              <th scope="row">{title ? text(title) : product}</th>
              {question.columns.map((key) => (
                <td
                  key={key}
                  className={was && was[key] !== undefined && was[key] !== cells[key] ? 'differs' : ''}
                  title={was?.[key] === undefined ? undefined : t('was', { before: cell(key, was[key]) })}
                >
                  {cell(key, cells[key])}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function SignatureAnswer({ answer }: { answer: unknown }) {
  const t = useSay(VISIT);
  const { strokes = [], name } = (answer ?? {}) as { strokes?: [number, number][][]; name?: string };
  if (strokes.length === 0) return <>{t('unanswered')}</>;
  return (
    <figure className="signature">
      <svg viewBox="0 0 1000 1000">
        <title>{t('signed')}</title>
        {strokes.map((stroke, i) => (
          <polyline key={i} points={stroke.map((point) => point.join(',')).join(' ')} />
        ))}
      </svg>
      {name && <figcaption>{name}</figcaption>}
    </figure>
  );
}
