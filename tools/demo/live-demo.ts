import { setTimeout as pause } from 'node:timers/promises';
import { addDays, type Instant } from '../../src/base/moment.ts';
import { seededRandom } from '../../src/base/random.ts';
import type { PersonId } from '../../src/domain/ids.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import { deriveDue } from '../../src/server/jobs/derive-due.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import { writeDemo } from '../../src/server/store/demo-door.ts';
import { type Seat, TEAMS } from '../../src/server/world/org.ts';
import { type Asking, atTheDesk } from '../asking.ts';
import { aPhoneHabit } from '../phone-noise.ts';
import { type RepPhone, repPhone } from '../rep-phone.ts';
import type { ToldServer } from '../told-server.ts';
import { askAfterwards } from './back-checks.ts';
import { promiseDraws, showDraws } from './draws.ts';
import { importPast } from './import-past.ts';
import { liveRep } from './live-rep.ts';
import { type Begun, DEMO_PASSWORD, openCompany, type Opened } from './opening.ts';
import { planAhead } from './plan-ahead.ts';
import { pastResults } from './past-results.ts';
import { photosOf } from './photos.ts';
import { repStory } from './rep-story.ts';
import { reviewSome } from './review.ts';

export interface Demo {
  readonly server: ToldServer;
  /** Servers over the same database with clocks of their own: as many reps live at the same time. */
  readonly lanes: readonly ToldServer[];
  /** The real time: the story ends here. */
  readonly now: Instant;
  readonly begin: Begun;
  /** The logins can sign in. */
  readonly ready: () => void;
  readonly tell: (text: string) => void;
}

/** The demo company from its first day to now, the logins' team first. What was lived before is not lived again. */
export async function liveDemo(demo: Demo): Promise<void> {
  const { server, begin, now, ready, tell } = demo;
  const opened = await openCompany(server, begin);
  await promiseDraws(server, opened.span);
  ready();
  tell('the company is open');
  const reps = inOrder(opened);
  const [total, waiting] = [reps.length, reps.values()];
  const phones = new Map<PersonId, RepPhone>();
  let done = 0;
  const live = async (lane: ToldServer) => {
    const admin = await deskOf(lane, opened.company.seats[0] as Seat);
    for (const seat of waiting) {
      const phone = await liveSeat({ ...demo, server: lane }, opened, { seat, admin });
      if (phone && maySend(seat)) phones.set(seat.person.id, phone);
      await writeDemo(server.deps, { filling: { done: ++done, of: total } });
      tell(`${seat.person.employeeNo} ${seat.person.name}`);
    }
  };
  await Promise.all(demo.lanes.map(live));
  await showDraws(server, now);
  const seats = opened.company.seats;
  await askAfterwards({ server, seats, span: opened.span, phones, now, seed: begin.seed, deskOf: (seat) => deskOf(server, seat) });
  server.clock.tell(now);
  while ((await deriveDue(server.deps)) > 0);
  tell('customers were asked afterwards');
  const managerOf = async ({ team }: Seat) => {
    const manager = seats.find((one) => one.person.role === 'manager' && one.team === team);
    return manager && deskOf(server, manager);
  };
  const shown = reps.filter((seat) => seat.team === TEAMS[0] || opened.company.logins.includes(seat));
  await planAhead({ reps: shown, managerOf, phones, now, seed: begin.seed });
  tell('the days ahead are planned');
  while ((await sequenceLog(server.deps)) > 0);
  await writeDemo(server.deps, { filling: null, filled: true });
  tell('the story is told');
}

/** Two of each team that sells keep their phones to the end of the story: they may be sent to somebody else's customer. */
function maySend({ person, team }: Seat): boolean {
  return team?.line !== 'hospital' && /0[12]$/.test(person.employeeNo);
}

/** The first team, then whoever else signs in, then everybody. */
function inOrder({ company: { seats, logins } }: Opened): Seat[] {
  const reps = seats.filter(({ person }) => person.role === 'rep');
  const rank = (seat: Seat) => (seat.team === TEAMS[0] ? 0 : logins.includes(seat) ? 1 : 2);
  return reps.toSorted((a, b) => rank(a) - rank(b));
}

async function liveSeat(
  demo: Demo,
  { company, span, arrivals }: Opened,
  { seat, admin }: { seat: Seat; admin: Asking },
): Promise<RepPhone | undefined> {
  const { server, now, begin } = demo;
  const random = seededRandom(`${begin.seed}/${seat.person.employeeNo}`);
  const customers = company.customers.get(seat.post.number) ?? [];
  const sops = company.directives.filter(({ kind }) => kind === 'sop').map(({ value }) => value as SopTemplate);
  const story = repStory({ seat, customers, sops, span, random: random.fork('story') });
  const after = await livedUntil(server, seat);
  if (after >= (story.days.at(-1)?.day ?? '')) return undefined;
  const phone = await repPhone({
    ...{ person: seat.person, password: DEMO_PASSWORD, clock: server.clock, origin: 'http://localhost' },
    // A phone after the first is another one: its facts bear other ids.
    ...{
      random: random.fork(`phone/${after}`),
      habit: aPhoneHabit(random.fork('habit')),
      send: from(server, seat),
    },
  });
  await liveRep({
    ...{ server, phone, story, sops, now, after, arrivals: arrivals.get(seat.post.number) ?? [] },
    photos: photosOf(random.fork(`photos/${after}`)),
    random: random.fork('life'),
    copy: story.character === 'copied' ? phone.copy : undefined,
  });
  await soldBefore(demo, { company, span, seat, admin });
  await deriveAll(demo, seat);
  const manager = company.seats.find(({ person, team }) => person.role === 'manager' && team === seat.team);
  if (!manager) return phone;
  const desk = await deskOf(server, manager);
  await reviewSome({ manager: desk, person: seat.person.id, phone, now, random: random.fork('review') });
  await deriveAll(demo, seat);
  return phone;
}

/** Every phone and desk has an address of its own, as in a real company. */
function from({ app }: ToldServer, { post }: Seat): (request: Request) => Promise<Response> {
  const env = { incoming: { socket: { remoteAddress: `10.0.${post.number >> 8}.${post.number & 255}` } } };
  return async (request) => app.fetch(request, env);
}

function deskOf(server: ToldServer, seat: Seat): Promise<Asking> {
  const send = from(server, seat);
  return atTheDesk((path, init) => send(new Request(`http://localhost${path}`, init)), seat.person.employeeNo, DEMO_PASSWORD);
}

/** The day up to which this rep's story is in the ledger already; '' before the first. */
async function livedUntil({ deps }: ToldServer, { person }: Seat): Promise<string> {
  const [row] = await deps.database.asOwner((sql) =>
    sql.rows<{ day: string | null }>(`select max(day)::text as day from fact where person_id = $1 and kind = 'visit.ended'`, [person.id]),
  );
  return row?.day ?? '';
}

type Sold = Pick<Opened, 'company' | 'span'> & { readonly seat: Seat; readonly admin: Asking };

/** What was sold before and besides, as another system kept it: eight months and the story's own. */
async function soldBefore({ server, now, begin }: Demo, { company, span, seat, admin }: Sold): Promise<void> {
  if (seat.team?.line === 'hospital') return;
  server.clock.tell(now);
  const customers = company.customers.get(seat.post.number) ?? [];
  const random = seededRandom(`${begin.seed}/${seat.person.employeeNo}/past`);
  await importPast(admin, seat.person.employeeNo, pastResults(customers, { from: addDays(span.from, -240), to: span.to }, random));
}

/** All that waits, and the seat's own days to the last: the server's own worker may be at one of them. */
async function deriveAll({ server, now }: Demo, { person }: Seat): Promise<void> {
  server.clock.tell(now);
  const waits = `select 1 from to_derive where person_id = $1 and not_before <= $2 limit 1`;
  while ((await deriveDue(server.deps)) > 0 || (await server.deps.database.asOwner((sql) => sql.rows(waits, [person.id, now]))).length > 0)
    await pause(5);
}
