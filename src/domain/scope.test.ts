import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PostId, UnitId } from './ids.ts';
import { EVERYTHING, narrowed, NOTHING, type Org, rangesOf, scopeOf, sees } from './scope.ts';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Any tree of up to twelve units with up to thirty seats on it, whose numbers have holes. */
const anyOrg = fc
  .tuple(
    fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 30 }),
  )
  .map(([parents, seats]): Org => {
    const units = parents.map((parent, i) => ({ id: id(i) as UnitId, parent: i === 0 ? null : (id(parent % i) as UnitId), name: `u${i}` }));
    let number = 0;
    const posts = seats.map(([unit, step], i) => ({
      id: id(100 + i) as PostId,
      number: (number += step),
      unit: units[unit % units.length]!.id,
      name: `p${i}`,
      manages: i % 3 === 0,
    }));
    return { units, posts };
  });

test('a manager sees exactly the seats whose unit leads up to theirs', () => {
  fc.assert(
    fc.property(anyOrg, (org) => {
      for (const post of org.posts.filter(({ manages }) => manages)) {
        const scope = scopeOf({ role: 'manager', post: post.id, active: true }, org);
        for (const other of org.posts) expect(sees(scope, other.number)).toBe(leadsUpTo(org, other.unit, post.unit));
      }
    }),
  );
});

test('a rep sees their own seat; without a seat, or gone, nobody sees anything; headquarters sees all', () => {
  fc.assert(
    fc.property(anyOrg, (org) => {
      const post = org.posts[0]!;
      expect(scopeOf({ role: 'rep', post: post.id, active: true }, org).ranges).toEqual([[post.number, post.number]]);
      expect(scopeOf({ role: 'rep', post: null, active: true }, org)).toEqual(NOTHING);
      expect(scopeOf({ role: 'admin', post: post.id, active: false }, org)).toEqual(NOTHING);
      expect(scopeOf({ role: 'analyst', post: null, active: true }, org)).toEqual(EVERYTHING);
    }),
  );
});

test('a filter narrows a scope and never widens it', () => {
  const anyRanges = fc.uniqueArray(fc.integer({ min: 1, max: 60 })).map(rangesOf);
  fc.assert(
    fc.property(anyRanges, anyRanges, fc.integer({ min: 1, max: 60 }), (mine, filter, post) => {
      expect(sees(narrowed({ ranges: mine }, filter), post)).toBe(sees({ ranges: mine }, post) && sees({ ranges: filter }, post));
    }),
  );
});

test('a circle in the tree does not hang', () => {
  const org: Org = {
    units: [
      { id: id(1) as UnitId, parent: id(2) as UnitId, name: 'a' },
      { id: id(2) as UnitId, parent: id(1) as UnitId, name: 'b' },
    ],
    posts: [{ id: id(9) as PostId, number: 7, unit: id(2) as UnitId, name: 'p', manages: true }],
  };
  expect(scopeOf({ role: 'manager', post: id(9) as PostId, active: true }, org).ranges).toEqual([[7, 7]]);
});

function leadsUpTo({ units }: Org, from: UnitId, top: UnitId): boolean {
  for (let unit: UnitId | null = from; unit; unit = units.find((u) => u.id === unit)?.parent ?? null) if (unit === top) return true;
  return false;
}
