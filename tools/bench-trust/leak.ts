import type { Scene } from '../../src/domain/trust/signal.ts';
import type { Visit } from '../../src/domain/visit/state.ts';

// A bench that tells the judge who cheats measures nothing. An attack may change what an attacker can change, and write its
// name nowhere.

const IN_VISIT: ReadonlySet<keyof Visit> = new Set(['startPlace', 'endPlace', 'photos', 'places', 'startedAt', 'endedAt', 'sheet']);
const IN_SCENE: ReadonlySet<keyof Scene> = new Set(['visit', 'customer', 'brackets', 'breaks', 'aheadMs', 'samePhotos', 'pinMoves']);

/** What of an attacked scene no attacker could have written: names of fields, and the label itself where it stands somewhere. */
export function leaksIn(before: Scene, after: Scene, label: string): readonly string[] {
  const scene = changed(before, after).filter((name) => !IN_SCENE.has(name));
  const visit = changed(before.visit, after.visit).filter((name) => !IN_VISIT.has(name));
  const named = JSON.stringify({ ...after, visit: { ...after.visit, sheet: [...after.visit.sheet] } }).includes(`"${label}"`);
  return [...scene, ...visit.map((name) => `visit.${name}`), ...(named ? ['label'] : [])];
}

function changed<T extends object>(before: T, after: T): (keyof T & string)[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  return [...names].filter((name) => before[name] !== after[name]);
}
