import { addDays, type Instant, type LocalDate, mondayOf, startOfDay } from '../../src/base/moment.ts';
import { drawSamples } from '../../src/server/jobs/draw-samples.ts';
import { sequenceLog } from '../../src/server/jobs/sequence-log.ts';
import type { ToldServer } from '../told-server.ts';
import { ZONE } from './day-story.ts';

/** Each week's draw is promised on the Friday before it, as the server would have: into the log before anybody of the story goes out. */
export async function promiseDraws({ deps, clock }: ToldServer, { from, to }: { from: LocalDate; to: LocalDate }): Promise<void> {
  for (let week = mondayOf(from); week <= to; week = addDays(week, 7)) {
    clock.tell(startOfDay(addDays(week, -3), ZONE));
    await drawSamples(deps);
  }
  // Signed as of the story's beginning: nothing of it had come by then.
  clock.tell(startOfDay(addDays(mondayOf(from), -3), ZONE));
  while ((await sequenceLog(deps)) > 0);
}

/** The seeds of the weeks that are final by now. */
export async function showDraws({ deps, clock }: ToldServer, now: Instant): Promise<void> {
  clock.tell(now);
  await drawSamples(deps);
}
