import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breaksIn, firstMissing, type Link } from './chain.ts';

const chainOf = (length: number): Link[] =>
  Array.from({ length }, (_, seq) => ({ seq, prev: seq === 0 ? '' : sealAt(seq - 1), seal: sealAt(seq) }));
const sealAt = (seq: number, story = 'a') => `${story}${seq}`.padStart(64, '0');
const someChain = fc.integer({ min: 1, max: 30 }).map(chainOf);

test('an honest chain holds in whatever order it came', () => {
  fc.assert(
    fc.property(
      someChain.chain((chain) => fc.shuffledSubarray(chain, { minLength: chain.length })),
      (came) => breaksIn(came).size === 0,
    ),
  );
});

test('what is missing breaks the link after it and nothing else, and the phone is asked for it', () => {
  const gone = someChain
    .filter(({ length }) => length > 2)
    .chain((chain) => fc.tuple(fc.constant(chain), fc.integer({ min: 0, max: chain.length - 2 })));
  fc.assert(
    fc.property(gone, ([chain, at]) => {
      const left = chain.filter(({ seq }) => seq !== at);
      expect([...breaksIn(left)]).toEqual([[sealAt(at + 1), 'gap']]);
      expect(firstMissing(left.map(({ seq }) => seq))).toBe(at);
    }),
  );
});

test('a copied phone is a fork on both sides, and who goes on from either side is not blamed', () => {
  const chain = chainOf(4);
  const other: Link = { seq: 2, prev: sealAt(1), seal: sealAt(2, 'b') };
  expect(new Map(breaksIn([...chain, other]))).toEqual(
    new Map([
      [sealAt(2), 'fork'],
      [sealAt(2, 'b'), 'fork'],
    ]),
  );
});

test('a link that points elsewhere, and a beginning that points at something, are told', () => {
  const [first, second] = chainOf(2) as [Link, Link];
  expect([...breaksIn([first, { ...second, prev: sealAt(9) }])]).toEqual([[sealAt(1), 'gap']]);
  expect([...breaksIn([{ ...first, prev: sealAt(9) }])]).toEqual([[sealAt(0), 'gap']]);
});
