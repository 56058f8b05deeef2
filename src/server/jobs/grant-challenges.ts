import { POOL } from '../../domain/ids.ts';
import { isGranted } from '../../domain/plan/challenge.ts';
import { planningOf } from '../../domain/plan/rules.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { answerChallengeIn } from '../directives/answer-challenge.ts';
import { loadCompany } from '../directives/company.ts';
import { lockDirectives } from '../directives/write.ts';
import type { ServerDeps } from '../ports.ts';
import { challengesBy, peopleAsking } from '../store/challenges.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids' | 'key'>;

/** Grants what the rule lets a rep have without asking anybody; the rest waits for a person. */
export async function grantChallenges(deps: Deps): Promise<number> {
  const asking = await deps.database.asOwner(peopleAsking);
  for (const person of asking) {
    await deps.database.within(EVERYTHING, async (sql) => {
      await lockDirectives(sql);
      const rules = planningOf((await loadCompany(sql)).policy);
      // Each answer counts against the week of the next.
      for (;;) {
        const all = await challengesBy(sql, person);
        const challenge = all.find((one) => !one.answer && isGranted(one, all, rules));
        if (!challenge) return;
        await answerChallengeIn(sql, deps, { challenge, answer: 'granted', by: 'rule', who: POOL });
      }
    });
  }
  return 0;
}
