import type { Condition, Rule } from '../../domain/sop/condition.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import { TRAIT } from '../../words/terms.ts';
import { TABLE } from '../words/desk.ts';
import { SOPS } from '../words/sops.ts';
import { useSay, useText } from './speak.tsx';
import { useTraitValue } from './why-sop.tsx';

/** To whom a standard applies, as a sentence. */
export function useRuleWords(): (rule: Rule) => string {
  const t = useSay(SOPS);
  const trait = useSay(TRAIT);
  const value = useTraitValue();
  const words = (rule: Rule): string => {
    if ('trait' in rule)
      return t('traitIn', { trait: trait(rule.trait), values: rule.in.map((it) => value(rule.trait, it)).join(t('or')) });
    if ('not' in rule) return t('not', { what: words(rule.not) });
    const parts = 'all' in rule ? rule.all : rule.any;
    return parts.length === 0 ? t('everybody') : parts.map(words).join(t('all' in rule ? 'and' : 'or'));
  };
  return words;
}

/** When a question is shown or required, as a sentence that names the other question by its title. */
export function useConditionWords(sop: SopTemplate): (condition: Condition) => string {
  const t = useSay(SOPS);
  const yesNo = useSay(TABLE);
  const text = useText();
  const rule = useRuleWords();
  const questions = sop.steps.flatMap(({ questions }) => questions);
  const words = (condition: Condition): string => {
    if ('customer' in condition) return rule(condition.customer);
    if ('allOf' in condition) return condition.allOf.map(words).join(t('and'));
    if ('anyOf' in condition) return condition.anyOf.map(words).join(t('or'));
    if ('not' in condition) return t('not', { what: words(condition.not) });
    const question = questions.find(({ id }) => id === condition.question);
    const q = question ? text(question.title) : condition.question;
    const option = (value: string) => {
      const found = question?.type === 'choice' ? question.options.find((it) => it.value === value) : undefined;
      return found ? text(found.title) : value;
    };
    if ('answered' in condition) return t(condition.answered ? 'answered' : 'notAnswered', { q });
    if ('has' in condition) return t('has', { q, v: option(condition.has) });
    if ('below' in condition) return t('below', { q, v: condition.below });
    if ('above' in condition) return t('above', { q, v: condition.above });
    return t('is', { q, v: typeof condition.is === 'boolean' ? yesNo(condition.is ? 'yes' : 'no') : option(`${condition.is}`) });
  };
  return words;
}
