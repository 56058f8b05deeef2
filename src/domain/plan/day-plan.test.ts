import { expect, test } from 'vitest';
import { HOUR_MS, startOfDay } from '../../base/moment.ts';
import type { PersonId } from '../ids.ts';
import { freezesAt, frozenPlan, type PlanVersion } from './day-plan.ts';

const day = '2026-11-23';
const zone = 'Asia/Shanghai';
const midnight = startOfDay(day, zone);
const version = (publishedAt: number, stops = 0): PlanVersion => ({
  publishedAt,
  plan: { person: '00000000-0000-4000-8000-000000000002' as PersonId, day, stops: Array.from({ length: stops }, () => ({}) as never) },
});

test('the plan that counts is the last one from before midnight where the person works, whatever order they are given in', () => {
  const versions = [version(midnight + 1, 9), version(midnight - 1, 2), version(midnight - 5_000, 1)];
  expect(frozenPlan(versions, freezesAt(day, zone))?.stops).toHaveLength(2);
  expect(frozenPlan(versions.toReversed(), freezesAt(day, zone))?.stops).toHaveLength(2);
});

test('a plan first published on the day itself promised nothing', () => {
  expect(frozenPlan([version(midnight)], freezesAt(day, zone))).toBeUndefined();
});

test('where plans freeze at eight in the evening before, what is published at nine changes nothing', () => {
  const eight = freezesAt(day, zone, 240);
  const versions = [version(midnight - 5 * HOUR_MS, 2), version(midnight - 3 * HOUR_MS, 9)];
  expect(frozenPlan(versions, eight)?.stops).toHaveLength(2);
});
