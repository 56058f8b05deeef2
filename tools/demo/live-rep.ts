import { addDays, HOUR_MS, type Instant, type LocalDate, MINUTE_MS, startOfDay } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { inForce, type SopTemplate, sopFor } from '../../src/domain/sop/template.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { type Act, liveVisit } from '../live-visit.ts';
import type { RepPhone } from '../rep-phone.ts';
import type { ToldServer } from '../told-server.ts';
import { type Doing, ZONE } from './day-story.ts';
import type { Arrival } from './opening.ts';
import { orderFen } from './past-results.ts';
import type { RepStory, StoryDay } from './rep-story.ts';
import type { Photos } from './photos.ts';

export interface Life {
  readonly server: ToldServer;
  readonly phone: RepPhone;
  readonly story: RepStory;
  readonly sops: readonly SopTemplate[];
  readonly arrivals: readonly Arrival[];
  readonly photos: Photos;
  readonly random: Random;
  /** The real time: nothing is lived past it. */
  readonly now: Instant;
  /** The last day that was lived before, if the story was cut short. */
  readonly after: LocalDate;
  /** A second phone with the first one's key and memory, for who works from a copy. */
  readonly copy: (() => Promise<RepPhone>) | undefined;
}

/** Lives a rep's days one after the other, from the first that was not lived yet. */
export async function liveRep(life: Life): Promise<void> {
  let after: LocalDate = life.after;
  for (const week of weeksOf(life.story.days)) {
    const upTo = week.at(-1)?.day ?? '';
    await takeIn(life, { after, upTo });
    after = upTo;
    const days = week.filter(({ day }) => day > life.after);
    if (days.length > 0) await publishWeek(life, days);
    for (const day of days) await liveDay(life, day);
  }
}

function weeksOf(days: readonly StoryDay[]): StoryDay[][] {
  const weeks: StoryDay[][] = [];
  for (const day of days) {
    const last = weeks.at(-1)?.at(-1);
    if (last && addDays(last.day, 1) === day.day) weeks.at(-1)?.push(day);
    else weeks.push([day]);
  }
  return weeks;
}

/** Customers who were won since the week before: the office writes each down on its day. */
async function takeIn({ server, arrivals, story }: Life, { after, upTo }: { after: LocalDate; upTo: LocalDate }): Promise<void> {
  for (const { on, changes } of arrivals.filter((arrival) => arrival.on > after && arrival.on <= upTo)) {
    server.clock.tell(startOfDay(on, ZONE) + 8 * HOUR_MS);
    await write(server, story, changes);
  }
}

/** The week's plans go out together, on the evening before it begins. */
async function publishWeek({ server, story }: Life, week: readonly StoryDay[]): Promise<void> {
  const plans = week
    .filter(({ plan }) => plan.stops.length > 0)
    .map(({ day, plan }) => ({ kind: 'plan' as const, id: `${story.seat.person.id}:${day}`, value: plan }));
  server.clock.tell(startOfDay(week[0]?.day ?? '', ZONE) - 4 * HOUR_MS);
  await write(server, story, plans);
}

async function write({ deps, clock }: ToldServer, { seat }: RepStory, changes: Parameters<typeof writeDirectives>[2]): Promise<void> {
  await deps.database.asOwner((sql) => writeDirectives(sql, { at: clock.now(), by: seat.person.id }, changes));
}

async function liveDay(life: Life, { day, doings, pushes }: StoryDay): Promise<void> {
  const { phone, now, random } = life;
  const morning = startOfDay(day, ZONE) + (8 * 60 + 31 + random.below(12)) * MINUTE_MS;
  if (morning > now) return;
  phone.tell(morning);
  // Where there is no network in the evening there was none in the morning either.
  // A new phone knows nobody yet: its first day begins with a network.
  if (pushes || !phone.told.log.view().line) await phone.morning();
  const twin = life.copy && random.next() < 0.2 ? await life.copy() : undefined;
  // Of a customer who came while the phone had no network it knows nothing yet.
  const known = doings.filter(({ to, customer }) => to <= now && phone.told.log.view().customers.has(customer.id));
  for (const [i, doing] of known.entries()) {
    if (life.story.character === 'clock' && i === 2 && random.next() < 0.3) phone.setClock(-95 * MINUTE_MS);
    // Two phones with one key tell two stories from the same place of the chain on.
    await liveVisit(twin && i === 1 ? twin : phone, actOf(life, day, doing));
    if (!twin) await result(life, day, doing);
  }
  phone.setClock(0);
  if (twin && pushes) await twin.evening();
  const evening = startOfDay(day, ZONE) + (18 * 60 + 12 + random.below(25)) * MINUTE_MS;
  phone.tell(Math.min(evening, now));
  if (pushes) await phone.evening();
}

function actOf({ sops, story, random, photos }: Life, day: LocalDate, doing: Doing): Act {
  const sop = sopFor(doing.customer, inForce(sops, day)).chosen?.sop;
  const { customer, stop, from, to, outcome, thin, standsAt, sameShot } = doing;
  return {
    ...{ customer, stop, from, to, outcome, thin, day, sop, standsAt },
    unplanned: customer.stage === 'new' ? 'new-customer' : random.pick(['passing-by', 'customer-asked', 'other'] as const),
    diligence: story.character === 'honest' ? 0.35 : 0.2,
    shot: (question) => photos.shotFor({ question, customer, same: sameShot }),
    random,
  };
}

const ORDER_SHARE = 0.22;

/** What some visits lead to, on a line that sells. */
async function result({ phone, random, story }: Life, day: LocalDate, { customer, outcome, thin, to }: Doing): Promise<void> {
  if (outcome !== 'done' || thin || !sells(customer) || story.character === 'sofa') return;
  phone.tell(to + 2 * MINUTE_MS);
  if (random.next() < ORDER_SHARE)
    await phone.order({ customer: customer.id, on: day, netFen: orderFen(customer, random), lines: 1 + random.below(6) });
  else if (random.next() < 0.05)
    await phone.opportunity({
      customer: customer.id,
      on: day,
      stage: 'open',
      amountFen: 3 * orderFen(customer, random),
      need: '增加排面与陈列协议',
    });
}

function sells({ line }: Customer): boolean {
  return line !== 'hospital';
}
