import { Tag, Tree } from 'antd';
import { useMemo } from 'react';
import type * as z from 'zod/mini';
import { groupBy } from '../../base/group.ts';
import type { UnitId } from '../../domain/ids.ts';
import type { readOrg } from '../../wire/org.ts';
import { paths } from '../paths.ts';
import { ORG } from '../words/org.ts';
import { Go } from './go.tsx';
import { useSay } from './speak.tsx';

export type Org = z.output<(typeof readOrg)['reply']>;

interface Node {
  readonly key: string;
  readonly title: React.ReactNode;
  readonly selectable?: boolean;
  children?: Node[];
}

/** Units with their seats, each seat with its number and who sits on it. */
export function OrgTree({ org, onPick }: { org: Org; onPick: (unit: UnitId | undefined) => void }) {
  const t = useSay(ORG);
  const tree = useMemo(() => treeOf(org, t), [org, t]);
  const open = org.units.filter(({ parent }) => parent === null || org.units.length < 20).map(({ id }) => id as string);
  return (
    <Tree showLine defaultExpandedKeys={open} treeData={tree} onSelect={([key]) => onPick(org.units.find(({ id }) => id === key)?.id)} />
  );
}

function treeOf({ units, posts, people }: Org, t: (code: 'vacant' | 'number' | 'managesMark', says?: { n: number }) => string): Node[] {
  const unitsUnder = groupBy(units, ({ parent }) => parent);
  const known = new Set(units.map(({ id }) => id));
  const postsIn = groupBy(posts, ({ unit }) => unit);
  const holders = new Map(people.filter(({ active }) => active).map((person) => [person.post, person]));
  const seat = ({ id, name, number, manages }: Org['posts'][number]): Node => {
    const holder = holders.get(id);
    const title = (
      <span>
        {name} <small className="quiet">{t('number', { n: number })}</small>{' '}
        {manages && <Tag className="tag tag-kept">{t('managesMark')}</Tag>}{' '}
        {holder ? <Go to={paths.org({ open: holder.id })}>{holder.name}</Go> : <span className="quiet">{t('vacant')}</span>}
      </span>
    );
    return { key: id, title, selectable: false };
  };
  const node = ({ id, name }: Org['units'][number]): Node => ({
    key: id,
    title: <strong>{name}</strong>,
    children: [...(postsIn.get(id) ?? []).map(seat), ...(unitsUnder.get(id) ?? []).map(node)],
  });
  // A manager sees a branch: its top has a parent that is out of sight.
  return units.filter(({ parent }) => parent === null || !known.has(parent)).map(node);
}
