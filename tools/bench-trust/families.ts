import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/base/moment.ts';
import { breaksIn, type Link } from '../../src/domain/evidence/chain.ts';
import type { Random } from '../../src/base/random.ts';
import type { FactId } from '../../src/domain/ids.ts';
import { distanceM, type Fix, movedBy } from '../../src/domain/place.ts';
import type { Scene } from '../../src/domain/trust/signal.ts';
import { type Attack, byStrength, fed, fixNear, type Hand, isFarFrom, pinOf, played, recorded, withVisit } from './attack.ts';
import { elsewhere, precise } from './honest.ts';
import { seenAt } from './watched.ts';

// One row for each way to claim a visit that was not made. The letters are those of the taxonomy in docs/trust.md: L place,
// T time, I identity, P photo. Each works on a real visit of a real person, who is somewhere else or nowhere.

const FAR_M = 700;

export const ATTACKS: readonly Attack[] = [
  { id: 'L6', outcome: 'doubted', named: ['frozen-place'], strike: constant },
  { id: 'L7', outcome: 'doubted', named: ['restless-place'], strike: jittered },
  { id: 'L7-drift', outcome: 'doubted', named: ['restless-place'], strike: drifting },
  { id: 'L8', outcome: 'doubted', named: ['ruled-line'], strike: drawnRoute },
  { id: 'L9', outcome: 'doubted', named: ['replayed-place', 'restless-place'], strike: replayed },
  { id: 'L10', outcome: 'doubted', named: ['replayed-place'], strike: driftingReplay, beyondUs: true },
  { id: 'L11', outcome: 'doubted', named: ['impossible-hop'], strike: teleported },
  { id: 'L13', outcome: 'unproven', named: [], strike: otherDatum },
  { id: 'L14', outcome: 'unproven', named: [], strike: pinAtHome },
  { id: 'sofa', outcome: 'doubted', named: ['outside-fence'], strike: fromTheSofa },
  { id: 'T1', outcome: 'doubted', named: ['impossible-time', 'clock-moved'], strike: backdated },
  { id: 'T1-inside', outcome: 'doubted', named: ['clock-moved'], strike: backdatedInside, beyondUs: true },
  { id: 'T2', outcome: 'unproven', named: ['broken-chain'], strike: leftOut, simulated: true },
  { id: 'T3', outcome: 'doubted', named: ['impossible-time', 'clock-moved'], strike: madeBefore, simulated: true },
  { id: 'T4', outcome: 'unproven', named: ['outside-fence'], strike: paddedDwell },
  { id: 'I2', outcome: 'doubted', named: ['broken-chain'], strike: copiedPhone, simulated: true },
  { id: 'P2', outcome: 'doubted', named: ['same-photo-bytes'], strike: sameFile, simulated: true },
];

/** A mock location app set to the customer's pin: always the same point. */
function constant({ scene, strength }: Hand): Scene {
  const offM = byStrength(strength, [0, 10, 25]);
  return fed(scene, (at) => fixNear(pinOf(scene), at, { northM: offM, accuracyM: byStrength(strength, [5, 8, 14]) }));
}

/** The same app with noise added, drawn anew for each fix. */
function jittered({ scene, strength, random }: Hand): Scene {
  const sigmaM = byStrength(strength, [3, 8, 15]);
  return fed(scene, (at) => fixNear(pinOf(scene), at, { northM: random.normal(0, sigmaM), eastM: random.normal(0, sigmaM) }));
}

/** A straight walk to the door at one speed, as a route planner draws it, ended at the pin. */
function drawnRoute({ scene, strength }: Hand): Scene {
  const stepM = byStrength(strength, [14, 4, 1.4]);
  return fed(scene, (at, i) => fixNear(pinOf(scene), at, { northM: stepM * (3 - i), accuracyM: 5 }));
}

function replayed({ scene, earlier, strength, random }: Hand): Scene | undefined {
  const jitterM = byStrength(strength, [0, 1, 3]);
  return playedAgain({ scene, earlier }, () => ({ northM: random.normal(0, jitterM), eastM: random.normal(0, jitterM) }));
}

/** Noise that drifts instead of being drawn anew: the longer it takes to wander, the more it is like a receiver's own. */
function drifting({ scene, strength, random }: Hand): Scene {
  const drift = driftOf({ sigmaM: 8, keepsForS: byStrength(strength, [5, 20, 60]), random });
  return fed(scene, (at) => fixNear(pinOf(scene), at, drift(at)));
}

/** The tape with an error of its own that swings as slowly and smoothly as it likes: what only something at the customer's can tell. */
function driftingReplay({ scene, earlier, strength, random }: Hand): Scene | undefined {
  const byM = byStrength(strength, [10, 15, 20]);
  const [periodMs, phase] = [(4 + 8 * random.next()) * MINUTE_MS, 2 * Math.PI * random.next()];
  return playedAgain({ scene, earlier }, (at) => {
    const turn = phase + (2 * Math.PI * at) / periodMs;
    return { northM: byM * Math.cos(turn), eastM: byM * Math.sin(turn) };
  });
}

/** An error that forgets itself over `keepsForS` (Ornstein and Uhlenbeck's), asked at rising instants. */
function driftOf({ sigmaM, keepsForS, random }: { sigmaM: number; keepsForS: number; random: Random }): (at: Instant) => Off {
  let last: (Off & { at: Instant }) | undefined;
  return (at) => {
    const keep = last ? Math.exp(-Math.abs(at - last.at) / 1_000 / keepsForS) : 0;
    const fresh = sigmaM * Math.sqrt(1 - keep ** 2);
    last = { at, northM: keep * (last?.northM ?? 0) + random.normal(0, fresh), eastM: keep * (last?.eastM ?? 0) + random.normal(0, fresh) };
    return last;
  };
}

interface Off {
  readonly northM: number;
  readonly eastM: number;
}

/** Each look is that of the earlier visit, filled up to a fix a second as players of tracks do, and shifted by what the attacker adds. */
function playedAgain({ scene, earlier }: Pick<Hand, 'scene' | 'earlier'>, off: (at: Instant) => Off): Scene | undefined {
  const tape = recorded({ scene, earlier });
  if (!tape) return undefined;
  return played(scene, (at, nth) =>
    filledUp(tape[nth % tape.length] as readonly Fix[]).map(({ afterMs, ...fix }) => {
      const { northM, eastM } = off(at + afterMs);
      return { ...fix, ...(northM === 0 && eastM === 0 ? {} : movedBy(fix, northM, eastM)), takenAt: at + afterMs };
    }),
  );
}

/** A fix for each second, on the line between the recorded ones, which are all kept. */
function filledUp(look: readonly Fix[]): (Fix & { readonly afterMs: number })[] {
  const first = look[0] as Fix;
  return look.flatMap((fix, i) => {
    const next = look[i + 1];
    const seconds = next ? Math.max(1, Math.round((next.takenAt - fix.takenAt) / 1_000)) : 1;
    return Array.from({ length: seconds }, (_, s) => ({
      ...fix,
      afterMs: fix.takenAt - first.takenAt + s * 1_000,
      ...(next && s > 0 && { lat: fix.lat + ((next.lat - fix.lat) * s) / seconds, lon: fix.lon + ((next.lon - fix.lon) * s) / seconds }),
    }));
  });
}

/** On to the next customer in no time: the spoofed point jumps, both ends are signed. */
function teleported({ scene, strength }: Hand): Scene | undefined {
  const { visit, before } = scene;
  if (!before?.endedAt) return undefined;
  const awayM = byStrength(strength, [60_000, 35_000, 20_000]);
  const there = movedBy(pinOf(scene), awayM, 0);
  const startedAt = before.endedAt + 4 * MINUTE_MS;
  const customer = scene.customer && { ...scene.customer, fence: { centre: there, radiusM: 150 } };
  const moved = withVisit({ ...scene, customer }, { startedAt, endedAt: startedAt + ((visit.endedAt ?? 0) - visit.startedAt) });
  return fed(moved, (at, i) => fixNear(there, at, { northM: 3 * i, eastM: -2 * i }));
}

/** Positions of the Chinese map datum handed in as if they were WGS-84: some hundred metres, always the same way. */
function otherDatum({ scene, strength }: Hand): Scene {
  const [northM, eastM] = byStrength(strength, [
    [-650, -950],
    [-250, 480],
    [-210, 420],
  ] as const);
  return fed(scene, (at, i) => fixNear(pinOf(scene), at, { northM: northM + 2 * i, eastM: eastM - i }));
}

/**
 * The customer's pin is to come to where the rep likes to be. Whoever asks for it alone gets a move that waits, and is judged
 * by the pin that stands; whoever talks a second person into it is judged by the new one, with the move beside it.
 */
function pinAtHome({ scene, honest, strength, random }: Hand): Scene | undefined {
  if (!isFarFrom(scene, honest.home, FAR_M)) return undefined;
  const there = standingAt(scene, { honest, random });
  if (strength !== 'expert') return there;
  const customer = scene.customer && { ...scene.customer, fence: { centre: honest.home, radiusM: 150 } };
  const movedM = Math.round(distanceM(pinOf(scene), honest.home));
  return { ...there, customer, pinMoves: [{ at: scene.visit.startedAt - 5 * DAY_MS, movedM, days: 6 }] };
}

/** No trick at all: checked in from where one happens to be. */
function fromTheSofa({ scene, honest, strength, random }: Hand): Scene {
  const awayM = byStrength(strength, [6_000, 3_500, 2_400]);
  const there = isFarFrom(scene, honest.home, awayM) ? honest.home : elsewhere(pinOf(scene), awayM, random);
  return standingAt(scene, { honest: { ...honest, home: there }, random });
}

function standingAt(scene: Scene, { honest, random }: Pick<Hand, 'honest' | 'random'>): Scene {
  const look = (at: number) => precise(seenAt(honest.home, { at, honest, random }));
  const { visit } = scene;
  const photos = visit.photos.map((photo) => ({ ...photo, place: look(photo.takenAt) }));
  return withVisit(scene, { startPlace: look(visit.startedAt), endPlace: look(visit.endedAt ?? visit.startedAt), photos });
}

/** The phone's clock was set back, to before the server's last word. */
function backdated({ scene, strength }: Hand): Scene {
  const sinceNonceMs = scene.visit.startedAt - (scene.brackets[0]?.nonceAt ?? 0);
  return clockSet(scene, -(sinceNonceMs + byStrength(strength, [24, 8, 1.5]) * HOUR_MS));
}

/** Set back as well, and not so far: all that server and receipt know is kept to. */
function backdatedInside({ scene, strength }: Hand): Scene {
  const sinceNonceMs = scene.visit.startedAt - (scene.brackets[0]?.nonceAt ?? 0);
  return clockSet(scene, -sinceNonceMs * byStrength(strength, [0.9, 0.5, 0.2]));
}

/** Of a run of the app by itself, so that the clock that nobody can set tells nothing. */
function clockSet(scene: Scene, byMs: number): Scene {
  const { visit } = scene;
  const moved = { startedAt: visit.startedAt + byMs, endedAt: (visit.endedAt ?? visit.startedAt) + byMs };
  const brackets = scene.brackets.map((one) => ({ ...one, at: one.at + byMs, monoMs: one.at % DAY_MS }));
  return { ...scene, visit: { ...visit, ...moved }, brackets };
}

/** Made at the kitchen table for later hours of the day: sent too early, or in the chain before what the morning brought. */
function madeBefore({ scene, strength, random }: Hand): Scene {
  const { brackets, visit } = scene;
  const aheadMs = (1.5 + 4 * random.next()) * HOUR_MS;
  if (strength === 'lazy') return { ...scene, brackets: brackets.map((one) => ({ ...one, receivedAt: visit.startedAt - aheadMs })) };
  return { ...scene, aheadMs };
}

/** Facts that did not please were never sent: the chain shows that they were made. */
function leftOut({ scene }: Hand): Scene {
  const { visit, brackets } = scene;
  const links: Link[] = brackets.map((_, i) => ({
    seq: i,
    seal: `${i}`.padStart(64, 'a'),
    prev: i === 0 ? '' : `${i - 1}`.padStart(64, 'a'),
  }));
  const sent = links.filter(({ seq }) => seq !== 1);
  const breaks = [...breaksIn(sent)].map(([seal, why]) => ({
    fact: brackets[links.findIndex((link) => link.seal === seal)]?.fact as FactId,
    why,
  }));
  return { ...scene, visit: { ...visit, photos: [], sheet: new Map() }, breaks };
}

/** In at the door, out from the café: the dwell is that of a button. */
function paddedDwell({ scene, honest, strength, random }: Hand): Scene {
  const awayM = byStrength(strength, [3_000, 1_200, 500]);
  const there = elsewhere(pinOf(scene), awayM, random);
  const { visit } = scene;
  return withVisit(scene, { endPlace: precise(seenAt(there, { at: visit.endedAt ?? visit.startedAt, honest, random })) });
}

/** Two phones with one key, each with its own story from the same place of the chain on. */
function copiedPhone({ scene }: Hand): Scene {
  const seal = (n: number, of: string) => `${n}`.padStart(64, of);
  const link = (n: number, of: string): Link => ({ seq: n, seal: seal(n, of), prev: n === 0 ? '' : seal(n - 1, n === 1 ? 'a' : of) });
  const ours = scene.brackets.map((_, i) => link(i, 'a'));
  const theirs = scene.brackets.map((_, i) => link(i, i === 0 ? 'a' : 'b')).slice(1);
  const broken = breaksIn([...ours, ...theirs]);
  const breaks = ours.flatMap(({ seal: own }, i) => {
    const why = broken.get(own);
    return why ? [{ fact: scene.brackets[i]?.fact as FactId, why }] : [];
  });
  return { ...scene, breaks };
}

/** The same file again: what the server finds by the digest that was sealed. */
function sameFile({ scene, earlier }: Hand): Scene | undefined {
  const old = earlier.at(-1);
  const digest = old?.visit.photos[0]?.digest;
  if (!old || !digest) return undefined;
  const photos = scene.visit.photos.map((photo) => ({ ...photo, digest }));
  const archive = new Map(old.visit.photos.map((photo) => [photo.digest, old]));
  const samePhotos = photos.flatMap((photo) => {
    const found = archive.get(photo.digest);
    return found ? [{ digest: photo.digest, visit: found.visit.id, day: found.today, own: true }] : [];
  });
  return { ...scene, visit: { ...scene.visit, photos }, samePhotos };
}
