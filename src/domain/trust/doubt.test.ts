import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubtOf, withoutSignal } from './doubt.ts';
import { FAMILIES } from './signal.ts';
import { REVIEW_FROM_BANS } from './verdict.ts';

const someFindings = fc.uniqueArray(
  fc.record({
    signal: fc.constantFrom(...'abcdefgh'),
    family: fc.constantFrom(...FAMILIES),
    doubtBans: fc.integer({ min: 0, max: 30 }).map((n) => n / 10),
  }),
  { selector: ({ signal }) => signal, maxLength: 8 },
);

test('what is named decisive is: without it, and without all that are, nobody would be asked to look', () => {
  let seen = 0;
  fc.assert(
    fc.property(someFindings, (findings) => {
      fc.pre(doubtOf(findings) >= REVIEW_FROM_BANS);
      const decisive = findings.filter(({ signal }) => !withoutSignal(findings, signal).review);
      for (const { signal } of findings) expect(withoutSignal(findings, signal).doubtBans).toBeLessThanOrEqual(doubtOf(findings) + 1e-9);
      if (decisive.length === 0) return;
      seen += 1;
      expect(doubtOf(findings.filter((finding) => !decisive.includes(finding)))).toBeLessThan(REVIEW_FROM_BANS);
    }),
  );
  expect(seen).toBeGreaterThan(5);
});

test('one of two strong ones of different families decides nothing; a lone one does', () => {
  const one = { signal: 'a', family: 'place', doubtBans: 3 };
  expect(withoutSignal([one, { ...one, signal: 'b', family: 'photo' }], 'a')).toEqual({ doubtBans: 3, review: true });
  expect(withoutSignal([one, { ...one, signal: 'b', doubtBans: 1 }], 'a')).toEqual({ doubtBans: 1, review: false });
});
