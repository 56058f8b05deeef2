import { mayBeInside, type Place } from '../place.ts';
import { unmet } from '../sop/template.ts';
import type { Scene } from './signal.ts';
import { ownWords } from './site-word.ts';
import type { GradeReason, Verdict } from './verdict.ts';

export interface Graded extends Pick<Verdict, 'grade' | 'eventOnly'> {
  readonly reasons: readonly GradeReason[];
}

/** A fix that says more than this of its own error proves less than the strong grade asks. */
const PRECISE_M = 50;

/**
 * How much of a visit was provable. B: inside the fence at both ends with a precise fix, a live photo whose bytes are
 * here, all steps done. C: inside at one end, all steps done. D otherwise; `eventOnly` where a coarse line saw the
 * customer's place at both ends. Where the standard asks who it was, nothing above C goes without the person's own word.
 * A is B with a proof that is not the rep's own: the code or the tag of the customer's place, or the customer's own word on
 * another device, or given in person to a colleague who went there afterwards. A signature on the glass is drawn on the rep's phone and is none.
 */
export function gradeOf(scene: Scene): Graded {
  const { visit } = scene;
  const ends = [visit.startPlace, visit.endPlace];
  const inside = ends.filter((place) => isInside(place, scene)).length;
  const precise = ends.every((place) => place?.precision === 'precise' && place.fixes.some(({ accuracyM }) => accuracyM < PRECISE_M));
  const live = visit.photos.some(({ source }) => source === 'camera');
  const steps = stepsDone(scene);
  const coarse = ends.every((place) => place?.precision === 'coarse' && place.inside === true);
  const vouched = scene.who?.vouched === true;
  const unconfirmed = scene.sop?.identity === 'passkey' && !vouched;
  const independent = ownWords(scene) || isConfirmedInPerson(visit);
  const has: Partial<Record<GradeReason, boolean>> = {
    'inside-both-ends': inside === 2,
    'inside-one-end': inside === 1,
    'precise-fix': precise,
    'live-photo': live && scene.missingPhotos === 0,
    'steps-done': steps,
    'coarse-both-ends': coarse,
    'person-verified': vouched,
    'independent-proof': independent,
  };
  const lacks: Partial<Record<GradeReason, boolean>> = {
    'lacks-check-out': visit.endedAt === undefined,
    'lacks-place': ends.every((place) => place === undefined),
    'lacks-inside': !coarse && inside === 0 && ends.some((place) => place !== undefined),
    'lacks-precise-fix': !coarse && inside > 0 && !precise,
    'lacks-live-photo': !live,
    'lacks-photo-bytes': live && scene.missingPhotos > 0,
    'lacks-steps': !steps,
    'lacks-person-verified': unconfirmed,
    'lacks-independent-proof': !independent && scene.sop?.evidence === 'A',
  };
  const reasons = ([...Object.entries(has), ...Object.entries(lacks)] as [GradeReason, boolean][])
    .filter(([, holds]) => holds)
    .map(([reason]) => reason);
  const strong = has['inside-both-ends'] && precise && has['live-photo'] && steps && !unconfirmed;
  const best = independent ? 'A' : 'B';
  return { grade: strong ? best : inside > 0 && steps ? 'C' : 'D', eventOnly: coarse && visit.endedAt !== undefined, reasons };
}

/**
 * A number to call may be the rep's own entry; a door is where it is. Whose phone told where it stood was there, too. Of two
 * who went, none may have heard otherwise.
 */
function isConfirmedInPerson({ backChecks = [] }: Scene['visit']): boolean {
  const met = backChecks.filter(({ how }) => how === 'visit');
  const there = met.filter(({ stood = 'inside' }) => stood === 'inside');
  return there.some(({ outcome }) => outcome === 'confirmed') && met.every(({ outcome }) => outcome !== 'denied');
}

function isInside(place: Place | undefined, { customer }: Scene): boolean {
  const fence = customer?.fence;
  return place?.precision === 'precise' && fence !== undefined && fence !== null && place.fixes.some((fix) => mayBeInside(fix, fence));
}

/** Steps are done where nothing that the standard requires is missing; a door that stayed shut asks for none. */
function stepsDone({ visit, sop, customer, today }: Scene): boolean {
  if (visit.endedAt === undefined) return false;
  if (visit.outcome !== 'done') return true;
  return !sop || unmet(sop, visit.sheet, customer, today).length === 0;
}
