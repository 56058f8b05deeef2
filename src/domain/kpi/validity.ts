import { isEnough, type Verdict } from '../trust/verdict.ts';
import type { SopTemplate } from '../sop/template.ts';
import type { Visit } from '../visit/state.ts';
import { decisionOf, hasLapsed } from '../visit/standing.ts';
import type { Validity } from './indicator.ts';

/**
 * Whether a visit counts. A person's decision goes before what was proven; a doubt that nobody has decided on counts until
 * somebody does. A shut door is an attempt. Too little proof for the standard is `unproven`: no reproach, and no number.
 */
export function validityOf(visit: Visit, verdict: Verdict, sop: SopTemplate | undefined): Validity {
  const decision = decisionOf(visit);
  if (visit.endedAt === undefined) return 'open';
  if (decision === 'rejected') return 'rejected';
  if (visit.outcome !== 'done') return 'attempted';
  if (decision === 'accepted') return 'valid';
  if (!isEnough(verdict, sop?.evidence ?? 'C') || verdict.gradeReasons.includes('lacks-steps')) return 'unproven';
  return (verdict.review && !hasLapsed(visit)) || decision === 'asked' ? 'pending' : 'valid';
}
