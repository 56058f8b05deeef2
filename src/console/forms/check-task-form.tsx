import { Button, Input } from 'antd';
import { useState } from 'react';
import type { BackCheckOutcome } from '../../domain/visit/facts.ts';
import { linkForCheck, sayBackCheck } from '../../wire/check-tasks.ts';
import { useDo } from '../parts/ask.ts';
import { useFormats } from '../parts/formats.ts';
import { useMe } from '../parts/me.tsx';
import { useKeys } from '../parts/keys.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CHECK_TASKS } from '../words/check-tasks.ts';
import { SITES } from '../words/sites.ts';
import { Give, type Task, type TaskList } from './give-task.tsx';

const ANSWERS: readonly (readonly [string, BackCheckOutcome])[] = [
  ['1', 'confirmed'],
  ['2', 'denied'],
  ['3', 'cannot-say'],
  ['4', 'not-reached'],
];

/** One task: what was heard before, who goes after it, and what to ask in neutral words with a button for each answer. */
export function CheckTaskForm({ task, people, onDone }: { task: Task; people: TaskList['people']; onDone: () => void }) {
  const t = useSay(CHECK_TASKS);
  const isOpen = task.outcome === null;
  return (
    <>
      {task.outcome !== null && task.outcome !== task.heard.at(-1)?.outcome && <p>{t(`outcome_${task.outcome}`)}</p>}
      <HeardBefore task={task} />
      {isOpen && <Give task={task} people={people} />}
      {isOpen && <Next key={task.visit} task={task} onDone={onDone} />}
    </>
  );
}

function Next({ task, onDone }: { task: Task; onDone: () => void }) {
  const t = useSay(CHECK_TASKS);
  const { me } = useMe();
  const isSent = task.how === 'visit' && task.assignee !== null && task.assignee !== me.id;
  // On somebody else's phone: what they hear comes by itself.
  if (isSent) return <p className="quiet">{t('sentTo', { name: task.assigneeName })}</p>;
  if (!task.may) return <p className="needs-you">{t('mayNot')}</p>;
  return task.how === 'receipt' ? <Send task={task} /> : <Ask task={task} onDone={onDone} />;
}

/** Every try so far: in whose words, by whom, and where their phone stood if they went. */
function HeardBefore({ task: { heard } }: { task: Task }) {
  const t = useSay(CHECK_TASKS);
  const site = useSay(SITES);
  const f = useFormats();
  if (heard.length === 0) return null;
  return (
    <ol className="said">
      {heard.map(({ fact, at, byName, how, outcome, stood, when, about, text }) => (
        <li key={fact}>
          <p>
            <strong>{t(`outcome_${outcome}`)}</strong>{' '}
            <span className="quiet">
              {[f.moment(at), t(`how_${how}`), byName, stood && site(`stood_${stood}`)].filter(Boolean).join(' · ')}
            </span>
          </p>
          {[when, about, text].some(Boolean) && <blockquote>{[when, about, text].filter(Boolean).join(' · ')}</blockquote>}
        </li>
      ))}
    </ol>
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
