import { App, Button, Tooltip } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import type * as z from 'zod/mini';
import type { PersonId } from '../../domain/ids.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import { validatePolicy } from '../../domain/plan/policy-troubles.ts';
import type { Policy } from '../../domain/visit/policy.ts';
import { savePolicy } from '../../wire/org.ts';
import { weighPolicy } from '../../wire/policy.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { Go } from '../parts/go.tsx';
import { LoadTable } from '../parts/load-table.tsx';
import { useMay } from '../parts/me.tsx';
import { Section } from '../parts/page.tsx';
import { PolicyTrial, type Tried } from '../parts/policy-trial.tsx';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { FREQUENCY } from '../words/frequency.ts';
import { RuleRow } from './rule-row.tsx';

type Weighed = z.output<(typeof weighPolicy)['reply']>;
const NEW_RULE: FrequencyRule = { applies: { all: [] }, target: 1, max: 2, minGapDays: 7 };

interface Trial {
  readonly of: readonly FrequencyRule[];
  readonly tried: ReadonlyMap<PersonId, Tried>;
}
const NOTHING_TRIED: Trial['tried'] = new Map();

/** How often who is to be seen, as a draft that is weighed while it is written, and saved when somebody says so. */
export function FrequencyForm({ policy, number }: { policy: Policy; number: number }) {
  const t = useSay(FREQUENCY);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const { message, modal } = App.useApp();
  const { admin, manage } = useMay();
  const [draft, setDraft] = useState<readonly FrequencyRule[]>(policy.frequency);
  const asked = useDeferredValue(draft);
  const { data, error: away } = useAsk(weighPolicy, { frequency: [...asked] }, { enabled: manage });
  const { mutateAsync, isPending, error } = useDo(savePolicy);
  const troubles = useMemo(() => validatePolicy(draft), [draft]);
  const changed = draft !== policy.frequency;
  const [trial, setTrial] = useState<Trial>({ of: draft, tried: new Map() });
  // What was tried under other rules says nothing of these.
  const tried = trial.of === draft ? trial.tried : NOTHING_TRIED;
  const short = [...tried.values()].filter(({ probability, goal }) => probability < goal);
  const refused = troubles.some(({ level }) => level === 'refuse');
  // With the new version a new form takes this one's place: what is said afterwards must not hang on it.
  const save = () =>
    void mutateAsync({ policy: { ...policy, frequency: [...draft] }, number }).then(
      () => void message.success(words('saved')),
      () => undefined,
    );
  const saveOrAsk = () => {
    const [first] = short;
    if (!first) return save();
    void modal.confirm({
      ...{ title: t('short', { n: short.length, goal: Math.round(first.goal * 100) }), okText: t('saveAnyway'), cancelText: t('rather') },
      onOk: save,
    });
  };
  const put = (at: number, rule: FrequencyRule | undefined) => setDraft(draft.flatMap((one, i) => (i !== at ? [one] : rule ? [rule] : [])));
  return (
    <Section title={t('title')} aside={changed && <span className="needs-you">{t('changed')}</span>}>
      <p className="quiet">{t('lead')}</p>
      {draft.length === 0 && <p className="quiet">{t('none')}</p>}
      <ol className="rule-list">
        {draft.map((rule, i) => (
          // A rule has no name of its own: its place is what the sentences call it by.
          <RuleRow
            key={i}
            rule={rule}
            index={i}
            caught={data?.rules[i]}
            troubles={troubles.filter((one) => one.rule === i)}
            disabled={!admin}
            onChange={(next) => put(i, next)}
          />
        ))}
      </ol>
      {data && <Coverage weighed={data} />}
      <Trouble error={error ?? away} />
      {manage && (
        <div className="form-tools">
          <Button disabled={!admin} onClick={() => setDraft([...draft, NEW_RULE])}>
            {t('add')}
          </Button>
          <span className="grow" />
          {changed && <Button onClick={() => setDraft(policy.frequency)}>{t('undo')}</Button>}
          <Tooltip title={admin ? '' : desk('onlyAdmin')}>
            <Button type="primary" disabled={!admin || !changed || refused} loading={isPending} onClick={saveOrAsk}>
              {words('save')}
            </Button>
          </Tooltip>
        </div>
      )}
      {data && data.people.length > 0 && (
        <>
          <PolicyTrial
            key={JSON.stringify(draft)}
            people={data.people.map(({ person }) => person)}
            frequency={draft}
            onTried={(one) => setTrial((now) => ({ of: draft, tried: new Map(now.of === draft ? now.tried : []).set(one.person, one) }))}
          />
          <LoadTable people={data.people} tried={tried} />
        </>
      )}
    </Section>
  );
}

/** Whom the draft leaves out, and whom it catches twice. */
function Coverage({ weighed: { unruled, customers, rivals } }: { weighed: Weighed }) {
  const t = useSay(FREQUENCY);
  return (
    <div className="rule-troubles">
      <p className="quiet">{unruled > 0 ? t('unruled', { n: unruled, of: customers }) : t('covered', { n: customers })}</p>
      {rivals.customers > 0 && (
        <p>
          {t('rivals', { n: rivals.customers })}{' '}
          {rivals.first.slice(0, 6).map(({ customer, name, rules }) => (
            <span key={customer}>
              <Go to={paths.customer(customer)}>{name}</Go> ({rules.join(' / ')}){' '}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
