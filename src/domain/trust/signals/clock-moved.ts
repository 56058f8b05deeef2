import { groupBy } from '../../../base/group.ts';
import type { Bracket, Scene, Signal } from '../signal.ts';

const CAP_BANS = 0.5;
/** Clocks drift, and the network corrects them. */
const SLACK_MS = 2 * 60_000;

/**
 * The phone's clock was moved: a fact says that it was made before the server's last word to the phone, or after it
 * arrived, or the wall clock went otherwise than the clock that nobody can set, within one run of the app.
 */
export const clockMoved = {
  name: 'clock-moved',
  family: 'time',
  capBans: CAP_BANS,
  look: ({ brackets }: Scene) => {
    const outside = brackets
      .map((one) => ({ one, byMs: Math.max((one.nonceAt ?? 0) - one.at, one.at - one.receivedAt) }))
      .toSorted((a, b) => b.byMs - a.byMs)[0];
    const jumpMs = Math.max(0, ...[...groupBy(brackets, ({ boot }) => boot).values()].map(jumpIn));
    const byMs = Math.max(outside?.byMs ?? 0, jumpMs);
    if (!outside || byMs <= SLACK_MS) return undefined;
    return { doubtBans: CAP_BANS, says: { minutes: Math.round(byMs / 60_000) }, evidence: [{ kind: 'fact', ref: outside.one.fact }] };
  },
} as const satisfies Signal;

/** How far the two clocks came apart between two facts of one run. A phone that slept stops the second: only forward jumps of the wall count beyond that. */
function jumpIn(run: readonly Bracket[]): number {
  const inOrder = run.toSorted((a, b) => a.monoMs - b.monoMs);
  let most = 0;
  for (const [i, one] of inOrder.entries()) {
    const last = inOrder[i - 1];
    // The wall clock went back, or ran slower than the other: sleep explains the opposite only.
    if (last) most = Math.max(most, one.monoMs - last.monoMs - (one.at - last.at));
  }
  return most;
}
