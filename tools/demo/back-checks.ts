import { addDays, DAY_MS, HOUR_MS, type Instant, type LocalDate, MINUTE_MS, mondayOf, startOfDay } from '../../src/base/moment.ts';
import { type Random, seededRandom } from '../../src/base/random.ts';
import type { PersonId, VisitId } from '../../src/domain/ids.ts';
import type { BackCheckOutcome } from '../../src/domain/visit/facts.ts';
import { drawChecks } from '../../src/server/jobs/draw-checks.ts';
import { hearErrands } from '../../src/server/jobs/hear-errands.ts';
import { rankDue } from '../../src/server/jobs/rank-due.ts';
import type { Seat } from '../../src/server/world/org.ts';
import { giveCheckTask, linkForCheck, listCheckTasks, sayBackCheck, whoMayVisit } from '../../src/wire/check-tasks.ts';
import { readVisit } from '../../src/wire/visits.ts';
import type { Asking } from '../asking.ts';
import type { RepPhone } from '../rep-phone.ts';
import type { ToldServer } from '../told-server.ts';
import { type Character, characterOf } from './characters.ts';
import { ZONE } from './day-story.ts';

export interface AskingAfter {
  readonly server: ToldServer;
  readonly seats: readonly Seat[];
  readonly span: { readonly from: LocalDate; readonly to: LocalDate };
  /** Phones that may be sent to a customer once the story is told. */
  readonly phones: ReadonlyMap<PersonId, RepPhone>;
  readonly now: Instant;
  readonly seed: string;
  readonly deskOf: (seat: Seat) => Promise<Asking>;
}

/** A week's numbers are final on the Thursday after the next Monday; the tasks are drawn that morning. */
const DRAWN_AFTER_DAYS = 10;
/** How much of what was drawn is asked; of the newest draw less, so that something is left to do. */
const ASKED = { before: 0.9, newest: 0.45 };

/**
 * Customers are asked afterwards, week after week, as their numbers became final: by call and by receipt on the days after
 * the draw, at the door by colleagues when the story has come to its end. What is left is open, or lapsed.
 */
export async function askAfterwards(asking: AskingAfter): Promise<void> {
  const { server, span, now, seed } = asking;
  server.clock.tell(now);
  while ((await rankDue(server.deps, undefined, 0)) > 0);
  const weeks: LocalDate[] = [];
  for (let week = mondayOf(span.from); drawnAt(week) <= now; week = addDays(week, 7)) weeks.push(week);
  const sent: Sent[] = [];
  for (const [i, week] of weeks.entries()) {
    server.clock.tell(drawnAt(week));
    await drawChecks(server.deps);
    const newest = i === weeks.length - 1;
    sent.push(...(await askWeek(asking, { from: drawnAt(week), newest, random: seededRandom(`${seed}/asked/${week}`) })));
  }
  server.clock.tell(now);
  // The last to be sent has not gone yet: on that phone it can be seen what a colleague is told.
  for (const { phone, visit, outcome, heard } of sent.slice(0, -1)) {
    phone.tell(now);
    await phone.askFor(visit, { outcome, heard });
    await phone.evening();
  }
  await hearErrands(server.deps);
}

function drawnAt(week: LocalDate): Instant {
  return startOfDay(addDays(week, DRAWN_AFTER_DAYS), ZONE) + 9 * HOUR_MS;
}

interface Sent {
  readonly phone: RepPhone;
  readonly visit: VisitId;
  readonly outcome: BackCheckOutcome;
  readonly heard: { readonly when: string; readonly about: string; readonly note: string };
}

interface Week {
  readonly from: Instant;
  readonly newest: boolean;
  readonly random: Random;
}

/** The two managers of the regions go through what was drawn, one task after the other, over the days after the draw. */
async function askWeek(asking: AskingAfter, { from, newest, random }: Week): Promise<Sent[]> {
  const { server, seats, now } = asking;
  const sent: Sent[] = [];
  for (const seat of seats.filter(({ person, team }) => person.role === 'manager' && !team)) {
    const desk = await asking.deskOf(seat);
    const { tasks } = await desk(listCheckTasks, { tab: 'open' });
    const asked = tasks.filter(({ may, dueAt }) => may && dueAt > from && random.next() < (newest ? ASKED.newest : ASKED.before));
    for (const [i, task] of asked.entries()) {
      server.clock.tell(Math.min(now, from + DAY_MS * (1 + Math.floor((5 * i) / asked.length)) + (i % 9) * 40 * MINUTE_MS));
      const outcome = await remembered(asking, { desk, task, random });
      const heard =
        outcome === 'confirmed' ? { when: random.pick(WHEN), about: random.pick(ABOUT), note: '' } : { when: '', about: '', note: '' };
      if (task.how === 'receipt') await byReceipt(asking, { desk, visit: task.visit, outcome });
      else if (task.how === 'call') await desk(sayBackCheck, { visit: task.visit, outcome, ...told(heard) });
      else {
        const phone = await send(asking, desk, task.visit);
        if (phone) sent.push({ phone, visit: task.visit, outcome, heard: { ...heard, note: '问了当班店员' } });
      }
    }
  }
  return sent;
}

const WHEN = ['上午九点多', '上午', '中午前后', '下午两三点', '下班前'] as const;
const ABOUT = ['看了陈列，补了货', '对了库存和效期', '讲了新品', '送了资料，聊了价格'] as const;

function told(heard: Sent['heard']): Partial<Sent['heard']> {
  return Object.fromEntries(Object.entries(heard).filter(([, text]) => text));
}

/** These were not where they say; what the others do wrong, a customer has no reason to deny. */
const NEVER_CAME: ReadonlySet<Character> = new Set(['sofa', 'hopper', 'copied']);

interface Remembering {
  readonly desk: Asking;
  readonly task: { readonly visit: VisitId; readonly person: PersonId };
  readonly random: Random;
}

/** What a customer says weeks later: mostly what was, sometimes nothing, and now and then something else. */
async function remembered({ seats }: AskingAfter, { desk, task, random }: Remembering): Promise<BackCheckOutcome> {
  const whose = seats.find(({ person }) => person.id === task.person);
  const { sheet } = await desk(readVisit, { visit: task.visit });
  const doubted = (sheet.verdict?.doubtBans ?? 0) >= 1;
  const came = !(whose && NEVER_CAME.has(characterOf(whose)) && doubted);
  const chance = random.next();
  if (chance < 0.08) return 'not-reached';
  if (chance < 0.14) return 'cannot-say';
  const errs = random.next() < 0.02;
  return came === !errs ? 'confirmed' : 'denied';
}

async function byReceipt(
  { server }: AskingAfter,
  { desk, visit, outcome }: { desk: Asking; visit: VisitId; outcome: BackCheckOutcome },
): Promise<void> {
  const { path } = await desk(linkForCheck, { visit });
  // Who does not know leaves the page; then the office hears nothing.
  const answer = { confirmed: 'correct', denied: 'nobody-came', 'cannot-say': undefined, 'not-reached': undefined }[outcome];
  if (!answer) return;
  const form = { method: 'POST', body: new URLSearchParams({ answer }) };
  const from = { incoming: { socket: { remoteAddress: '203.0.113.20' } } };
  await server.app.request(path, form, from);
}

/** The first of those who may go and whose phone is still with us; undefined where none is. */
async function send({ phones }: AskingAfter, desk: Asking, visit: VisitId): Promise<RepPhone | undefined> {
  const { people } = await desk(whoMayVisit, { visit });
  const to = people.find(({ id }) => phones.has(id));
  if (!to) return undefined;
  await desk(giveCheckTask, { visit, how: 'visit', assignee: to.id });
  return phones.get(to.id);
}
