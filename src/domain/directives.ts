import * as z from 'zod/mini';
import { PinMove } from './customer/pin.ts';
import { Customer, Ownership } from './customer.ts';
import { LeaveOrder, Person, Post, Unit } from './person.ts';
import { Access, Institution } from './plan/access.ts';
import { Holidays } from './plan/calendar.ts';
import { Certified } from './plan/certified.ts';
import { DayPlan } from './plan/day-plan.ts';
import { Product } from './sop/product.ts';
import { SopTemplate } from './sop/template.ts';
import { Rule } from './trust/rule.ts';
import { Sample } from './trust/sample.ts';
import { BusinessLine, Policy } from './visit/policy.ts';

/**
 * Every kind of directive there is: what the office wants. Written on the server alone, in versions; phones read them.
 * The id of one is: its own id; for ownership the customer's; for a plan `<person>:<day>`; for an SOP `<key>:<version>`;
 * for the policy `org`; for a rule the signal's name; for a sample the Monday of its week; for access the customer's;
 * for holidays the year; for a certificate `<person>:<month>`.
 */
export const DIRECTIVES = {
  unit: Unit,
  post: Post,
  person: Person,
  line: BusinessLine,
  customer: Customer,
  pin: PinMove,
  ownership: Ownership,
  sop: SopTemplate,
  product: Product,
  plan: DayPlan,
  policy: Policy,
  rule: Rule,
  sample: Sample,
  access: Access,
  institution: Institution,
  holidays: Holidays,
  leave: LeaveOrder,
  certificate: Certified,
} as const;
export type DirectiveKind = keyof typeof DIRECTIVES;
export type DirectiveOf<K extends DirectiveKind> = z.infer<(typeof DIRECTIVES)[K]>;

export function directiveId<K extends DirectiveKind>(kind: K, value: DirectiveOf<K>): string {
  const it = value as { [key: string]: unknown };
  switch (kind) {
    case 'ownership':
    case 'access':
      return `${it.customer}`;
    case 'plan':
      return `${it.person}:${it.day}`;
    case 'certificate':
      return `${it.person}:${it.month}`;
    case 'sop':
      return `${it.key}:${it.version}`;
    case 'policy':
      return 'org';
    case 'rule':
      return `${it.signal}`;
    case 'sample':
      return `${it.week}`;
    case 'holidays':
      return `${it.year}`;
    case 'line':
    case 'product':
      return `${it.key}`;
    default:
      return `${it.id}`;
  }
}
