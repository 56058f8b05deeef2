import { addDays, HOUR_MS, type Instant, localDate, MINUTE_MS, startOfDay } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { VisitId } from '../../src/domain/ids.ts';
import { listVisits, reviewVisit } from '../../src/wire/visits.ts';
import type { Asking } from '../asking.ts';
import type { RepPhone } from '../rep-phone.ts';
import { ZONE } from './day-story.ts';

export interface Reviewing {
  readonly manager: Asking;
  readonly person: string;
  readonly phone: RepPhone;
  readonly now: Instant;
  readonly random: Random;
}

const ASKED = ['请说明当时的位置为何离门店较远。', '两次拜访间隔过短，请补充情况。', '照片与之前相同，请补充说明。'] as const;
const REPLIED = [
  '当天门店临时搬到隔壁，店长可以证明。',
  '手机定位漂移，已重启。',
  '照片选错了，下次现场重拍。',
  '赶下一家，记录补得急了些。',
] as const;
const LEFT_WAITING = 0.3;

/** The manager looks at what is doubted a day later, at some of what is not, and leaves the rest waiting; the rep answers. */
export async function reviewSome({ manager, person, phone, now, random }: Reviewing): Promise<void> {
  const until = addDays(localDate(now, ZONE), -2);
  const doubted = await manager(listVisits, { person: person as never, to: until, review: 'waiting', limit: 40 });
  const ordinary = await manager(listVisits, { person: person as never, to: until, limit: 8 });
  const [asked, rejected]: [VisitId[], VisitId[]] = [[], []];
  for (const { id, day, review } of doubted.visits.filter(() => random.next() > LEFT_WAITING)) {
    phone.tell(startOfDay(addDays(day, 1), ZONE) + 9 * HOUR_MS + random.below(120) * MINUTE_MS);
    // Nothing speaks against what was only drawn, and so nearly always there is nothing.
    const decision = review || random.next() < 0.04 ? random.pick(['asked', 'asked', 'rejected', 'accepted'] as const) : 'accepted';
    await manager(reviewVisit, { visit: id, decision, ...(decision !== 'accepted' && { reason: random.pick(ASKED) }) });
    if (decision === 'asked') asked.push(id);
    if (decision === 'rejected') rejected.push(id);
  }
  for (const { id, day, review } of ordinary.visits) {
    if (review || random.next() > 0.35) continue;
    phone.tell(startOfDay(addDays(day, 1), ZONE) + 10 * HOUR_MS);
    await manager(reviewVisit, { visit: id, decision: 'accepted' });
  }
  phone.tell(now);
  for (const id of asked) if (random.next() < 0.6) await phone.explain(id, random.pick(REPLIED));
  for (const id of rejected) if (random.next() < 0.5) await phone.explain(id, random.pick(REPLIED), 'appeal');
  await phone.evening();
}
