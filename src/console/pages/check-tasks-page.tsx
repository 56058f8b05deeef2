import { Segmented } from 'antd';
import type { VisitId } from '../../domain/ids.ts';
import { BackCheckHow } from '../../domain/visit/facts.ts';
import { listCheckTasks, TASK_TABS } from '../../wire/check-tasks.ts';
import { CheckTaskForm } from '../forms/check-task-form.tsx';
import type { TaskList } from '../forms/give-task.tsx';
import { useAsk } from '../parts/ask.ts';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { HonestRates } from '../parts/honest-rates.tsx';
import { useKeys } from '../parts/keys.ts';
import { Back, Page } from '../parts/page.tsx';
import { PickOne } from '../parts/pickers.tsx';
import { useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { paths } from '../paths.ts';
import { CHECK_TASKS } from '../words/check-tasks.ts';
import { DESK, TABLE } from '../words/desk.ts';

/** Customers to be asked whether somebody came, one after another by the keys, and what their answers say of each region. */
export default function CheckTasksPage() {
  const t = useSay(CHECK_TASKS);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const [search, change] = useSearchState();
  const tab = TASK_TABS.find((it) => it === search.tab) ?? 'open';
  const filters = Object.fromEntries(Object.entries({ how: search.how, region: search.region }).filter(([, it]) => it));
  const { data, error, refetch } = useAsk(listCheckTasks, { tab, ...filters });
  return (
    <Page title={t('title')} lead={<Back to={paths.review()} label={desk('review')} />}>
      <p className="quiet back-check-lead">{t('lead')}</p>
      <HonestRates />
      <div className="table-bar">
        <Segmented
          value={tab}
          options={TASK_TABS.map((value) => ({ value, label: t(`tab_${value}`) }))}
          onChange={(value) => change({ tab: value, open: undefined })}
        />
        <PickOne name="region" label={t('region')} options={(data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        <PickOne name="how" label={t('how')} options={BackCheckHow.options.map((value) => ({ value, label: t(`how_${value}`) }))} />
      </div>
      <Trouble error={error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting label={words('loading')} rows={10} />}
      {data && (data.tasks.length > 0 ? <Tasks list={data} /> : <Empty says={t(`empty_${tab}`)} />)}
    </Page>
  );
}

function Tasks({ list: { tasks, people } }: { list: TaskList }) {
  const t = useSay(CHECK_TASKS);
  const [search, change] = useSearchState();
  const found = Math.max(
    0,
    tasks.findIndex(({ visit }) => visit === search.open),
  );
  const now = tasks[found];
  const open = (visit: VisitId | undefined) => visit && change({ open: visit });
  const step = (by: number) => open(tasks[Math.min(tasks.length - 1, Math.max(0, found + by))]?.visit);
  useKeys({ j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1) });
  return (
    <div className="review">
      <ul className="queue" aria-label={t('queue')}>
        {tasks.map((task) => (
          <li key={task.visit}>
            <button type="button" aria-current={task === now} onClick={() => open(task.visit)}>
              <Row task={task} />
            </button>
          </li>
        ))}
      </ul>
      {now && (
        <section className="section reviewed">
          <h2>
            <Go to={paths.visit(now.visit)}>{now.customerName}</Go>
          </h2>
          <CheckTaskForm task={now} people={people} onDone={() => step(1)} />
        </section>
      )}
    </div>
  );
}

function Row({ task: { customerName, day, how, dueAt, tries, outcome, assigneeName } }: { task: TaskList['tasks'][number] }) {
  const t = useSay(CHECK_TASKS);
  const f = useFormats();
  return (
    <>
      <span className="queue-head">
        <strong>{customerName}</strong> <span className="quiet nowrap">{t(`how_${how}`)}</span>
      </span>
      <span className="quiet">
        {day} · {outcome ? t(`outcome_${outcome}`) : t('due', { at: f.moment(dueAt) })}
        {outcome === null && assigneeName && ` · ${assigneeName}`}
        {outcome === null && tries > 0 && ` · ${t('tries', { n: tries })}`}
      </span>
    </>
  );
}
