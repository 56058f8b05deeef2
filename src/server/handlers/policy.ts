import { median } from '../../base/median.ts';
import { addDays, type LocalDate, localDate } from '../../base/moment.ts';
import { canonical, type Json } from '../../base/json.ts';
import { groupBy } from '../../base/group.ts';
import type { Person } from '../../domain/person.ts';
import { type Calendar, calendarOf, workingDays } from '../../domain/plan/calendar.ts';
import { isLookedAfter } from '../../domain/plan/due.ts';
import { frequenciesBy, type Frequency, type FrequencyRule, visitsAMonth } from '../../domain/plan/frequency.ts';
import { validatePolicy } from '../../domain/plan/policy-troubles.ts';
import { minutesIn } from '../../domain/plan/windows.ts';
import { readPolicy, savePolicy } from '../../wire/org.ts';
import { weighPolicy } from '../../wire/policy.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { type OwnedCustomer, ownedCustomers } from '../store/owned.ts';
import { type Pace, pacesSince } from '../store/pace.ts';
import { holdersOf } from './due.ts';
import { writing } from './org.ts';

export function handlePolicy(app: App, deps: ServerDeps): void {
  handle(app, readPolicy, async (_, { scope }) => {
    const { policy, policyNumber } = await deps.database.within(scope, loadCompany);
    return { policy, number: policyNumber };
  });
  handle(app, savePolicy, async ({ policy, number }, caller) => {
    const [written = 0] = await writing(deps, caller, ({ policy: before, policyNumber }) => {
      if (policyNumber !== number) throw new Problem('stale');
      refuseContradiction(before.frequency, policy.frequency);
      return [{ kind: 'policy', id: 'org', value: policy }];
    });
    return { number: written };
  });
  handle(app, weighPolicy, ({ frequency }, caller) => weighed(deps, caller, frequency));
}

/** What stood before may stand on: nobody is kept from changing the fence by a rule of last year. */
function refuseContradiction(before: readonly FrequencyRule[], after: readonly FrequencyRule[]): void {
  if (canonical(before as unknown as Json) === canonical(after as unknown as Json)) return;
  const first = validatePolicy(after).find(({ level }) => level === 'refuse');
  if (first) throw new Problem('contradicts', { ...first.says, rule: first.rule + 1, what: first.code });
}

const FIRST_RIVALS = 20;

async function weighed(deps: ServerDeps, { scope }: Caller, rules: readonly FrequencyRule[]) {
  const { company, customers, paces } = await deps.database.within(scope, async (sql) => {
    const company = await loadCompany(sql);
    const today = localDate(deps.clock.now(), zoneOf(company));
    return { company, customers: await ownedCustomers(sql), paces: await pacesSince(sql, today) };
  });
  const today = localDate(deps.clock.now(), zoneOf(company));
  const frequencyOf = frequenciesBy(rules);
  const counted = customers.filter(({ value }) => isLookedAfter(value)).map((one): Ruled => ({ ...one, held: frequencyOf(one.value) }));
  const rivals = counted.filter(({ held }) => (held?.rivals.length ?? 0) > 0);
  const holderOf = holdersOf(company);
  const usual = paces.size > 0 ? median([...paces.values()].map(({ minutesPerVisit }) => minutesPerVisit)) : undefined;
  const pace = { paces, usual };
  const bySeat = [...groupBy(counted, ({ post }) => post)].flatMap(([post, theirs]) => {
    const person = holderOf(post);
    return person ? [loadOf(person, theirs, { today, calendar: calendarOf(company.holidays), ...pace })] : [];
  });
  return {
    troubles: validatePolicy(rules).map((trouble) => ({ ...trouble, says: { ...trouble.says } })),
    rules: rules.map((rule, i) => {
      const caught = counted.filter(({ held }) => held?.index === i).length;
      return { customers: caught, visitsAMonth: caught * visitsAMonth(rule) };
    }),
    customers: counted.length,
    unruled: counted.filter(({ held }) => held === undefined).length,
    rivals: {
      customers: rivals.length,
      first: rivals.slice(0, FIRST_RIVALS).map(({ value: { id, name }, held }) => ({
        ...{ customer: id, name },
        rules: held ? [held.index, ...held.rivals].map((index) => index + 1) : [],
      })),
    },
    people: bySeat.toSorted((a, b) => b.asked / (b.capacity || 1) - a.asked / (a.capacity || 1)),
  };
}

interface Ruled extends OwnedCustomer {
  readonly held: Frequency | undefined;
}
interface Reckoning {
  readonly today: LocalDate;
  readonly calendar: Calendar;
  readonly paces: ReadonlyMap<Person['id'], Pace>;
  readonly usual: number | undefined;
}

const NEXT_DAYS = 30;
/** From so many pairs of visits on a person has a pace of their own. */
const OWN_PACE_FROM = 10;
/** Where nobody has made a visit yet: half an hour there, and a quarter of an hour on the way. */
const ASSUMED_MINUTES = 45;

/** What a policy asks of one person in a month, and how many visits the next thirty days have time for. */
function loadOf(person: Person, theirs: readonly Ruled[], { today, calendar, paces, usual }: Reckoning) {
  const days = workingDays(person, { from: addDays(today, 1), to: addDays(today, NEXT_DAYS) }, calendar);
  const minutes = days.reduce((sum, { windows }) => sum + minutesIn(windows), 0);
  const own = paces.get(person.id);
  const pace = own && own.visits >= OWN_PACE_FROM ? ('own' as const) : usual === undefined ? ('assumed' as const) : ('company' as const);
  const minutesPerVisit = pace === 'own' && own ? own.minutesPerVisit : (usual ?? ASSUMED_MINUTES);
  return {
    ...{ person: person.id, personName: person.name, customers: theirs.length, pace, minutesPerVisit },
    asked: theirs.reduce((sum, { held }) => sum + (held ? visitsAMonth(held.rule) : 0), 0),
    capacity: minutes / minutesPerVisit,
    workingDays: days.filter(({ windows }) => windows.length > 0).reduce((sum, { part }) => sum + (part ? 0.5 : 1), 0),
  };
}
