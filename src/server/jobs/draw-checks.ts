import { addDays, DAY_MS, localDate } from '../../base/moment.ts';
import type { UnitId } from '../../domain/ids.ts';
import { drawBackChecks, howToAsk, regionOf } from '../../domain/trust/back-check.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { lockDirectives } from '../directives/write.ts';
import type { ServerDeps } from '../ports.ts';
import { readDemo } from '../store/demo-door.ts';
import { type Frame, frameOf, insertTasks, lapseTasks, type NewTask, weekToDraw } from '../store/check-tasks.ts';

/** After this many days nobody remembers a visit well enough to be asked. */
const ASKED_WITHIN_DAYS = 14;

/**
 * Draws, when a week's numbers are final, whose customers are asked; by the seed that was promised before the week, so that
 * nobody picks. What was not asked in time lapses, and counts as no answer.
 */
export async function drawChecks({ clock, database }: Pick<ServerDeps, 'clock' | 'database'>): Promise<number> {
  return database.asOwner(async (sql) => {
    await lockDirectives(sql);
    const [company, at] = [await loadCompany(sql), clock.now()];
    await lapseTasks(sql, at);
    const final = addDays(localDate(at, zoneOf(company)), -(7 + company.policy.finalAfterDays));
    const next = await weekToDraw(sql, final);
    if (!next) return 0;
    const { week, seed } = next;
    const frame = (await frameOf(sql, week)).flatMap((one) => inRegion(company, one));
    const { strata, random, ranked } = drawBackChecks(seed, frame);
    const byId = new Map(frame.map((one) => [one.id as string, one]));
    const taskOf = (id: string, part: NewTask['part']): NewTask[] => {
      const one = byId.get(id);
      if (!one) return [];
      const sales = company.lines.find(({ key }) => key === one.line)?.sales ?? true;
      const how = howToAsk(seed, id, sales && !one.answered);
      return [{ visit: one.id, person: one.person, post: one.post, region: one.region, line: one.line, how, part }];
    };
    const tasks = [...random.flatMap((id) => taskOf(id, 'random')), ...ranked.flatMap((id) => taskOf(id, 'ranked'))];
    await insertTasks(sql, { week, at, dueAt: at + ASKED_WITHIN_DAYS * DAY_MS, strata, tasks });
    return 1;
  });
}

/** The same as the clock has it now; not while a demo's past is still being lived, of which the weeks would be drawn half empty. */
export async function drawChecksOfToday(deps: Pick<ServerDeps, 'clock' | 'database' | 'settings'>): Promise<number> {
  return (await readDemo(deps)).filling ? 0 : drawChecks(deps);
}

/** Visits of who has no seat belong to no region, and to no draw. */
function inRegion(company: Company, one: Frame): (Frame & { readonly region: UnitId })[] {
  const unit = company.posts.find(({ number }) => number === one.post)?.unit;
  return unit ? [{ ...one, region: regionOf(company, unit) }] : [];
}
