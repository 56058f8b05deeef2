import { addDays, type Instant, type LocalDate, MINUTE_MS, startOfDay } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { SealedFact } from '../../src/domain/fact.ts';
import type { PersonId, StopId } from '../../src/domain/ids.ts';
import type { DayPlan, Stop } from '../../src/domain/plan/day-plan.ts';
import { sopFor, type SopTemplate } from '../../src/domain/sop/template.ts';
import { setPassword } from '../../src/server/access/accounts.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import { liveVisit } from '../live-visit.ts';
import { aPhoneHabit } from '../phone-noise.ts';
import { type RepPhone, repPhone } from '../rep-phone.ts';
import type { ToldServer } from '../told-server.ts';
import type { ReplayCompany, ReplayRep } from './company.ts';
import { type RealVisit, ZONE } from './people.ts';
import { planFor } from './plans.ts';
import { whereAt } from './where.ts';

export const REPLAY_PASSWORD = 'replay-of-real-days';

export interface Lived {
  readonly personDays: number;
  readonly pushed: number;
  /** What the phones sealed, to be looked for in the log. */
  readonly sealed: readonly Pick<SealedFact, 'seal'>[];
}

export interface Living {
  readonly server: ToldServer;
  readonly company: ReplayCompany;
  readonly origin: string;
  readonly random: Random;
  readonly tell: (text: string) => void;
}

/** Opens the company and lives every person's days, one person after the other, over the port. */
export async function liveCompany(living: Living): Promise<Lived> {
  const { server, company, tell } = living;
  const days = company.reps.flatMap(({ walker }) => walker.days).toSorted();
  server.clock.tell(startOfDay(addDays(days[0] as LocalDate, -2), ZONE));
  await write(server, company.admin.id, company.directives);
  for (const person of [company.admin, ...company.reps.map((rep) => rep.person)]) await setPassword(server.deps, person, REPLAY_PASSWORD);
  let [personDays, pushed]: [number, number] = [0, 0];
  const sealed: Pick<SealedFact, 'seal'>[] = [];
  for (const rep of company.reps) {
    const lived = await livePerson(living, rep);
    personDays += lived.personDays;
    pushed += lived.pushed;
    sealed.push(...lived.sealed);
    tell(`${rep.person.name}: ${lived.personDays} days, ${rep.customers.size} customers, ${lived.pushed} facts`);
  }
  return { personDays, pushed, sealed };
}

async function write(server: ToldServer, by: PersonId, changes: Parameters<typeof writeDirectives>[2]): Promise<void> {
  await server.deps.database.asOwner((sql) => writeDirectives(sql, { at: server.clock.now(), by }, changes));
}

async function livePerson({ server, company, origin, random: all }: Living, rep: ReplayRep): Promise<Lived> {
  const random = all.fork(rep.person.employeeNo);
  const { walker, person } = rep;
  server.clock.tell(startOfDay(walker.days[0] as LocalDate, ZONE) - 60 * MINUTE_MS);
  const phone = await repPhone({
    ...{ person, password: REPLAY_PASSWORD, clock: server.clock, origin, send: fetch },
    ...{ random: random.fork('phone'), habit: aPhoneHabit(random.fork('habit')), where: (at: Instant) => whereAt(walker.moments, at) },
  });
  const sops = company.directives.filter(({ kind }) => kind === 'sop').map(({ value }) => value as SopTemplate);
  let [personDays, pushed]: [number, number] = [0, 0];
  const sealed = new Map<string, Pick<SealedFact, 'seal'>>();
  for (const day of walker.days) {
    const stops = planOf(rep, day, random.fork(day));
    server.clock.tell(startOfDay(day, ZONE) - 4 * 60 * MINUTE_MS);
    await write(server, company.admin.id, [
      { kind: 'plan', id: `${person.id}:${day}`, value: { person: person.id, day, stops: [...stops] } satisfies DayPlan },
    ]);
    pushed += await liveDay({ phone, rep, day, stops, sops, random: random.fork(`${day}/visits`) });
    for (const { envelope, seal } of await phone.told.deps.store.facts()) sealed.set(envelope.id, { seal });
    personDays++;
  }
  return { personDays, pushed, sealed: [...sealed.values()] };
}

function planOf({ walker, customers }: ReplayRep, day: LocalDate, random: Random): Stop[] {
  return planFor(walker, day).flatMap((site) => {
    const customer = customers.get(site);
    return customer ? [{ id: toldUuid(random) as StopId, customer: customer.id }] : [];
  });
}

interface Day {
  readonly phone: RepPhone;
  readonly rep: ReplayRep;
  readonly day: LocalDate;
  readonly stops: readonly Stop[];
  readonly sops: readonly SopTemplate[];
  readonly random: Random;
}

/** In touch in the morning, without a network all day, and everything sent when the day is over. */
async function liveDay(living: Day): Promise<number> {
  const { phone, rep, day } = living;
  const span = rep.person.duty.hours[0];
  const midnight = startOfDay(day, ZONE);
  phone.tell(midnight + (span?.fromMinute ?? 0) * MINUTE_MS - MINUTE_MS);
  phone.told.goOnline();
  await phone.morning();
  phone.told.goOffline();
  for (const visit of rep.walker.visits.get(day) ?? []) await liveRealVisit(living, visit);
  phone.tell(midnight + (span?.toMinute ?? 1_440) * MINUTE_MS + 10 * MINUTE_MS);
  phone.told.goOnline();
  return phone.evening();
}

async function liveRealVisit({ phone, rep, day, stops, sops, random }: Day, { site, from, to }: RealVisit): Promise<void> {
  const customer = rep.customers.get(site);
  if (!customer) return;
  await liveVisit(phone, {
    ...{ customer, day, from, to, standsAt: site.truth, outcome: 'done', thin: false, diligence: 0.3, random },
    sop: sopFor(customer, sops).chosen?.sop,
    stop: stops.find((stop) => stop.customer === customer.id),
    unplanned: 'passing-by',
    shot: () => undefined,
  });
}
