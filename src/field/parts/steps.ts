import type { LocalDate } from '../../base/moment.ts';
import type { Customer } from '../../domain/customer.ts';
import { holds, type Sheet } from '../../domain/sop/condition.ts';
import type { Question } from '../../domain/sop/questions.ts';
import { isRequired, type SopTemplate, type Step, unmet } from '../../domain/sop/template.ts';
import type { Visit } from '../../domain/visit/state.ts';
import type { View } from '../ports.ts';

/** A step as it is asked now: only the questions that apply, given what was said so far. */
export interface AskedStep {
  readonly step: Step;
  readonly questions: readonly Question[];
  readonly state: 'done' | 'open' | 'wanting';
}

export function standardOf({ sops }: Pick<View, 'sops'>, { sop }: Pick<Visit, 'sop'>): SopTemplate | undefined {
  return sop && sops.find(({ key, version }) => key === sop.key && version === sop.version);
}

/** What counts as answered while a visit goes on: facts, and over them what is still a draft. */
export function sheetWith(sheet: Sheet, answers: Readonly<Record<string, unknown>>): Sheet {
  const merged = new Map(sheet);
  for (const [question, answer] of Object.entries(answers)) {
    if (answer === undefined || answer === null) merged.delete(question as never);
    else merged.set(question as never, answer);
  }
  return merged;
}

export function askedSteps(sop: SopTemplate, sheet: Sheet, customer: Customer | undefined, today: LocalDate): AskedStep[] {
  const open = new Set(unmet(sop, sheet, customer, today).map(({ question }) => question));
  return sop.steps.flatMap((step) => {
    const questions = step.questions.filter(({ when }) => when === undefined || holds(when, sheet, customer));
    if (questions.length === 0) return [];
    const state = questions.some(({ id }) => open.has(id)) ? 'wanting' : questions.some(({ id }) => sheet.has(id)) ? 'done' : 'open';
    return [{ step, questions, state }];
  });
}

export function isWanted(question: Question, sheet: Sheet, customer: Customer | undefined): boolean {
  return isRequired(question, sheet, customer);
}
