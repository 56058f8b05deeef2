import * as z from 'zod/mini';
import { fromHex, toHex, utf8 } from '../../base/bytes.ts';
import { taggedDigest } from '../../base/digest.ts';
import { LocalDate } from '../../base/moment.ts';
import { directiveDigest } from '../evidence/directive-digest.ts';
import { Digest } from '../fact.ts';

/**
 * One week's draw of visits that nothing speaks against. What decides it is a secret seed: its digest stands in the log
 * before the week begins, so that nobody can choose afterwards; the seed itself follows when the week's numbers are final,
 * so that nobody knows before what will be looked at.
 */
export const Sample = z.strictObject({
  /** The Monday. */
  week: LocalDate,
  commitment: Digest,
  /** Of a hundred visits. */
  percent: z.number().check(z.gte(0), z.lte(100)),
  seed: z.nullable(Digest),
});
export type Sample = z.infer<typeof Sample>;

export function commitmentOf(seed: Digest): Digest {
  return toHex(taggedDigest('ROUNDS-SAMPLE-SEED-1', fromHex(seed)));
}

export interface Draw {
  readonly seed: Digest;
  readonly percent: number;
}

/** Whether a visit is drawn: its digest with the seed falls under the share. Its id was made on the phone, before anybody knew the seed. */
export function isDrawn(draw: Draw, visit: string): boolean {
  return lotOf(draw, visit) < draw.percent / 100;
}

/** A number from 0 to 1 that only the seed and the visit decide. */
export function lotOf({ seed }: Pick<Draw, 'seed'>, visit: string): number {
  const digest = taggedDigest('ROUNDS-SAMPLE-1', fromHex(seed), utf8(visit));
  return Number.parseInt(toHex(digest.slice(0, 6)), 16) / 2 ** 48;
}

/** The digest under which the promise stands in the log: that of the week's first version, which had no seed yet. */
export function promiseDigest(number: number, { week, commitment, percent }: Sample): Digest {
  return directiveDigest({ number, kind: 'sample', id: week, value: { week, commitment, percent, seed: null } });
}

export interface SampleCheck {
  /** The seed that was shown is the one that was promised. */
  readonly seedFits: boolean;
  /** Visits that should have been drawn and were not, or the other way round. */
  readonly wrong: readonly string[];
}

export function checkSample(sample: Sample, visits: readonly { readonly id: string; readonly sampled: boolean }[]): SampleCheck {
  const { seed, percent, commitment } = sample;
  if (seed === null) return { seedFits: false, wrong: [] };
  return {
    seedFits: commitmentOf(seed) === commitment,
    wrong: visits.filter(({ id, sampled }) => isDrawn({ seed, percent }, id) !== sampled).map(({ id }) => id),
  };
}
