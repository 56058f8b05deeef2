import { addDays, localDate } from '../../base/moment.ts';
import type { Person } from '../../domain/person.ts';
import { pullMine } from '../../wire/pull.ts';
import type { FieldDeps, Mine } from '../ports.ts';

const KEPT_DAYS = 90;

/** Fetches the own visits with their verdicts, from the last time on; what is older than the phone shows goes. */
export async function fetchMine({ store, net, clock }: Pick<FieldDeps, 'store' | 'net' | 'clock'>): Promise<void> {
  const [before, me] = [await store.read<Mine>('mine'), await store.read<Person>('me')];
  const now = await net.call(pullMine, before ? { since: before.asOf } : {});
  const visits = new Map([...(before?.visits ?? []), ...now.visits].map((visit) => [visit.id, visit]));
  const from = addDays(localDate(clock.now(), me?.duty.zone ?? 'Asia/Shanghai'), -KEPT_DAYS);
  await store.write({ mine: { ...now, visits: [...visits.values()].filter(({ day }) => day >= from) } satisfies Mine });
}
