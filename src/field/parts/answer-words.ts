import type { Customer } from '../../domain/customer.ts';
import type { Question } from '../../domain/sop/questions.ts';
import { inLanguage, type Language } from '../../domain/sop/text.ts';
import type { Promised } from '../../domain/sop/questions/promise.ts';
import type { Formats } from '../../ui/formats.ts';
import { say } from '../../words/language.ts';
import { GRID_COLUMN } from '../../words/terms.ts';
import { FRAME } from '../words/frame.ts';
import { ASK } from '../words/visit.ts';

interface Manner {
  readonly language: Language;
  readonly formats: Formats;
  readonly customer: Customer | undefined;
}

/** An answer as a line of text. */
export function answerWords(question: Question, answer: unknown, manner: Manner): string {
  const { language, formats } = manner;
  if (answer === undefined || answer === null) return '—';
  switch (question.type) {
    case 'choice':
      return list(answer, language, (value) =>
        titleOf(question.options.find((option) => option.value === value)?.title, `${value}`, language),
      );
    case 'yes-no':
      return say(FRAME, answer === true ? 'yes' : 'no', language);
    case 'number':
      return `${formats.number(Number(answer), 2)}${question.unit ? ` ${inLanguage(question.unit, language)}` : ''}`;
    case 'date':
      return formats.date(`${answer}`);
    case 'text':
      return `${answer}`;
    case 'contact-met':
      return list(answer, language, (met) => nameOf(met as Met, manner.customer));
    case 'promise':
      return (
        list(answer, language, (one) => `${(one as Promised).what} (${formats.date((one as Promised).dueOn)})`) ||
        say(ASK, 'nothingPromised', language)
      );
    case 'product-grid':
      return list(answer, language, (row) => rowWords(question, row as Row, language));
    case 'signature':
      return say(ASK, 'signed', language);
    case 'photo':
      return Array.isArray(answer) ? String(answer.length) : '—';
  }
}

type Met = { readonly contact?: string; readonly name?: string };
type Row = { readonly product: string; readonly cells: Readonly<Record<string, unknown>> };

function nameOf({ contact, name }: Met, customer: Customer | undefined): string {
  return name ?? customer?.contacts.find(({ id }) => id === contact)?.name ?? '—';
}

function rowWords(question: Extract<Question, { type: 'product-grid' }>, { product, cells }: Row, language: Language): string {
  const title = titleOf(question.products.find(({ key }) => key === product)?.title, product, language);
  const told = Object.entries(cells).map(([column, cell]) => {
    const value = column === 'price-fen' ? Number(cell) / 100 : cell === true ? '✓' : cell;
    return `${say(GRID_COLUMN, column, language)} ${value}`;
  });
  return `${title}: ${told.join(', ')}`;
}

function titleOf(
  title: { readonly zh: string; readonly en?: string | undefined } | undefined,
  otherwise: string,
  language: Language,
): string {
  return title ? inLanguage(title as never, language) : otherwise;
}

function list(answer: unknown, language: Language, words: (item: unknown) => string): string {
  return Array.isArray(answer) ? answer.map(words).join(language === 'zh' ? '；' : '; ') : '—';
}
