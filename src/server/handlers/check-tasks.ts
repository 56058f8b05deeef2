import { addDays, DAY_MS, localDate } from '../../base/moment.ts';
import { writeVisitLink } from '../../domain/evidence/visit-link.ts';
import type { FactBody } from '../../domain/facts.ts';
import type { PersonId, UnitId, VisitId } from '../../domain/ids.ts';
import { EVERYTHING, postsUnder, scopeOf, sees } from '../../domain/scope.ts';
import { mayBackCheck } from '../../domain/trust/back-check.ts';
import { honestRate } from '../../domain/trust/honest-rate.ts';
import type { BackCheckHow } from '../../domain/visit/facts.ts';
import {
  type CheckTask,
  giveCheckTask,
  linkForCheck,
  listCheckTasks,
  readHonestRates,
  sayBackCheck,
  type TaskOutcome,
  whoMayVisit,
} from '../../wire/check-tasks.ts';
import { deriveDayIn } from '../derive/derive-day.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { closeTask, countTry, giveTask, MOST_TRIES, strataSince, taskOf, type TaskRow, tasksSeen } from '../store/check-tasks.ts';
import { giveErrand } from '../store/errands.ts';
import { lockPerson } from '../store/facts.ts';
import { askForReceipt, receiptOf } from '../store/receipts.ts';
import { customersByIds } from '../store/scenes.ts';
import { visitById } from '../store/visits.ts';
import { mayVisit, offered } from './errands.ts';

const LINK_DAYS = 7;
const RATE_DAYS = 91;
const LATE_WITHIN_DAYS = 4;

/** Asking customers afterwards whether somebody came: the tasks, what came of them, and what that says of a region. */
export function handleCheckTasks(app: App, deps: ServerDeps): void {
  handle(app, listCheckTasks, (asked, caller) => listed(deps, caller, asked));
  handle(app, sayBackCheck, (asked, caller) => said(deps, caller, asked));
  handle(app, giveCheckTask, (asked, caller) =>
    withTask(deps, caller, { visit: asked.visit, own: false }, async (sql, task) => {
      const company = await loadCompany(sql);
      if (!(await mayGet(sql, company, { task, asked, now: deps.clock.now() }))) throw new Problem('not-allowed');
      if (asked.how === 'receipt' && !(await mayReceipt(sql, company, task))) throw new Problem('not-allowed');
      await giveTask(sql, asked);
      if (asked.assignee && asked.how === 'visit')
        await giveErrand(sql, { visit: asked.visit, person: asked.assignee, at: deps.clock.now() });
      return { task: named(company, await again(sql, asked.visit)) };
    }),
  );
  handle(app, whoMayVisit, ({ visit }, caller) =>
    withTask(deps, caller, { visit, own: false }, async (sql, task) => {
      const company = await loadCompany(sql);
      const people = await mayVisit(sql, company, { task, now: deps.clock.now() });
      return { people: people.flatMap((one) => offered(company, one)) };
    }),
  );
  handle(app, linkForCheck, ({ visit }, caller) =>
    withTask(deps, caller, { visit, own: true }, async (sql, { how, person, customer }) => {
      const receipt = await receiptOf(sql, visit);
      if (how !== 'receipt' || !customer || (receipt && receipt.answeredAt !== null)) throw new Problem('not-allowed');
      const at = deps.clock.now();
      // What the rep asked for stays: their network is the one that an answer is held against.
      if (!receipt) await askForReceipt(sql, { visit, person, customer, network: '', at });
      const until = at + LINK_DAYS * DAY_MS;
      return { path: `/r/${await writeVisitLink({ visit, until }, deps.key.sign)}`, until };
    }),
  );
  handle(app, readHonestRates, (_, caller) => rates(deps, caller));
}

type Asked = { readonly [K in 'how' | 'region' | 'tab']?: Parameters<typeof tasksSeen>[1][K] | undefined };

async function listed({ database, clock }: ServerDeps, { scope, person: me }: Caller, { tab = 'open', how, region }: Asked) {
  const soon = clock.now() + LATE_WITHIN_DAYS * DAY_MS;
  const seen = await database.within(scope, (sql) => tasksSeen(sql, { me: me.id, tab, how, region, soon }));
  return database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const customers = await customersByIds(
      sql,
      seen.flatMap(({ customer }) => customer ?? []),
    );
    const staff = [...company.people.values()].filter(({ role, active }) => active && (role === 'manager' || role === 'admin'));
    const tasks = seen.map((task) => ({
      ...named(company, task),
      may: mayBackCheck(company, me, { whose: company.people.get(task.person), how: task.how }),
      numbers: (task.customer ? (customers.get(task.customer)?.contacts ?? []) : []).flatMap(({ name, phone }) =>
        phone ? [{ name, phone }] : [],
      ),
      mayBeGiven: staff.filter((one) => mayTake(company, one, task)).map(({ id }) => id),
      mayReceipt: sells(company, task),
    }));
    const regions = [...new Set(seen.map((task) => task.region))].map((id) => ({ id, name: nameOf(company, id) }));
    return { tasks, people: staff.map(({ id, name }) => ({ id, name })), regions };
  });
}

function nameOf({ units }: Company, id: UnitId): string {
  return units.find((unit) => unit.id === id)?.name ?? '';
}

/** A line without sales has no receipts: its proof is the register at reception. */
function sells({ lines }: Company, { line }: Pick<CheckTask, 'line'>): boolean {
  return lines.find(({ key }) => key === line)?.sales !== false;
}

async function mayReceipt(sql: Sql, company: Company, task: TaskRow): Promise<boolean> {
  const receipt = await receiptOf(sql, task.visit);
  return sells(company, task) && (receipt?.answeredAt ?? null) === null;
}

interface Giving {
  readonly task: TaskRow;
  readonly asked: { readonly how: BackCheckHow; readonly assignee: PersonId | null };
  readonly now: number;
}

/** Who goes there is told on the phone where to and no more; who calls has to see the task itself. */
async function mayGet(sql: Sql, company: Company, { task, asked: { how, assignee }, now }: Giving): Promise<boolean> {
  if (!assignee) return true;
  if (how === 'visit') return (await mayVisit(sql, company, { task, now })).some(({ person }) => person === assignee);
  const to = company.people.get(assignee);
  return to !== undefined && mayTake(company, to, { ...task, how });
}

function named({ people }: Company, task: TaskRow): CheckTask {
  return { ...task, assigneeName: (task.assignee && people.get(task.assignee)?.name) || '' };
}

/** Who is given a task has to see it, too. */
function mayTake(company: Company, one: Caller['person'], { person, how }: Pick<CheckTask, 'person' | 'how'>): boolean {
  const whose = company.people.get(person);
  const post = company.posts.find(({ id }) => id === whose?.post)?.number ?? 0;
  return mayBackCheck(company, one, { whose, how }) && sees(scopeOf(one, company), post);
}

/** Runs on an open task in scope. `own`: the caller does it themselves, so the rule about who may holds for its kind. */
async function withTask<T>(
  { database }: ServerDeps,
  { scope, person }: Caller,
  { visit, own }: { visit: VisitId; own: boolean },
  then: (sql: Sql, task: TaskRow) => Promise<T>,
): Promise<T> {
  const inScope = await database.within(scope, (sql) => taskOf(sql, visit));
  if (!inScope || inScope.person === person.id) throw new Problem('not-found');
  return database.within(EVERYTHING, async (sql) => {
    await lockPerson(sql, inScope.person);
    const [task, company] = [await again(sql, visit), await loadCompany(sql)];
    if (task.outcome !== null) throw new Problem('not-allowed');
    if (own && !mayBackCheck(company, person, { whose: company.people.get(task.person), how: task.how })) throw new Problem('not-allowed');
    return then(sql, task);
  });
}

async function again(sql: Sql, visit: VisitId): Promise<TaskRow> {
  const task = await taskOf(sql, visit);
  if (!task) throw new Problem('not-found');
  return task;
}

interface Heard {
  readonly visit: VisitId;
  readonly outcome: Exclude<TaskOutcome, 'lapsed'>;
  readonly when?: string | undefined;
  readonly about?: string | undefined;
  readonly note?: string | undefined;
}

function said(deps: ServerDeps, caller: Caller, { visit, outcome, ...heard }: Heard) {
  return withTask(deps, caller, { visit, own: true }, async (sql, { how, person }) => {
    // Whose answer comes by link is heard there; the desk may only say that none came.
    if (how === 'receipt' && outcome !== 'not-reached') throw new Problem('not-allowed');
    const row = await visitById(sql, visit);
    if (!row) throw new Problem('not-found');
    const words = Object.fromEntries(Object.entries(heard).filter(([, text]) => text));
    const details = { how, outcome };
    const parts = Object.keys(words).length > 0 ? { details, words } : { details };
    const body: FactBody = { kind: 'visit.back-checked', refs: { visit }, blobs: [], parts };
    await sayAtDesk(sql, deps, { person, by: caller.person.id, post: row.post, day: row.sheet.day, body });
    const tries = await countTry(sql, visit);
    if (outcome !== 'not-reached' || tries >= MOST_TRIES) await closeTask(sql, { visit, outcome, at: deps.clock.now(), how });
    await deriveDayIn(sql, deps, { person, day: row.sheet.day });
    return { task: named(await loadCompany(sql), await again(sql, visit)) };
  });
}

function rates({ database, clock }: ServerDeps, { scope }: Caller) {
  return database.within(EVERYTHING, async (sql) => {
    const company = await loadCompany(sql);
    const from = addDays(localDate(clock.now(), zoneOf(company)), -RATE_DAYS);
    const strata = await strataSince(sql, from);
    const whole = (unit: UnitId) => postsUnder(company, unit).every(({ number }) => sees(scope, number));
    const regions = [...new Set(strata.map(({ region }) => region))].filter(whole).map((region) => {
      const { interval, ...told } = honestRate(strata.filter((one) => one.region === region));
      return { region, name: nameOf(company, region), ...told, low: interval[0], high: interval[1] };
    });
    return { from, regions: regions.toSorted((a, b) => (a.name < b.name ? -1 : 1)) };
  });
}
