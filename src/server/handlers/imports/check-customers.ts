import gcoord from 'gcoord';
import type { LocalDate } from '../../../base/moment.ts';
import { Customer, Grade, type Ownership, Stage } from '../../../domain/customer.ts';
import type { CustomerId } from '../../../domain/ids.ts';
import type { Person } from '../../../domain/person.ts';
import type { Datum } from '../../../domain/place.ts';
import type { Access } from '../../../domain/plan/access.ts';
import { hourTroubles } from '../../../domain/plan/access-troubles.ts';
import { hoursFrom } from '../../../domain/plan/hours-text.ts';
import type { Company } from '../../directives/company.ts';
import type { Change } from '../../directives/numbered.ts';
import type { Sql } from '../../ports.ts';
import { type Row, readRow } from './cells.ts';
import { type Checked, idOf, isSame } from './checked.ts';
import type { Table } from './columns.ts';

const GRADES = { A: ['a级', 'a类'], B: ['b级', 'b类'], C: ['c级', 'c类'], D: ['d级', 'd类'] } satisfies Record<Grade, string[]>;
const STAGES = {
  prospect: ['潜在', '潜在客户'],
  new: ['新客户', '新'],
  active: ['活跃', '正常', '合作中'],
  key: ['重点', '重点客户'],
  dormant: ['沉默', '休眠'],
  closed: ['关闭', '已关闭', '停业'],
} satisfies Record<Stage, string[]>;
const DATUMS = { wgs84: ['wgs-84', 'gps'], gcj02: ['gcj-02', '高德', '腾讯', '火星坐标'], bd09: ['bd-09', '百度'] } satisfies Record<
  Datum,
  string[]
>;
const RADIUS_M = 150;
/** From which day a new customer is its owner's, where the sheet does not know: what was sold before is theirs too. */
const EVER = '2000-01-01';

interface Known {
  readonly customer: Customer;
  readonly access: Access | null;
  readonly seat: number;
}
interface Office {
  readonly company: Company;
  readonly today: LocalDate;
  readonly known: ReadonlyMap<string, Known>;
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly byEmployeeNo: ReadonlyMap<string, Person>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** Customers by their code: new ones, changed ones, and who looks after them. An empty cell leaves what was there. */
export async function checkCustomers(sql: Sql, company: Company, { table, today }: { table: Table; today: LocalDate }): Promise<Checked> {
  const office = await officeOf(sql, company, today);
  const [changes, troubles, codes]: [Change[], Checked['troubles'][number][], Map<string, number>] = [[], [], new Map()];
  const counts = { added: 0, changed: 0, same: 0 };
  for (const line of table.rows) {
    const row = readRow(line);
    const code = row.needed('code');
    if (code !== undefined && codes.has(code)) row.wrong('code', 'duplicate-in-sheet');
    if (code !== undefined) codes.set(code, row.row);
    const before = code === undefined ? undefined : office.known.get(code);
    const customer = customerOf(row, before?.customer, office);
    const owner = ownerOf(row, office);
    const hours = hoursOf(row);
    if (row.troubles.length > 0 || !customer) {
      troubles.push(...row.troubles);
      continue;
    }
    const made = changesOf({ customer, owner, before, hours, office });
    counts[made.length === 0 ? 'same' : before ? 'changed' : 'added']++;
    changes.push(...made);
  }
  return { ...counts, changes, troubles, people: [], said: [] };
}

async function officeOf(sql: Sql, company: Company, today: LocalDate): Promise<Office> {
  const rows = await sql.rows<{ value: Customer; post: number; access: Access | null }>(
    'select c.value, c.post, a.value as access from customer c left join access a on a.customer_id = c.id',
  );
  return {
    company,
    today,
    known: new Map(rows.map(({ value, post, access }) => [value.code, { customer: value, access, seat: post }])),
    lines: Object.fromEntries(company.lines.map(({ key, title }) => [key, [title.zh.toLowerCase(), (title.en ?? '').toLowerCase()]])),
    byEmployeeNo: new Map([...company.people.values()].map((person) => [person.employeeNo.toLowerCase(), person])),
    numbers: new Map(company.posts.map(({ id, number }) => [id, number])),
  };
}

function changesOf({
  customer,
  owner,
  before,
  hours,
  office,
}: {
  customer: Customer;
  owner: Person | undefined;
  before: Known | undefined;
  hours: Access['hours'] | undefined;
  office: Office;
}): Change[] {
  const changes: Change[] = [];
  if (!before || !isSame(before.customer, customer)) changes.push({ kind: 'customer', id: customer.id, value: customer });
  if (hours && !isSame(before?.access?.hours, hours)) changes.push(hoursChange(customer, { hours, before, today: office.today }));
  const seat = owner?.post ? (office.numbers.get(owner.post) ?? 0) : 0;
  // No word about an owner leaves a known customer with theirs, and a new one in the pool.
  if (before ? owner && seat !== before.seat : true) {
    const from = before ? office.today : (customer.since ?? EVER);
    const value: Ownership = { customer: customer.id, post: owner?.post ?? null, from };
    changes.push({ kind: 'ownership', id: customer.id, value });
  }
  return changes;
}

/** Exceptions, institution and the rest stay; the sheet is who said so now. */
function hoursChange(
  { id }: Customer,
  { hours, before, today }: { hours: Access['hours']; before: Known | undefined; today: LocalDate },
): Change {
  const blank = { customer: id, institution: null, exceptions: [], closedOnHolidays: false };
  return { kind: 'access', id, value: { ...blank, ...before?.access, hours, said: { how: 'sheet', on: today } } };
}

/** Hours that can be read and mean something; an empty cell leaves what was there. */
function hoursOf(row: Row): Access['hours'] | undefined {
  const cell = row.text('hours', 300);
  const hours = cell === undefined ? undefined : hoursFrom(cell);
  if (cell === undefined) return undefined;
  return hours && hourTroubles(hours).length === 0 ? hours : row.wrong('hours', 'malformed', ['周一至周五 8:00-12:00,14:00-18:00']);
}

function ownerOf(row: Row, { byEmployeeNo }: Office): Person | undefined {
  const cell = row.text('owner');
  if (cell === undefined) return undefined;
  const person = byEmployeeNo.get(cell.toLowerCase());
  return person?.active && person.post ? person : row.wrong('owner', 'unknown-person');
}

function customerOf(row: Row, before: Customer | undefined, { lines }: Office): Customer | undefined {
  const line = row.oneOf('line', lines);
  const sheet = {
    code: row.text('code'),
    name: row.text('name', 128) ?? (before ? undefined : row.wrong('name', 'missing')),
    line: line ?? (before || row.troubles.some(({ column }) => column === 'line') ? undefined : row.wrong('line', 'missing')),
    industry: row.text('industry'),
    region: row.text('region'),
    grade: row.oneOf('grade', GRADES),
    stage: row.oneOf('stage', STAGES),
    tags: row
      .text('tags', 500)
      ?.split(/[;；,，、]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
    address: row.text('address', 256),
    entityCode: row.text('entityCode', 32),
    since: row.date('since'),
    ...placeOf(row, before),
  };
  const given = Object.fromEntries(Object.entries(sheet).filter(([, value]) => value !== undefined));
  const id = before?.id ?? idOf('customer', sheet.code ?? '');
  const whole = { ...{ grade: 'C', stage: 'active', tags: [], contacts: [], fence: null }, ...before, ...given, id };
  const read = Customer.safeParse({ ...whole, contacts: contactsOf(row, { id: id as CustomerId, contacts: whole.contacts }) });
  if (read.success || row.troubles.length > 0) return read.data;
  return row.wrong(String(read.error.issues[0]?.path[0] ?? 'code'), 'malformed');
}

/** The contact of the sheet stands first; others are left where they are. */
function contactsOf(row: Row, { id, contacts }: Pick<Customer, 'id' | 'contacts'>): Customer['contacts'] {
  const name = row.text('contact');
  if (name === undefined) return contacts;
  const before = contacts.find((contact) => contact.name === name);
  const [role, phone] = [row.text('contactRole') ?? before?.role, row.text('phone', 32) ?? before?.phone];
  const contact = { id: before?.id ?? (idOf('contact', id, name) as never), name, ...(role && { role }), ...(phone && { phone }) };
  return before ? contacts.map((each) => (each === before ? contact : each)) : [contact, ...contacts];
}

const INSIDE_CHINA = { lat: [3, 54], lon: [72, 136] } as const;

/** Latitude and longitude come together and say in which system they were taken; inside, all is WGS-84. */
function placeOf(row: Row, before: Customer | undefined): Pick<Customer, 'fence' | 'pin'> | Record<string, never> {
  const [lat, lon, radius] = [row.number('lat'), row.number('lon'), row.number('radiusM')];
  const datum = row.oneOf('datum', DATUMS);
  if (radius !== undefined && (radius <= 0 || radius > 5_000)) row.wrong('radiusM', 'not-one-of', ['1–5000']);
  if (lat === undefined && lon === undefined) {
    return radius !== undefined && before?.fence ? { fence: { ...before.fence, radiusM: radius } } : {};
  }
  if (lat === undefined || lon === undefined) return row.wrong(lat === undefined ? 'lat' : 'lon', 'half-a-place') ?? {};
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180 || (lat === 0 && lon === 0)) return row.wrong('lat', 'outside-world') ?? {};
  if (datum === undefined)
    return row.troubles.some(({ column }) => column === 'datum') ? {} : (row.wrong('datum', 'missing', Object.keys(DATUMS)) ?? {});
  const inside = INSIDE_CHINA.lat[0] < lat && lat < INSIDE_CHINA.lat[1] && INSIDE_CHINA.lon[0] < lon && lon < INSIDE_CHINA.lon[1];
  if (datum !== 'wgs84' && !inside) return row.wrong('lat', 'outside-china') ?? {};
  return {
    fence: { centre: toWgs84(lat, lon, datum), radiusM: radius ?? before?.fence?.radiusM ?? RADIUS_M },
    pin: { datum, by: 'import' },
  };
}

function toWgs84(lat: number, lon: number, datum: Datum) {
  const from = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 }[datum];
  const [x, y] = gcoord.transform([lon, lat], from, gcoord.WGS84);
  return { lat: Number(y.toFixed(6)), lon: Number(x.toFixed(6)) };
}
