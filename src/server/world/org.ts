import type { Random } from '../../base/random.ts';
import type { LineKey, PersonId, PostId, PostNumber, UnitId } from '../../domain/ids.ts';
import type { DutySchedule, Person, Post, Role, Unit } from '../../domain/person.ts';
import type { Region } from './areas.ts';
import type { DemoLine } from './lines.ts';
import { namesOf } from './names.ts';
import { toldUuid } from './told-ids.ts';

/** A team of one line in one region: a manager's seat and those of the reps. */
export interface Team {
  readonly name: string;
  readonly region: Region;
  readonly line: DemoLine;
  readonly reps: number;
}

// Forty reps. The first team is the one that the demo's logins see.
export const TEAMS: readonly Team[] = [
  { name: '南昌药店一队', region: '江西', line: 'pharmacy', reps: 6 },
  { name: '南昌药店二队', region: '江西', line: 'pharmacy', reps: 5 },
  { name: '江西医院队', region: '江西', line: 'hospital', reps: 6 },
  { name: '江西商务队', region: '江西', line: 'distributor', reps: 4 },
  { name: '杭州药店一队', region: '浙江', line: 'pharmacy', reps: 5 },
  { name: '杭州药店二队', region: '浙江', line: 'pharmacy', reps: 4 },
  { name: '浙江医院队', region: '浙江', line: 'hospital', reps: 6 },
  { name: '浙江商务队', region: '浙江', line: 'distributor', reps: 4 },
];

export interface Seat {
  readonly post: Post;
  readonly person: Person;
  readonly team: Team | undefined;
}

export interface DemoOrg {
  readonly units: readonly Unit[];
  readonly seats: readonly Seat[];
}

/** Monday to Saturday, half past eight to half past six. */
export const DUTY: DutySchedule = {
  zone: 'Asia/Shanghai',
  hours: [1, 2, 3, 4, 5, 6].map((weekday) => ({ weekday, fromMinute: 510, toMinute: 1110 })),
};

/** The company from the head office down; seats are numbered in the order of the tree. */
export function demoOrg(random: Random): DemoOrg {
  const [units, seats]: [Unit[], Seat[]] = [[], []];
  const names = namesOf(64, random.fork('names'));
  const unitIds = random.fork('units');
  const ids = random.fork('seats');
  const unit = (name: string, parent: Unit | null): Unit => {
    const made = { id: toldUuid(unitIds) as UnitId, parent: parent?.id ?? null, name };
    units.push(made);
    return made;
  };
  const seat = (at: Unit, name: string, role: Role, employeeNo: number, team?: Team): void => {
    const number = (seats.length + 1) as PostNumber;
    const post: Post = { id: toldUuid(ids) as PostId, number, unit: at.id, name, manages: role === 'manager' };
    const line = (team?.line ?? null) as LineKey | null;
    const who = { id: toldUuid(ids) as PersonId, employeeNo: `${employeeNo}`, name: names[seats.length] as string };
    seats.push({ post, team, person: { ...who, role, post: post.id, line, duty: DUTY, leaves: [], active: true } });
  };
  const company = unit('百川医药（演示）', null);
  const head = unit('总部', company);
  seat(head, '系统管理员', 'admin', 1001);
  seat(head, '运营分析', 'analyst', 1002);
  seat(head, '内审', 'auditor', 1003);
  for (const [r, region] of (['江西', '浙江'] as const).entries()) {
    const branch = unit(`${region}大区`, company);
    seat(branch, `${region}大区经理`, 'manager', 2001 + r);
    for (const team of TEAMS.filter((each) => each.region === region)) {
      const group = unit(team.name, branch);
      const t = TEAMS.indexOf(team) + 1;
      seat(group, `${team.name}队长`, 'manager', 3000 + t, team);
      for (let i = 1; i <= team.reps; i++) seat(group, `${team.name}业务员${i}`, 'rep', 5000 + t * 100 + i, team);
    }
  }
  return { units, seats };
}
