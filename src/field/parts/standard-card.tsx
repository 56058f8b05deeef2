import { ChevronDown } from 'lucide-react';
import type { Customer } from '../../domain/customer.ts';
import type { Reason } from '../../domain/sop/condition.ts';
import { type Considered, inForce, sopFor } from '../../domain/sop/template.ts';
import { inLanguage } from '../../domain/sop/text.ts';
import { say } from '../../words/language.ts';
import { GRADE, STAGE, TRAIT } from '../../words/terms.ts';
import { CUSTOMER } from '../words/customers.ts';
import { useLook, useSay } from './look.tsx';
import { useToday, useView } from './use-pocket.ts';

/** The standard that applies to a customer *and why*; and for who asks, why none of the others does. */
export function StandardCard({ customer }: { readonly customer: Customer }) {
  const t = useSay();
  const { language } = useLook();
  const view = useView();
  const today = useToday();
  const trait = useTraitWords();
  const { chosen, considered } = sopFor(customer, inForce(view.sops, today));
  const others = considered.filter((one) => one !== chosen);
  return (
    <div className="card">
      {chosen ? (
        <>
          <p className="leading-snug font-semibold">
            {inLanguage(chosen.sop.title, language)} <span className="num font-normal text-soft">v{chosen.sop.version}</span>
          </p>
          <p className="mt-1">
            <span className="text-soft">{t(CUSTOMER, 'because')} </span>
            {whyOf(chosen)
              .map((words) => trait(words))
              .join(language === 'zh' ? '、' : ', ')}
          </p>
          <p className="hint num mt-1">
            {t(CUSTOMER, 'steps', { n: chosen.sop.steps.length })}
            {chosen.sop.minDwellMin > 0 && ` · ${t(CUSTOMER, 'dwell', { n: chosen.sop.minDwellMin })}`}
          </p>
        </>
      ) : (
        <p>{t(CUSTOMER, 'noStandard')}</p>
      )}
      {others.length > 0 && (
        <details className="-mb-2">
          <summary className="hint flex min-h-12 list-none items-center gap-1">
            <ChevronDown size={18} aria-hidden />
            {t(CUSTOMER, 'considered')}
          </summary>
          <ul className="pb-2">
            {others.map(({ sop, holds, reasons }) => (
              <li key={sop.key} className="py-1 leading-snug">
                {inLanguage(sop.title, language)}
                <span className="hint block">{holds ? t(CUSTOMER, 'lowerPriority') : <WhyNot reasons={reasons} />}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function WhyNot({ reasons }: { readonly reasons: readonly Reason[] }) {
  const t = useSay();
  const value = useValueWords();
  const broken = reasons.filter(({ holds }) => !holds);
  return (
    <>
      {broken
        .map(({ trait, wanted, had }) => {
          const list = (values: readonly string[]) => values.map((it) => value(trait, it)).join(' / ') || t(CUSTOMER, 'nothing');
          return `${t(TRAIT, trait)}: ${t(CUSTOMER, 'notBecause', { wanted: list(wanted), had: list(had) })}`;
        })
        .join('; ')}
    </>
  );
}

/** What spoke for it: the tests on the customer that held, and the line where there was none. */
function whyOf({ reasons, sop }: Considered): readonly Pick<Reason, 'trait' | 'had'>[] {
  const held = reasons.filter(({ holds, had }) => holds && had.length > 0);
  return [{ trait: 'line', had: [sop.line] }, ...held.filter(({ trait }) => trait !== 'line')];
}

function useTraitWords(): (reason: Pick<Reason, 'trait' | 'had'>) => string {
  const value = useValueWords();
  return ({ trait, had }) => had.map((it) => value(trait, it)).join(' / ');
}

function useValueWords(): (trait: Reason['trait'], value: string) => string {
  const { language } = useLook();
  const { line } = useView();
  return (trait, value) => {
    if (trait === 'grade') return say(GRADE, value, language);
    if (trait === 'stage') return say(STAGE, value, language);
    return trait === 'line' && line?.key === value ? inLanguage(line.title, language) : value;
  };
}
