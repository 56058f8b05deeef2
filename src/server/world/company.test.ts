import { expect, test } from 'vitest';
import { type DirectiveKind, type DirectiveOf, DIRECTIVES } from '../../domain/directives.ts';
import { accessTroubles, doorTroubles, institutionTroubles } from '../../domain/plan/access-troubles.ts';
import { holidayTroubles } from '../../domain/plan/calendar.ts';
import { frequencyFor } from '../../domain/plan/frequency.ts';
import { validatePolicy } from '../../domain/plan/policy-troubles.ts';
import { inForce, SopTemplate, sopFor } from '../../domain/sop/template.ts';
import { demoCompany } from './company.ts';
import { FREQUENCY, frequencyOf } from './lines.ts';
import { shippedStandards } from './standards.ts';
import { weigh } from '../../domain/sop/condition.ts';

const company = demoCompany('rounds', '2026-11-23');
const customers = [...company.customers.values()].flat();

test('the demo company is forty reps with some twelve hundred customers, and every directive of it is well-formed', () => {
  expect(company.seats.filter(({ person }) => person.role === 'rep')).toHaveLength(40);
  expect(Math.abs(customers.length - 1_200)).toBeLessThan(60);
  for (const { kind, value } of company.directives) DIRECTIVES[kind].parse(value);
  expect(new Set(company.directives.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(company.directives.length);
});

test('the same seed and day give the same company', () => {
  expect(demoCompany('rounds', '2026-11-23')).toEqual(company);
});

test('each customer has a standard on either side of the change, and a frequency', () => {
  const sops = company.directives.filter(({ kind }) => kind === 'sop').map(({ value }) => SopTemplate.parse(value));
  for (const day of ['2026-11-10', '2026-11-23']) {
    expect(customers.filter((customer) => !sopFor(customer, inForce(sops, day)).chosen)).toEqual([]);
  }
  expect(customers.filter((customer) => !FREQUENCY.some(({ applies }) => weigh(applies, customer).holds))).toEqual([]);
});

test('photos are asked for from the last week on, and never on the distributor line', () => {
  const asksPhotos = (sop: SopTemplate) => sop.steps.some(({ questions }) => questions.some(({ type }) => type === 'photo'));
  const sops = company.directives.filter(({ kind }) => kind === 'sop').map(({ value }) => SopTemplate.parse(value));
  expect(inForce(sops, '2026-11-16').some(asksPhotos)).toBe(false);
  expect(
    inForce(sops, company.photosFrom)
      .filter(asksPhotos)
      .map(({ line }) => line),
  ).toContain('pharmacy');
  expect(sops.filter(({ line }) => line === 'distributor').some(asksPhotos)).toBe(false);
});

test('every standard that ships is well-formed, and the academic line asks nothing about quantities', () => {
  for (const sop of shippedStandards()) {
    expect(SopTemplate.parse(sop)).toEqual(sop);
    const ids = sop.steps.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  }
  const academic = shippedStandards().filter(({ line }) => line === 'hospital');
  const types = academic.flatMap(({ steps }) => steps.flatMap(({ questions }) => questions.map(({ type }) => type)));
  expect(types.filter((type) => type === 'number' || type === 'product-grid')).toEqual([]);
});

test('what ships of frequencies contradicts nothing, and no customer of the demo meets two rules with equal right', () => {
  expect(['pharmacy', 'hospital', 'distributor', 'outlet'].flatMap((line) => validatePolicy(frequencyOf(line)))).toEqual([]);
  expect(customers.filter((customer) => (frequencyFor(customer, FREQUENCY)?.rivals ?? [0]).length > 0)).toEqual([]);
});

test('hours and rules of the demo are sound, and let somebody in', () => {
  const of = <K extends DirectiveKind>(kind: K) =>
    company.directives.filter((each) => each.kind === kind).map(({ value }) => value as DirectiveOf<K>);
  const houses = new Map(of('institution').map((house) => [house.id, house]));
  expect([of('holidays').flatMap(holidayTroubles), [...houses.values()].flatMap(institutionTroubles)]).toEqual([[], []]);
  for (const access of of('access')) {
    const doors = { access, institution: access.institution ? houses.get(access.institution) : undefined, isHoliday: () => false };
    expect([accessTroubles(access), doorTroubles(doors, '2026-11-23')]).toEqual([[], []]);
  }
});
