import { startOfDay } from '../../base/moment.ts';
import { wilson } from '../../base/wilson.ts';
import { SIGNALS } from '../../domain/trust/signals.ts';
import { lookingOf } from '../../domain/visit/policy.ts';
import { readDrawn, readReviewQueue, readRules, readSamples, sayRule, type Share } from '../../wire/review.ts';
import { narrowTo } from '../access/narrow.ts';
import { drawnSince, loadCompany, zoneOf } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { customersOn, misses, precisions, rulesNow } from '../store/precisions.ts';
import { reviewQueue } from '../store/review-queue.ts';
import { drawnIn, weeksDrawn } from '../store/samples.ts';
import { writing } from './org.ts';

/** Of a week that is larger, the rest is checked at the server alone. */
const MOST_VISITS = 20_000;

const NAMES: ReadonlySet<string> = new Set(SIGNALS.map(({ name }) => name));

/** What waits for people, how right the rules were, and the weekly draw with its proof. */
export function handleReview(app: App, deps: ServerDeps): void {
  handle(app, readReviewQueue, async ({ tab, unit, person, line }, { scope, person: me }) => {
    const company = await deps.database.within(scope, loadCompany);
    const narrow = unit || person ? narrowTo(scope, company, { unit, person }) : scope;
    const drawnFrom = drawnSince(company, me, deps.clock.now());
    return deps.database.within(narrow, (sql) => reviewQueue(sql, { tab, person, line, drawnFrom }));
  });
  handle(app, readRules, (_, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const [figures, words, missed, asked] = [await precisions(sql), await rulesNow(sql), await misses(sql), await customersOn(sql)];
      const denied = (of: string | undefined) => asked.find(({ signal }) => signal === of) ?? { denied: 0, asked: 0 };
      const shareDenied = (of: string | undefined) => shareOf(denied(of).denied, denied(of).asked);
      const names = new Set<string>([...NAMES, ...figures.map(({ signal }) => signal), ...words.map(({ signal }) => signal)]);
      return {
        rules: [...names]
          .map((signal) => {
            const { confirmed = 0, decided = 0 } = figures.find((one) => one.signal === signal) ?? {};
            const word = words.find((one) => one.signal === signal) ?? null;
            return { signal, confirmed: shareOf(confirmed, decided), asked: shareDenied(signal), silent: word?.silent ?? false, word };
          })
          .toSorted((a, b) => b.confirmed.n - a.confirmed.n),
        ...{ missed: shareOf(missed.wrong, missed.decided), drawn: missed.drawn, unsuspected: shareDenied(undefined) },
        looking: lookingOf((await loadCompany(sql)).policy),
      };
    }),
  );
  handle(app, sayRule, async ({ signal, silent, reason }, caller) => {
    if (!NAMES.has(signal)) throw new Problem('not-found');
    const value = { signal, silent, why: { by: 'admin' as const, reason } };
    const [number = 0] = await writing(deps, caller, () => [{ kind: 'rule', id: signal, value }]);
    return { number };
  });
  handleSamples(app, deps);
}

function handleSamples(app: App, deps: ServerDeps): void {
  handle(app, readSamples, (_, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const zone = zoneOf(await loadCompany(sql));
      return { weeks: (await weeksDrawn(sql)).map((week) => ({ ...week, beginsAt: startOfDay(week.week, zone) })) };
    }),
  );
  handle(app, readDrawn, ({ week }, { scope }) =>
    deps.database.within(scope, async (sql) => {
      const shown = (await weeksDrawn(sql)).find((one) => one.week === week);
      // Before the seed is shown, whoever reviews shall not learn from here what was drawn.
      if (!shown?.seed) throw new Problem('not-found');
      const visits = await drawnIn(sql, week, MOST_VISITS + 1);
      return { visits: visits.slice(0, MOST_VISITS), whole: visits.length <= MOST_VISITS };
    }),
  );
}

function shareOf(k: number, n: number): Share {
  const [low, high] = wilson(k, n);
  return { k, n, low, high };
}
