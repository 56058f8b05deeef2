import type * as z from 'zod/mini';
import { daysBetween } from '../../base/moment.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import type { Challenge } from '../../domain/plan/challenge.ts';
import { answerChallenge, type ChallengeSheet, listChallenges } from '../../wire/challenges.ts';
import { answerChallengeIn } from '../directives/answer-challenge.ts';
import { type Company, loadCompany } from '../directives/company.ts';
import { lockDirectives } from '../directives/write.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { challengesBetween, challengesBy } from '../store/challenges.ts';
import { customersByIds } from '../store/scenes.ts';
import { inSight } from '../access/in-sight.ts';

const MOST_DAYS = 62;

type Sheet = z.output<typeof ChallengeSheet>;

/** What reps ask of their plans, and the answers. */
export function handleChallenges(app: App, deps: ServerDeps): void {
  handle(app, listChallenges, async ({ from, to }, { scope }) => {
    if (daysBetween(from, to) < 0 || daysBetween(from, to) > MOST_DAYS) throw new Problem('malformed', { at: 'to' });
    const challenges = await deps.database.within(scope, (sql) => challengesBetween(sql, from, to));
    // Whoever sees the challenge sees what it is about, though the customer may have gone to another seat since.
    return deps.database.within(EVERYTHING, async (sql) => ({ challenges: await sheetsOf(sql, await loadCompany(sql), challenges) }));
  });
  handle(app, answerChallenge, async ({ challenge: id, person, answer, text }, caller) => {
    if (person === caller.person.id) throw new Problem('not-allowed');
    await deps.database.within(EVERYTHING, async (sql) => {
      inSight(await loadCompany(sql), caller, person);
      await lockDirectives(sql);
      const challenge = (await challengesBy(sql, person)).find((one) => one.id === id);
      if (!challenge) throw new Problem('not-found');
      if (challenge.answer) throw new Problem('stale');
      await answerChallengeIn(sql, deps, { challenge, answer, by: 'person', who: caller.person.id, text });
    });
    return {};
  });
}

export async function sheetsOf(sql: Sql, { people }: Company, challenges: readonly Challenge[]): Promise<Sheet[]> {
  const customers = await customersByIds(sql, [...new Set(challenges.map(({ customer }) => customer))]);
  return challenges.map(({ stop, answer = null, toDay = null, ...one }) => ({
    ...one,
    ...{ toDay, answer, stop: stop ?? null },
    ...{ personName: people.get(one.person)?.name ?? '', customerName: customers.get(one.customer)?.name ?? '' },
  }));
}
