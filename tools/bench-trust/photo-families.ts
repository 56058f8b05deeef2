import { wilson } from '../../src/base/wilson.ts';
import { STRENGTHS, type Strength } from './attack.ts';
import type { Family } from './bench.ts';
import type { PhotoEdit } from './photo-edits.ts';
import type { PhotoBench } from './photos.ts';

/** What was done to a photo, by the family that it stands for and the trouble that it takes. */
const EDITS: Readonly<Record<PhotoEdit, readonly [family: 'P3' | 'P4' | 'P5', strength: Strength]>> = {
  'jpeg-q40': ['P3', 'lazy'],
  'resize-quarter': ['P3', 'lazy'],
  brightness: ['P3', 'app'],
  'warm-tint': ['P3', 'app'],
  'watermark-bar': ['P3', 'expert'],
  'crop-4': ['P4', 'lazy'],
  'crop-10': ['P4', 'lazy'],
  'crop-30-one-side': ['P4', 'app'],
  'rotate-90': ['P4', 'lazy'],
  mirror: ['P4', 'app'],
  'screenshot-letterbox': ['P4', 'app'],
  'rotate-5-crop': ['P4', 'expert'],
  combined: ['P4', 'expert'],
  'screen-front': ['P5', 'lazy'],
  'screen-tilted': ['P5', 'app'],
};

/** Families of photos out of the rates of single edits: real photos, edited as people do. */
export function photoFamilies({ edits }: PhotoBench): Family[] {
  return (['P3', 'P4', 'P5'] as const).map((id) => {
    const own = (Object.entries(EDITS) as [PhotoEdit, readonly [string, Strength]][]).flatMap(([edit, [family, strength]]) =>
      family === id && edits[edit] ? [{ strength, n: edits[edit].n, k: Math.round(edits[edit].recall * edits[edit].n) }] : [],
    );
    const share = (of: typeof own) => {
      const n = of.reduce((sum, one) => sum + one.n, 0);
      return { n, k: of.reduce((sum, one) => sum + one.k, 0), rate: n === 0 ? 0 : of.reduce((sum, one) => sum + one.k, 0) / n };
    };
    const rate = share(own);
    const byStrength = Object.fromEntries(
      STRENGTHS.map((strength) => [strength, share(own.filter((one) => one.strength === strength)).rate]),
    );
    return {
      ...{ id, outcome: 'doubted' as const, counted: true, simulated: id === 'P5' },
      ...{ ...rate, ci95: wilson(rate.k, rate.n), byStrength: byStrength as Family['byStrength'] },
      unnamedRate: 0,
    };
  });
}
