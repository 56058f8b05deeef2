import { useCallback } from 'react';
import { Tag } from 'antd';
import { Check, X } from 'lucide-react';
import type * as z from 'zod/mini';
import { GRADE, STAGE, TRAIT } from '../../words/terms.ts';
import type { ConsideredSop } from '../../wire/customers.ts';
import { paths } from '../paths.ts';
import { CUSTOMERS } from '../words/customers.ts';
import { Go } from './go.tsx';
import { useMe } from './me.tsx';
import { useSay, useTell, useText } from './speak.tsx';

type Considered = z.output<typeof ConsideredSop>;

/** Each standard of the line with every test that was made: the one that is used first, and why the others are not. */
export function WhySop({ considered }: { considered: readonly Considered[] }) {
  const t = useSay(CUSTOMERS);
  const text = useText();
  if (!considered.some(({ holds }) => holds)) return <p className="quiet">{t('noStandard')}</p>;
  return (
    <ol className="why">
      {considered.map(({ sop, holds, reasons }, i) => (
        <li key={`${sop.key}:${sop.version}`} className={holds ? '' : 'quiet'}>
          <p>
            <Go to={paths.sops({ sop: `${sop.key}:${sop.version}` })}>{text(sop.title)}</Go> v{sop.version}{' '}
            <Tag className={i === 0 && holds ? 'tag tag-kept' : 'tag tag-quiet'}>
              {t(i === 0 && holds ? 'chosen' : holds ? 'alsoApplies' : 'appliesNot')}
            </Tag>
          </p>
          <Reasons reasons={reasons} />
        </li>
      ))}
    </ol>
  );
}

function Reasons({ reasons }: Pick<Considered, 'reasons'>) {
  const t = useSay(CUSTOMERS);
  const trait = useSay(TRAIT);
  const value = useTraitValue();
  if (reasons.length === 0) return <p className="small">{t('everyCustomer')}</p>;
  const list = (name: Considered['reasons'][number]['trait'], values: readonly string[]) =>
    values.map((it) => value(name, it)).join(t('or')) || t('nothing');
  return (
    <ul className="tests small">
      {reasons.map((reason, i) => (
        <li key={i} className={reason.holds ? '' : 'fails'}>
          {reason.holds ? <Check size={13} aria-label={t('holds')} /> : <X size={13} aria-label={t('fails')} />}{' '}
          {t(isNegated(reason) ? 'testNot' : 'test', {
            trait: trait(reason.trait),
            wanted: list(reason.trait, reason.wanted),
            had: list(reason.trait, reason.had),
          })}
        </li>
      ))}
    </ul>
  );
}

/** Under a "not" a test holds just where the customer has none of what it names. */
function isNegated({ wanted, had, holds }: Considered['reasons'][number]): boolean {
  return had.some((it) => wanted.includes(it)) !== holds;
}

/** A trait's value in words, where it is one of ours; what the company calls its own stands as it is. */
export function useTraitValue(): (trait: string, value: string) => string {
  const grade = useTell(GRADE);
  const stage = useTell(STAGE);
  const text = useText();
  const { lines } = useMe();
  return useCallback(
    (trait: string, value: string) => {
      if (trait === 'grade') return grade(value);
      if (trait === 'stage') return stage(value);
      const line = trait === 'line' ? lines.find(({ key }) => key === value) : undefined;
      return line ? text(line.title) : value;
    },
    [grade, stage, text, lines],
  );
}
