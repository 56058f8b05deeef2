import type * as z from 'zod/mini';
import type { LocalDate } from '../../base/moment.ts';
import { Customer } from '../../domain/customer.ts';
import type { CustomerId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { DayPlan } from '../../domain/plan/day-plan.ts';
import { Product } from '../../domain/sop/product.ts';
import { SopTemplate } from '../../domain/sop/template.ts';
import { BusinessLine, DEFAULT_POLICY, Policy } from '../../domain/visit/policy.ts';
import type { LogStore } from '../ports.ts';

/** The kinds that a phone uses; each lies in the store under one key, by id. */
const SHAPES = { line: BusinessLine, policy: Policy, customer: Customer, sop: SopTemplate, product: Product, plan: DayPlan };
/** Of these the words are kept as they came: what reads them is rarely opened, and brings their shapes along. */
const DOOR_KINDS = ['access', 'institution', 'holidays'] as const;
export const HELD_KINDS = [...(Object.keys(SHAPES) as (keyof typeof SHAPES)[]), ...DOOR_KINDS] as const;
export type HeldKind = (typeof HELD_KINDS)[number];
export type DoorsHeld = Pick<Held, (typeof DOOR_KINDS)[number]>;
export type Held = Readonly<Record<HeldKind, Readonly<Record<string, unknown>>>>;
export const NOTHING_HELD: Held = {
  line: {},
  policy: {},
  customer: {},
  sop: {},
  product: {},
  plan: {},
  access: {},
  institution: {},
  holidays: {},
};

export function heldKey(kind: HeldKind): string {
  return `directives.${kind}`;
}

export async function readHeld(store: Pick<LogStore, 'read'>): Promise<Held> {
  const each = HELD_KINDS.map(async (kind) => [kind, (await store.read<Record<string, unknown>>(heldKey(kind))) ?? {}] as const);
  return Object.fromEntries(await Promise.all(each)) as unknown as Held;
}

/** What the office wants, as screens and rules use it. */
export interface Wanted {
  readonly line: BusinessLine | undefined;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly sops: readonly SopTemplate[];
  readonly products: readonly Product[];
  readonly plans: ReadonlyMap<LocalDate, DayPlan>;
  readonly doors: DoorsHeld;
}

export function wantedOf(held: Held, me: Person): Wanted {
  const lines = valuesOf<BusinessLine>(held, 'line');
  return {
    line: lines.find(({ key }) => key === me.line),
    policy: valuesOf<Policy>(held, 'policy')[0] ?? DEFAULT_POLICY,
    customers: new Map(valuesOf<Customer>(held, 'customer').map((customer) => [customer.id, customer])),
    sops: valuesOf<SopTemplate>(held, 'sop'),
    products: valuesOf<Product>(held, 'product'),
    plans: new Map(
      valuesOf<DayPlan>(held, 'plan')
        .filter(({ person }) => person === me.id)
        .map((plan) => [plan.day, plan]),
    ),
    doors: held,
  };
}

/** A newer server may say more than this app knows: what it cannot read it leaves out, and the rest stands. */
function valuesOf<T>(held: Held, kind: keyof typeof SHAPES): T[] {
  return Object.values(held[kind]).flatMap((value) => {
    const read = (SHAPES[kind] as z.ZodMiniType).safeParse(value);
    return read.success ? [read.data as T] : [];
  });
}
