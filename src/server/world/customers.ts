import { addDays, type LocalDate } from '../../base/moment.ts';
import type { Random } from '../../base/random.ts';
import type { Contact, Customer, Grade, Stage } from '../../domain/customer.ts';
import type { ContactId, CustomerId, LineKey } from '../../domain/ids.ts';
import { movedBy, type Point } from '../../domain/place.ts';
import { type Area, areasOf } from './areas.ts';
import { type DemoLine, FOCUS, radiusM } from './lines.ts';
import { aName } from './names.ts';
import type { Seat } from './org.ts';
import { toldUuid } from './told-ids.ts';

/** A seat's customers: near one another, so that a day of visits is a walk and not a journey. */
export function customersOf({ post, team, person }: Seat, today: LocalDate, random: Random): Customer[] {
  if (!team) return [];
  const focus = person.employeeNo === OVERLOADED ? [FOCUS] : [];
  const territory = areasOf(team.region);
  const area = territory[(post.number + 2) % territory.length] as Area;
  const count = PER_SEAT[team.line] + random.below(5) - 2;
  const make = { pharmacy: aPharmacy, hospital: aDepartment, distributor: aDistributor }[team.line];
  const names = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const drawn = make(area, random, i);
    const name = unlike(drawn.name, names);
    return finished(
      { ...drawn, name, tags: [...drawn.tags, ...focus] },
      {
        area,
        line: team.line,
        code: `${CODE[team.line]}${String(post.number).padStart(2, '0')}${String(i + 1).padStart(3, '0')}`,
        today,
        random,
      },
    );
  });
}

/** A campaign that was agreed on from above, for the area of one rep: nobody can keep it, and the certificate says so. */
const OVERLOADED = '5105';

const PER_SEAT: Record<DemoLine, number> = { pharmacy: 40, hospital: 24, distributor: 14 };
const CODE: Record<DemoLine, string> = { pharmacy: 'YD', hospital: 'YY', distributor: 'SW' };

interface Drawn {
  readonly name: string;
  readonly at: Point;
  readonly address: string;
  readonly industry: string;
  readonly tags: readonly string[];
  readonly roles: readonly string[];
}

interface Frame {
  readonly area: Area;
  readonly line: DemoLine;
  readonly code: string;
  readonly today: LocalDate;
  readonly random: Random;
}

function finished(drawn: Drawn, { area, line, code, today, random }: Frame): Customer {
  const grade = gradeOf(random.next());
  const stage = stageOf(line, grade, random.next());
  const since = stage === 'new' ? -random.below(26) - 2 : -60 - random.below(1_500);
  return {
    id: toldUuid(random) as CustomerId,
    code,
    name: drawn.name,
    line: line as LineKey,
    industry: drawn.industry,
    region: area.region,
    grade,
    stage,
    tags: [...drawn.tags],
    address: drawn.address,
    contacts: drawn.roles.map((role): Contact => ({ id: toldUuid(random) as ContactId, name: aName(random), role })),
    fence: { centre: rounded(drawn.at), radiusM: radiusM(line, grade) },
    pin: { datum: 'wgs84', by: 'import' },
    entityCode: entityCode(area, random),
    since: addDays(today, since),
  };
}

function gradeOf(chance: number): Grade {
  return chance < 0.25 ? 'A' : chance < 0.65 ? 'B' : 'C';
}

function stageOf(line: DemoLine, grade: Grade, chance: number): Stage {
  if (line !== 'hospital' && chance < 0.07) return 'new';
  if (chance < 0.1) return 'dormant';
  return grade === 'A' && chance < 0.55 ? 'key' : 'active';
}

const CHAINS = ['赣康大药房', '豫章堂药房', '同泽堂药店', '安济民大药房', '惠仁春药房', '百草轩药店', '湖畔安康药房', '钱江益民大药房'];

function aPharmacy(area: Area, random: Random): Drawn {
  const street = random.pick(area.streets);
  const chain = random.next() < 0.7;
  const brand = chain
    ? random.pick(CHAINS)
    : `${random.pick(['康', '仁', '益', '宁', '济', '春', '和', '恒'])}${random.pick(['民', '安', '寿', '林', '泰', '源', '生', '福'])}药店`;
  return {
    name: chain ? `${brand}（${street}店）` : `${area.name.slice(0, -1)}${brand}`,
    // A shop or two of each seat lies out in the county.
    at: strewn(random.next() < 0.06 ? { ...area, spreadM: 9_000 } : area, random),
    address: `${area.city}${area.name}${street}${1 + random.below(398)}号`,
    industry: chain ? '连锁药店' : '单体药店',
    tags: [...(chain ? ['连锁'] : []), ...(random.next() < 0.6 ? ['医保定点'] : []), ...(random.next() < 0.15 ? ['院边店'] : [])],
    roles: random.next() < 0.5 ? ['店长', '店员'] : ['店长', '执业药师', '店员'],
  };
}

const DEPARTMENTS = [
  '心血管内科',
  '内分泌科',
  '消化内科',
  '呼吸内科',
  '神经内科',
  '骨科',
  '儿科',
  '老年医学科',
  '全科',
  '急诊科',
  '康复科',
  '药剂科',
];

/** Departments of two campuses: they share the hospital's fence. */
function aDepartment(area: Area, random: Random, index: number): Drawn {
  const second = index >= DEPARTMENTS.length;
  const hospital = `${area.name.slice(0, -1)}${second ? '仁济综合医院' : '中心医院'}`;
  const campus = movedBy(area.middle, second ? -900 : 650, second ? 1_150 : -480);
  return {
    name: `${hospital} · ${DEPARTMENTS[index % DEPARTMENTS.length]}${index >= 2 * DEPARTMENTS.length ? '二病区' : ''}`,
    at: campus,
    address: `${area.city}${area.name}${area.streets[second ? 1 : 0]}${second ? 66 : 120}号`,
    industry: second ? '二级医院' : '三级医院',
    tags: [hospital, random.next() < 0.5 ? '接待日：周三' : '接待日：周四'],
    roles: random.next() < 0.5 ? ['科主任', '主治医师'] : ['科主任', '副主任医师', '科室秘书'],
  };
}

function aDistributor(area: Area, random: Random): Drawn {
  const brand = `${random.pick(['赣', '洪', '豫', '钱', '越', '浙', '天', '华'])}${random.pick(['通', '泰', '源', '康', '诚', '达', '丰', '盛'])}`;
  const kind = random.pick(['医药有限公司', '医药物流有限公司', '药品配送有限公司', '医药供应链有限公司']);
  const street = random.pick(area.streets);
  return {
    name: `${area.city.slice(0, -1)}${brand}${kind}`,
    at: strewn({ ...area, spreadM: 7_000 }, random),
    address: `${area.city}${area.name}${street}${1 + random.below(900)}号医药产业园${1 + random.below(9)}栋`,
    industry: '医药商业',
    tags: [random.pick(['省级', '市级', '县级']), ...(random.next() < 0.4 ? ['有冷链'] : [])],
    roles: ['采购经理', random.pick(['仓库主管', '质量负责人', '财务'])],
  };
}

function strewn({ middle, spreadM }: Area, random: Random): Point {
  return movedBy(middle, random.normal(0, spreadM), random.normal(0, spreadM));
}

function unlike(name: string, names: Set<string>): string {
  let made = name;
  for (let n = 2; names.has(made); n++) made = name.endsWith('店）') ? name.replace('店）', `${numeral(n)}店）`) : `${name}${numeral(n)}部`;
  names.add(made);
  return made;
}

function numeral(n: number): string {
  return '零一二三四五六七八九'[n] ?? `${n}`;
}

/** Eighteen characters in the form of a unified social credit code, with a check character that no real one has. */
function entityCode(area: Area, random: Random): string {
  const digits = Array.from({ length: 9 }, () => random.below(10)).join('');
  return `91${area.region === '江西' ? '360100' : '330100'}${digits}I`;
}

function rounded({ lat, lon }: Point): Point {
  return { lat: Number(lat.toFixed(6)), lon: Number(lon.toFixed(6)) };
}
