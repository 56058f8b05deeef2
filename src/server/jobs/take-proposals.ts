import { addDays, localDate } from '../../base/moment.ts';
import { POOL } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { answerProposalIn } from '../directives/answer-proposal.ts';
import { loadCompany, zoneOf } from '../directives/company.ts';
import { waitsOf } from '../directives/proposal-waits.ts';
import { lockDirectives } from '../directives/write.ts';
import type { ServerDeps } from '../ports.ts';
import { newestPlan } from '../store/newest-plan.ts';
import { peopleProposing, proposalsBy } from '../store/proposals.ts';

type Deps = Pick<ServerDeps, 'clock' | 'database' | 'ids' | 'key'>;
/** A phone may have been away for days; what it proposed for a day that is over is history by then. */
const BACK_DAYS = 62;

/** Publishes the plans that reps made, where the rules let them count at once; the others wait for a person. */
export async function takeProposals(deps: Deps): Promise<number> {
  const since = addDays(localDate(deps.clock.now(), 'UTC'), -BACK_DAYS);
  const proposing = await deps.database.asOwner((sql) => peopleProposing(sql, since));
  for (const person of proposing) {
    await deps.database.within(EVERYTHING, async (sql) => {
      await lockDirectives(sql);
      const company = await loadCompany(sql);
      const today = localDate(deps.clock.now(), company.people.get(person)?.duty.zone ?? zoneOf(company));
      for (const proposal of await proposalsBy(sql, person)) {
        if (proposal.answer || proposal.replaced || proposal.day < today) continue;
        const now = (await newestPlan(sql, person, proposal.day))?.value;
        if ((await waitsOf(sql, company, { proposal, now })) !== 'nothing') continue;
        await answerProposalIn(sql, deps, { proposal, now, answer: 'granted', by: 'rule', who: POOL });
      }
    });
  }
  return 0;
}
