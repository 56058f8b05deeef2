import { MINUTE_MS } from '../../base/moment.ts';
import { deriveDayIn } from '../derive/derive-day.ts';
import type { ServerDeps } from '../ports.ts';
import { type DayMark, nextMark, putOff, takeMark } from '../store/to-derive.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'report'>;

/** Derives person-days that wait, the longest waiting first, and says how many it did. One that fails waits longer each time and holds up no other. */
export async function deriveDue(deps: Deps, max = 200, stop?: AbortSignal): Promise<number> {
  for (let done = 0; done < max; done++) if (stop?.aborted || !(await deriveNext(deps))) return done;
  return max;
}

async function deriveNext(deps: Deps): Promise<boolean> {
  let mark: (DayMark & { readonly tries: number }) | undefined;
  try {
    return await deps.database.asOwner(async (sql) => {
      mark = await nextMark(sql, deps.clock.now());
      if (!mark) return false;
      // The person came first, now the mark: whoever takes in facts goes the same way, so that neither waits for the other.
      if (await takeMark(sql, mark)) await deriveDayIn(sql, deps, mark);
      return true;
    });
  } catch (error) {
    if (!mark) throw error;
    const { person, day, tries } = mark;
    const words = error instanceof Error ? (error.stack ?? error.message) : `${error}`;
    deps.report('derive-failed', { person, day, tries, error: words });
    const notBefore = deps.clock.now() + Math.min(60, 2 ** tries) * MINUTE_MS;
    await deps.database.asOwner((sql) => putOff(sql, { person, day, notBefore, words: words.slice(0, 1_000) }));
    return true;
  }
}
