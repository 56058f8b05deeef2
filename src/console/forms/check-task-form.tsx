import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type * as z from 'zod/mini';
import { BackCheckHow, type BackCheckOutcome } from '../../domain/visit/facts.ts';
import { giveCheckTask, linkForCheck, type listCheckTasks, sayBackCheck } from '../../wire/check-tasks.ts';
import { useDo } from '../parts/ask.ts';
import { useKeys } from '../parts/keys.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CHECK_TASKS } from '../words/check-tasks.ts';

export type TaskList = z.output<(typeof listCheckTasks)['reply']>;
type Task = TaskList['tasks'][number];

const ANSWERS: readonly (readonly [string, BackCheckOutcome])[] = [
  ['1', 'confirmed'],
  ['2', 'denied'],
  ['3', 'cannot-say'],
  ['4', 'not-reached'],
];

/** One task: what to ask in neutral words, and a button for each answer. */
export function CheckTaskForm({ task, people, onDone }: { task: Task; people: TaskList['people']; onDone: () => void }) {
  const t = useSay(CHECK_TASKS);
  if (task.outcome !== null) return <p>{t(`outcome_${task.outcome}`)}</p>;
  return (
    <>
      <Give task={task} people={people} />
      {!task.may && <p className="needs-you">{t('mayNot')}</p>}
      {task.may && (task.how === 'receipt' ? <Send key={task.visit} task={task} /> : <Ask key={task.visit} task={task} onDone={onDone} />)}
    </>
  );
}

function Give({ task, people }: { task: Task; people: TaskList['people'] }) {
  const t = useSay(CHECK_TASKS);
  const { mutate, isPending, error } = useDo(giveCheckTask);
  const hows = BackCheckHow.options.filter((how) => how !== 'receipt' || task.mayReceipt);
  const options = people.filter(({ id }) => task.mayBeGiven.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  const give = (change: Partial<Pick<Task, 'how' | 'assignee'>>) =>
    mutate({ visit: task.visit, how: task.how, assignee: task.assignee, ...change });
  return (
    <div className="table-bar">
      <Select
        aria-label={t('how')}
        value={task.how}
        disabled={isPending}
        options={hows.map((value) => ({ value, label: t(`how_${value}`) }))}
        onChange={(how) => give({ how, assignee: null })}
      />
      <Select
        className="pick pick-wide"
        allowClear
        aria-label={t('assignee')}
        placeholder={t('assignee')}
        value={task.assignee}
        disabled={isPending}
        options={options}
        onChange={(assignee) => give({ assignee: assignee ?? null })}
      />
      <Trouble error={error} />
    </div>
  );
}

function Ask({ task: { visit, day, how, numbers }, onDone }: { task: Task; onDone: () => void }) {
  const t = useSay(CHECK_TASKS);
  const { mutate, isPending, error } = useDo(sayBackCheck);
  const [heard, setHeard] = useState({ when: '', about: '', note: '' });
  const say = (outcome: BackCheckOutcome) => {
    const words = Object.fromEntries(Object.entries(heard).filter(([, text]) => text.trim()));
    mutate({ visit, outcome, ...words }, { onSuccess: onDone });
  };
  useKeys(Object.fromEntries(ANSWERS.map(([key, outcome]) => [key, () => say(outcome)])), { on: !isPending });
  const field = (name: keyof typeof heard) => (
    <label>
      {t(name)}
      <Input value={heard[name]} maxLength={500} onChange={({ target }) => setHeard({ ...heard, [name]: target.value })} />
    </label>
  );
  return (
    <div className="check-task">
      {how === 'call' && <Numbers numbers={numbers} />}
      <h3>{t('script')}</h3>
      <ol>
        <li>{t('script_1', { day })}</li>
        <li>{t('script_2')}</li>
        <li>{t('script_3')}</li>
      </ol>
      <p className="quiet small">{t('neutral')}</p>
      {field('when')}
      {field('about')}
      {field('note')}
      <div className="review-buttons">
        {ANSWERS.map(([key, outcome]) => (
          <Button key={key} disabled={isPending} onClick={() => say(outcome)}>
            {t(`outcome_${outcome}`)} <kbd>{key}</kbd>
          </Button>
        ))}
      </div>
      <Trouble error={error} />
    </div>
  );
}

function Numbers({ numbers }: Pick<Task, 'numbers'>) {
  const t = useSay(CHECK_TASKS);
  return (
    <p>
      <span className="quiet">{t('numbers')}: </span>
      {numbers.length === 0 ? t('noNumbers') : numbers.map(({ name, phone }) => `${name} ${phone}`).join(' · ')}
    </p>
  );
}

function Send({ task: { visit } }: { task: Task }) {
  const t = useSay(CHECK_TASKS);
  const { mutate, data, isPending, error } = useDo(linkForCheck);
  return (
    <div className="check-task">
      <p className="quiet">{t('linkLead')}</p>
      {data ? (
        <Input readOnly aria-label={t('how_receipt')} value={`${location.origin}${data.path}`} onFocus={({ target }) => target.select()} />
      ) : (
        <Button loading={isPending} onClick={() => mutate({ visit })}>
          {t('link')}
        </Button>
      )}
      <Trouble error={error} />
    </div>
  );
}
