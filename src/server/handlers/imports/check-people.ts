import type { PersonId, PostId, PostNumber, UnitId } from '../../../domain/ids.ts';
import { Person, type Post, type Role } from '../../../domain/person.ts';
import type { Company } from '../../directives/company.ts';
import type { Change } from '../../directives/numbered.ts';
import type { Sql } from '../../ports.ts';
import { nextPostNumber } from '../org.ts';
import { type Row, readRow } from './cells.ts';
import { type Checked, idOf, isSame } from './checked.ts';
import type { Table } from './columns.ts';

const ROLES = {
  rep: ['业务员', '业务代表', '代表', '销售'],
  manager: ['经理', '主管', '队长', '管理者'],
  admin: ['管理员', '系统管理员'],
  analyst: ['分析', '运营', '分析员'],
  auditor: ['审计', '内审'],
} satisfies Record<Role, string[]>;
const ACTIVE = { yes: ['是', '在职', 'true', '1', 'y'], no: ['否', '离职', 'false', '0', 'n'] };
// Nine to six, Monday to Friday; the desk changes it for whoever works at other hours.
const HOURS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1080 }));

interface Office {
  readonly company: Company;
  readonly zone: string;
  readonly lines: Readonly<Record<string, readonly string[]>>;
  readonly byEmployeeNo: ReadonlyMap<string, Person>;
  readonly unitOf: (path: string) => UnitId | undefined;
  /** The next number of a seat: a sheet gives out several. */
  next: PostNumber;
}

/** People by their employee number: each new one gets a seat of their own in the unit that the sheet names. */
export async function checkPeople(sql: Sql, company: Company, { table, zone }: { table: Table; zone: string }): Promise<Checked> {
  const office: Office = {
    company,
    zone,
    lines: Object.fromEntries(company.lines.map(({ key, title }) => [key, [title.zh.toLowerCase(), (title.en ?? '').toLowerCase()]])),
    byEmployeeNo: new Map([...company.people.values()].map((person) => [person.employeeNo.toLowerCase(), person])),
    unitOf: unitsByPath(company),
    next: await nextPostNumber(sql),
  };
  const [changes, troubles, people, seen]: [Change[], Checked['troubles'][number][], Person[], Set<string>] = [[], [], [], new Set()];
  const counts = { added: 0, changed: 0, same: 0 };
  for (const line of table.rows) {
    const row = readRow(line);
    const employeeNo = row.needed('employeeNo', 32)?.toLowerCase();
    if (employeeNo !== undefined && seen.has(employeeNo)) row.wrong('employeeNo', 'duplicate-in-sheet');
    seen.add(employeeNo ?? '');
    const before = office.byEmployeeNo.get(employeeNo ?? '');
    const made = personOf(row, before, office);
    if (row.troubles.length > 0 || !made) {
      troubles.push(...row.troubles);
      continue;
    }
    changes.push(...made.changes);
    counts[made.changes.length === 0 ? 'same' : before ? 'changed' : 'added']++;
    if (!before) people.push(made.person);
  }
  return { ...counts, changes, troubles, people, said: [] };
}

function personOf(row: Row, before: Person | undefined, office: Office): { person: Person; changes: Change[] } | undefined {
  const unit = office.unitOf(row.needed('unit', 256) ?? '');
  if (unit === undefined && row.troubles.every(({ column }) => column !== 'unit')) row.wrong('unit', 'unknown-unit');
  const role = row.oneOf('role', ROLES) ?? before?.role ?? 'rep';
  const name = row.needed('name');
  const active = row.oneOf('active', ACTIVE);
  const seat = unit && seatFor({ row, before, unit, role, name, office });
  const read = Person.safeParse({
    id: before?.id ?? (idOf('person', row.text('employeeNo')?.toLowerCase() ?? '') as PersonId),
    employeeNo: row.text('employeeNo', 32),
    name,
    role,
    post: seat?.id ?? null,
    line: row.oneOf('line', office.lines) ?? before?.line ?? null,
    duty: before?.duty ?? { zone: office.zone, hours: HOURS },
    leaves: before?.leaves ?? [],
    active: active ? active === 'yes' : (before?.active ?? true),
  });
  if (!read.success) {
    if (row.troubles.length === 0) row.wrong(String(read.error.issues[0]?.path[0] ?? 'employeeNo'), 'malformed');
    return undefined;
  }
  const changes: Change[] = [];
  if (
    row.troubles.length === 0 &&
    seat &&
    !isSame(
      seat,
      office.company.posts.find(({ id }) => id === seat.id),
    )
  ) {
    changes.push({ kind: 'post', id: seat.id, value: seat });
    if (seat.number === office.next) office.next = (office.next + 1) as PostNumber;
  }
  if (!isSame(before, read.data)) changes.push({ kind: 'person', id: read.data.id, value: read.data });
  return { person: read.data, changes };
}

interface Seating {
  readonly row: Row;
  readonly before: Person | undefined;
  readonly unit: UnitId;
  readonly role: Role;
  readonly name: string | undefined;
  readonly office: Office;
}

/** Who stays in the unit keeps the seat, and the customers with it; who moves gets another and leaves them behind. */
function seatFor({ row, before, unit, role, name, office }: Seating): Post {
  const held = office.company.posts.find(({ id }) => id === before?.post);
  const title = row.text('post') ?? (held?.unit === unit ? held.name : (name ?? ''));
  const manages = role === 'manager';
  if (held?.unit === unit) return { ...held, name: title, manages };
  const id = idOf('post', row.text('employeeNo')?.toLowerCase() ?? '', unit, `${held?.number ?? ''}`) as PostId;
  return { id, number: office.next, unit, name: title, manages };
}

/** A unit by its name where it is the only one of that name, or by its path from any unit above it. */
function unitsByPath({ units }: Company): (path: string) => UnitId | undefined {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const pathOf = (id: UnitId, depth = 0): string => {
    const unit = byId.get(id);
    if (!unit) return '';
    return unit.parent && depth < 50 ? `${pathOf(unit.parent, depth + 1)}/${unit.name}` : `/${unit.name}`;
  };
  const paths = units.map(({ id }) => ({ id, path: pathOf(id) }));
  return (path) => {
    const wanted = `/${path
      .split(/[/／>]/)
      .map((part) => part.trim())
      .filter(Boolean)
      .join('/')}`;
    const found = wanted === '/' ? [] : paths.filter((each) => each.path.endsWith(wanted));
    return found.length === 1 ? found[0]?.id : undefined;
  };
}
