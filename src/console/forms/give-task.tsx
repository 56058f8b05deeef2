import { Select } from 'antd';
import type * as z from 'zod/mini';
import type { PersonId } from '../../domain/ids.ts';
import { BackCheckHow } from '../../domain/visit/facts.ts';
import { giveCheckTask, type listCheckTasks, whoMayVisit } from '../../wire/check-tasks.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useFormats } from '../parts/formats.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CHECK_TASKS } from '../words/check-tasks.ts';

export type TaskList = z.output<(typeof listCheckTasks)['reply']>;
export type Task = TaskList['tasks'][number];

/** How a task is done, and by whom. */
export function Give({ task, people }: { task: Task; people: TaskList['people'] }) {
  const t = useSay(CHECK_TASKS);
  const { mutate, isPending, error } = useDo(giveCheckTask);
  const hows = BackCheckHow.options.filter((how) => how !== 'receipt' || task.mayReceipt);
  const give = (change: Partial<Pick<Task, 'how' | 'assignee'>>) =>
    mutate({ visit: task.visit, how: task.how, assignee: task.assignee, ...change });
  const to = { value: task.assignee, isPending, onPick: (assignee: Task['assignee']) => give({ assignee }) };
  const options = people.filter(({ id }) => task.mayBeGiven.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="table-bar">
      <Select
        aria-label={t('how')}
        value={task.how}
        disabled={isPending}
        options={hows.map((value) => ({ value, label: t(`how_${value}`) }))}
        onChange={(how) => give({ how, assignee: null })}
      />
      {task.how === 'visit' ? <SendWhom visit={task.visit} {...to} /> : <GivenTo options={options} {...to} />}
      <Trouble error={error} />
    </div>
  );
}

interface GivenToProps {
  readonly options: readonly { readonly value: PersonId; readonly label: string }[];
  readonly value: PersonId | null;
  readonly isPending: boolean;
  readonly onPick: (to: PersonId | null) => void;
}

function GivenTo({ options, value, isPending, onPick }: GivenToProps) {
  const t = useSay(CHECK_TASKS);
  return (
    <Select
      className="pick pick-wide"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t('assignee')}
      placeholder={t('assignee')}
      value={value}
      disabled={isPending}
      options={[...options]}
      onChange={(to) => onPick(to ?? null)}
    />
  );
}

/** Who may go there, the best first, with what the desk should know before it sends them. */
function SendWhom({ visit, ...to }: { visit: Task['visit'] } & Omit<GivenToProps, 'options'>) {
  const t = useSay(CHECK_TASKS);
  const f = useFormats();
  const { data, error } = useAsk(whoMayVisit, { visit });
  const options = (data?.people ?? []).map(({ id, name, unit, role, nearM, close }) => ({
    value: id,
    label: [
      name,
      role === 'rep' ? unit : t('office'),
      nearM === null ? '' : t('near', { far: f.distance(nearM) }),
      close ? t(`close_${close}`) : '',
    ]
      .filter(Boolean)
      .join(' · '),
  }));
  return error ? <Trouble error={error} /> : <GivenTo options={options} {...to} />;
}
