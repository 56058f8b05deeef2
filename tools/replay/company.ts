import type { LocalDate } from '../../src/base/moment.ts';
import type { Random } from '../../src/base/random.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, LineKey, PersonId, PostId, PostNumber, UnitId } from '../../src/domain/ids.ts';
import type { Person, Post } from '../../src/domain/person.ts';
import { type Change, change } from '../../src/server/world/company.ts';
import { DEMO_POLICY, LINES, radiusM } from '../../src/server/world/lines.ts';
import { DUTY } from '../../src/server/world/org.ts';
import { PRODUCTS } from '../../src/server/world/products.ts';
import { pharmacySops } from '../../src/server/world/sops/pharmacy.ts';
import { toldUuid } from '../../src/server/world/told-ids.ts';
import type { Site, Walker } from './people.ts';

export interface ReplayRep {
  readonly walker: Walker;
  readonly person: Person;
  readonly post: Post;
  readonly customers: ReadonlyMap<Site, Customer>;
}

export interface ReplayCompany {
  readonly admin: Person;
  readonly reps: readonly ReplayRep[];
  readonly directives: readonly Change[];
}

/** A company made of real movement: each walker a rep of the pharmacy line, their haunts the shops. */
export function companyOf(walkers: readonly Walker[], since: LocalDate, random: Random): ReplayCompany {
  const unit = { id: toldUuid(random) as UnitId, parent: null, name: 'Replay' };
  const seat = (number: number, name: string): Post => ({
    id: toldUuid(random) as PostId,
    number: number as PostNumber,
    unit: unit.id,
    name,
    manages: false,
  });
  const [adminPost, adminId] = [seat(1, 'admin'), toldUuid(random) as PersonId];
  const admin: Person = {
    id: adminId,
    employeeNo: 'admin',
    name: 'admin',
    role: 'admin',
    post: adminPost.id,
    line: null,
    duty: DUTY,
    leaves: [],
    active: true,
  };
  const reps = walkers.map((walker, i): ReplayRep => {
    const post = seat(i + 2, walker.name);
    const employeeNo = `R${i + 1}`;
    const person: Person = {
      ...admin,
      id: toldUuid(random) as PersonId,
      employeeNo,
      name: walker.name,
      role: 'rep',
      post: post.id,
      line: LINE,
      duty: walker.duty,
    };
    const customers = walker.sites.map((site, n) => [site, customerOf(site, { code: `${employeeNo}-${n + 1}`, since, random })] as const);
    return { walker, person, post, customers: new Map(customers) };
  });
  const directives = [
    change('unit', unit),
    ...LINES.map((line) => change('line', line)),
    ...PRODUCTS.map((product) => change('product', product)),
    ...pharmacySops({ version: 1, photos: false }).map((sop) => change('sop', sop)),
    change('policy', DEMO_POLICY),
    change('post', adminPost),
    change('person', admin),
    ...reps.flatMap(({ post, person }) => [change('post', post), change('person', person)]),
    ...reps.flatMap(({ post, customers }) =>
      [...customers.values()].flatMap((customer) => [
        change('customer', customer),
        change('ownership', { customer: customer.id, post: post.id, from: since }),
      ]),
    ),
  ];
  return { admin, reps, directives };
}

const LINE = 'pharmacy' as LineKey;

function customerOf(
  { name, registered, grade }: Site,
  { code, since, random }: { code: string; since: LocalDate; random: Random },
): Customer {
  const fence = { centre: registered, radiusM: radiusM('pharmacy', grade) };
  return { id: toldUuid(random) as CustomerId, code, name, line: LINE, grade, stage: 'active', tags: [], contacts: [], fence, since };
}
