import { HOUR_MS, type Instant } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { SignalName } from '../../src/domain/trust/signals.ts';
import type { Scene } from '../../src/domain/trust/signal.ts';
import { looksOf, type Visit } from '../../src/domain/visit/state.ts';
import { distanceM, type Fix, movedBy, type Point } from '../../src/domain/place.ts';
import { bracketsOf, type Honest, precise } from './honest.ts';

/** What a family is meant to come to: doubted (a person looks), unproven (below the grade that is asked), ranked (back-checked early). */
export type Outcome = 'doubted' | 'unproven' | 'ranked';
/** How much trouble the attacker takes: none, that of an app, that of somebody who knows how it is looked for. */
export const STRENGTHS = ['lazy', 'app', 'expert'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Hand {
  readonly scene: Scene;
  /** The same person's earlier scenes at the same customer, and whose they are. */
  readonly earlier: readonly Scene[];
  readonly honest: Honest;
  readonly strength: Strength;
  readonly random: Random;
}

/** An attack on a real visit; undefined where this visit gives nothing to work with. It knows nothing of who judges. */
export interface Attack {
  readonly id: string;
  readonly outcome: Outcome;
  /** The signals that were written with this family in mind. */
  readonly named: readonly SignalName[];
  readonly strike: (hand: Hand) => Scene | undefined;
  /** Shown at its true rate and left out of the sums: nothing that a web app sees can tell. */
  readonly beyondUs?: true;
  /** Where there is nothing real to attack. */
  readonly simulated?: true;
}

export function byStrength<T>(strength: Strength, of: readonly [T, T, T]): T {
  return of[STRENGTHS.indexOf(strength)] as T;
}

/** The visit with every look replaced: what a phone says that is fed its positions, one a second or so. */
export function fed(scene: Scene, fixAt: (at: Instant, i: number) => Fix): Scene {
  return played(scene, (at) => Array.from({ length: 12 }, (_, i) => fixAt(at + i * 1_100, i)));
}

/** The same, a whole look at a time: check-in, photos and check-out are the first, the next and the last. */
export function played(scene: Scene, lookAt: (at: Instant, nth: number) => readonly Fix[]): Scene {
  const { visit } = scene;
  return withVisit(scene, {
    startPlace: precise(lookAt(visit.startedAt, 0)),
    photos: visit.photos.map((photo, i) => ({ ...photo, place: precise(lookAt(photo.takenAt, 1 + i)) })),
    endPlace: precise(lookAt(visit.endedAt ?? visit.startedAt, 1 + visit.photos.length)),
  });
}

export function withVisit(scene: Scene, part: Partial<Visit>): Scene {
  const visit = { ...scene.visit, ...part };
  return { ...scene, visit, brackets: bracketsOf(visit, scene.today) };
}

export function pinOf({ customer }: Scene): Point {
  if (!customer?.fence) throw new Error('cannot be: a customer of the bench without a pin');
  return customer.fence.centre;
}

export function fixNear(point: Point, at: Instant, { northM = 0, eastM = 0, accuracyM = 9 }): Fix {
  const { lat, lon } = movedBy(point, northM, eastM);
  return { lat: Number(lat.toFixed(7)), lon: Number(lon.toFixed(7)), accuracyM, takenAt: at };
}

/** The looks of the last visit some hours ago or more, in their order, to be played again. */
export function recorded({ scene, earlier }: Pick<Hand, 'scene' | 'earlier'>): readonly (readonly Fix[])[] | undefined {
  const last = earlier.findLast(({ visit }) => visit.startedAt < scene.visit.startedAt - 3 * HOUR_MS);
  const looks = last && looksOf(last.visit).map(({ fixes }) => fixes);
  return looks && looks.length > 0 ? looks : undefined;
}

export function isFarFrom(scene: Scene, point: Point, leastM: number): boolean {
  return distanceM(pinOf(scene), point) >= leastM;
}
