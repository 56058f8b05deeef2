import { expect, test } from 'vitest';
import type { SopTemplate } from '../sop/template.ts';
import type { Verdict } from '../trust/verdict.ts';
import type { Decision } from '../visit/facts.ts';
import type { Visit } from '../visit/state.ts';
import { counts, type Validity } from './indicator.ts';
import { validityOf } from './validity.ts';

interface Told {
  readonly decisions?: readonly Decision[];
  readonly outcome?: Visit['outcome'];
  readonly open?: boolean;
  readonly verdict?: Partial<Verdict>;
  readonly evidence?: SopTemplate['evidence'];
}
const validity = ({ decisions = [], outcome = 'done', open = false, verdict = {}, evidence = 'C' }: Told) =>
  validityOf(
    {
      endedAt: open ? undefined : 1,
      outcome: open ? undefined : outcome,
      lapses: [],
      reviews: decisions.map((decision, at) => ({ fact: `${at}`, by: '', at, text: undefined, decision })),
    } as unknown as Visit,
    { grade: 'C', eventOnly: false, gradeReasons: [], review: false, ...verdict } as unknown as Verdict,
    { evidence } as SopTemplate,
  );

test.each<[string, Validity, Told]>([
  ['proven as the standard asks', 'valid', {}],
  ['a doubt that nobody has decided on', 'pending', { verdict: { review: true } }],
  ['somebody asked, and has not decided', 'pending', { decisions: ['asked'] }],
  ['rejected', 'rejected', { decisions: ['rejected'] }],
  ['rejected, however well it was proven', 'rejected', { decisions: ['rejected'], verdict: { grade: 'B' } }],
  ['accepted in spite of a doubt', 'valid', { decisions: ['accepted'], verdict: { review: true } }],
  ['accepted with too little proof: a person’s word goes before', 'valid', { decisions: ['accepted'], verdict: { grade: 'D' } }],
  ['rejected, and accepted after an appeal: the last word is it', 'valid', { decisions: ['rejected', 'accepted'] }],
  ['accepted, and rejected later', 'rejected', { decisions: ['accepted', 'rejected'] }],
  ['a shut door', 'attempted', { outcome: 'closed' }],
  ['not let in', 'attempted', { outcome: 'refused' }],
  ['a shut door that was accepted is still one', 'attempted', { outcome: 'closed', decisions: ['accepted'] }],
  ['under way', 'open', { open: true }],
  ['too little proof', 'unproven', { verdict: { grade: 'D' } }],
  ['less than this standard asks', 'unproven', { evidence: 'B' }],
  ['coarse presence where the standard asks for no more', 'valid', { evidence: 'D+', verdict: { grade: 'D', eventOnly: true } }],
  ['steps left out', 'unproven', { verdict: { gradeReasons: ['lacks-steps'] } }],
  ['too little proof and a doubt: no reproach, and no number', 'unproven', { verdict: { grade: 'D', review: true } }],
])('%s: %s', (_, wanted, told) => {
  expect(validity(told)).toBe(wanted);
});

test('what counts: proven, and doubted until somebody decides; nothing else', () => {
  const all: Validity[] = ['valid', 'pending', 'rejected', 'attempted', 'unproven', 'open'];
  expect(all.filter(counts)).toEqual(['valid', 'pending']);
});
