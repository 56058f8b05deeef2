import { groupBy } from '../base/group.ts';
import type { CustomerId, PostNumber, UnitId } from './ids.ts';
import type { Person, Post, Unit } from './person.ts';

/** Numbers of seats from the first to the last, both included. */
export type Range = readonly [from: PostNumber, to: PostNumber];

/**
 * What one request may see: rows of these seats, and all rows of one customer once that customer was found in scope.
 * An empty list is nothing at all.
 */
export interface Scope {
  readonly ranges: readonly Range[];
  readonly customer?: CustomerId;
}

/** Also the pool, whose number of no seat is 0. */
export const EVERYTHING: Scope = { ranges: [[0, 2_000_000_000]] };
export const NOTHING: Scope = { ranges: [] };

export interface Org {
  readonly units: readonly Unit[];
  readonly posts: readonly Post[];
}

/**
 * Who sees what, by today's tree: a rep their own seat; who manages a unit every seat below it; the whole company for
 * admins, analysts and auditors. Someone without a seat sees nothing.
 */
export function scopeOf({ role, post: postId, active }: Pick<Person, 'role' | 'post' | 'active'>, org: Org): Scope {
  if (!active) return NOTHING;
  if (role === 'admin' || role === 'analyst' || role === 'auditor') return EVERYTHING;
  const post = org.posts.find(({ id }) => id === postId);
  if (!post) return NOTHING;
  if (role !== 'manager' || !post.manages) return { ranges: [[post.number, post.number]] };
  return { ranges: rangesOf(postsUnder(org, post.unit).map(({ number }) => number)) };
}

/** Every seat of a unit and of all units below it. A circle in the tree, which cannot be saved, ends the walk. */
export function postsUnder({ units, posts }: Org, top: UnitId): Post[] {
  const childrenByParent = groupBy(units, ({ parent }) => parent);
  const under = new Set<UnitId>();
  const walk = (unit: UnitId) => {
    if (under.has(unit)) return;
    under.add(unit);
    for (const { id } of childrenByParent.get(unit) ?? []) walk(id);
  };
  walk(top);
  return posts.filter(({ unit }) => under.has(unit));
}

/** The fewest ranges that hold exactly these numbers. */
export function rangesOf(numbers: readonly PostNumber[]): Range[] {
  const ranges: [PostNumber, PostNumber][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges;
}

export function sees({ ranges }: Scope, post: PostNumber): boolean {
  return ranges.some(([from, to]) => from <= post && post <= to);
}

/** What both allow: a filter can narrow a scope and never widen it. */
export function narrowed(scope: Scope, to: readonly Range[]): Scope {
  const ranges = scope.ranges.flatMap(([a, b]) =>
    to.flatMap(([c, d]): Range[] => (Math.max(a, c) <= Math.min(b, d) ? [[Math.max(a, c), Math.min(b, d)]] : [])),
  );
  return { ...scope, ranges };
}
