import { Button, Tag, Tree } from 'antd';
import { Pencil } from 'lucide-react';
import { useMemo, useState } from 'react';
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

type Edit = ((id: string, name: string) => React.ReactNode) | undefined;

/** Units with their seats, each seat with its number and who sits on it. */
export function OrgTree({
  org,
  onPick,
  onEdit,
}: {
  org: Org;
  onPick: (unit: UnitId | undefined) => void;
  /** For who may change the tree. */
  onEdit: ((id: string) => void) | undefined;
}) {
  const t = useSay(ORG);
  const tree = useMemo(() => {
    const edit: Edit =
      onEdit &&
      ((id, name) => (
        <Button type="text" size="small" icon={<Pencil size={14} />} aria-label={`${t('edit')} ${name}`} onClick={() => onEdit(id)} />
      ));
    return treeOf(org, t, edit);
  }, [org, t, onEdit]);
  // What somebody opened or closed, against what is open by itself: what is added under an open unit is seen at once.
  const [turned, setTurned] = useState<readonly string[]>([]);
  const open = org.units
    .filter(({ id, parent }) => (parent === null || org.units.length < 20) !== turned.includes(id))
    .map(({ id }) => id as string);
  const turn = (id: string) => setTurned(turned.includes(id) ? turned.filter((each) => each !== id) : [...turned, id]);
  return (
    <Tree
      showLine
      selectable
      expandedKeys={open}
      onExpand={(_, { node }) => turn(node.key as string)}
      treeData={tree}
      onSelect={([key]) => onPick(org.units.find(({ id }) => id === key)?.id)}
    />
  );
}

function treeOf(
  { units, posts, people }: Org,
  t: (code: 'vacant' | 'number' | 'managesMark', says?: { n: number }) => string,
  edit: Edit,
): Node[] {
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
        {edit?.(id, name)}
      </span>
    );
    return { key: id, title, selectable: false };
  };
  const node = ({ id, name }: Org['units'][number]): Node => ({
    key: id,
    title: (
      <span>
        <strong>{name}</strong> {edit?.(id, name)}
      </span>
    ),
    children: [...(postsIn.get(id) ?? []).map(seat), ...(unitsUnder.get(id) ?? []).map(node)],
  });
  // A manager sees a branch: its top has a parent that is out of sight.
  return units.filter(({ parent }) => parent === null || !known.has(parent)).map(node);
}
