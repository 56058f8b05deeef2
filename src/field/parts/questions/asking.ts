import type { LocalDate } from '../../../base/moment.ts';
import type { Customer } from '../../../domain/customer.ts';
import type { Question, QuestionTypeName } from '../../../domain/sop/questions.ts';
import type { Visit } from '../../../domain/visit/state.ts';

/** What an input is given: the question, what stands there now, what stood there last time. */
export interface Asking<T extends QuestionTypeName = QuestionTypeName> {
  readonly question: Extract<Question, { type: T }>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly last: { readonly on: LocalDate; readonly answer: unknown } | undefined;
  readonly today: LocalDate;
  readonly customer: Customer | undefined;
  /** The visit under way; none where a submitted answer is amended. */
  readonly visit: Visit | undefined;
  readonly labelledBy: string;
}
