import { Alert, Button, Drawer, Segmented, Tag, Tooltip, Typography } from 'antd';
import { useCallback, useState } from 'react';
import type { UnitId } from '../../domain/ids.ts';
import { readOrg } from '../../wire/org.ts';
import { ROLE } from '../../words/terms.ts';
import { PersonForm } from '../forms/person-form.tsx';
import { UnitForm } from '../forms/unit-form.tsx';
import { useAsk } from '../parts/ask.ts';
import type { Column } from '../parts/column.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Empty, Waiting } from '../parts/empty.tsx';
import { useFormats } from '../parts/formats.ts';
import { Go } from '../parts/go.tsx';
import { useMay } from '../parts/me.tsx';
import { type Org, OrgTree } from '../parts/org-tree.tsx';
import { Page } from '../parts/page.tsx';
import { PersonPanel, ResetButton } from '../parts/person-panel.tsx';
import { useGo, useSearchState } from '../parts/search.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useTraitValue } from '../parts/why-sop.tsx';
import { paths } from '../paths.ts';
import { DESK, TABLE } from '../words/desk.ts';
import { ORG } from '../words/org.ts';

type Someone = Org['people'][number];

/** Who is in the company: as a table of people, or as the tree of units and seats. */
export default function OrgPage() {
  const t = useSay(ORG);
  const desk = useSay(DESK);
  const words = useSay(TABLE);
  const [search, change] = useSearchState();
  const { data, error, refetch } = useAsk(readOrg, {});
  const [codes, setCodes] = useState<readonly NewCode[]>([]);
  const tell = (code: NewCode) => setCodes((before) => [...before.filter(({ name }) => name !== code.name), code]);
  const [unit, setUnit] = useState<UnitId>();
  const open = data?.people.find(({ id }) => id === search.open);
  const isTree = search.view === 'tree';
  const { admin } = useMay();
  const edit = useCallback((id: string) => change({ edit: id }), [change]);
  const known = [...(data?.units ?? []), ...(data?.posts ?? [])].find(({ id }) => id === search.edit);
  return (
    <Page title={desk('org')} lead={t('lead')} actions={<Actions isTree={isTree} />}>
      <Trouble error={error} onRetry={() => void refetch()} />
      <Codes codes={codes} onClose={() => setCodes([])} />
      {!data && !error && <Waiting label={words('loading')} rows={10} />}
      {data && isTree && <OrgTree org={data} onPick={setUnit} onEdit={admin ? edit : undefined} />}
      {data && !isTree && <People org={data} openId={search.open} />}
      <PersonDrawer person={open} onClose={() => change({ open: undefined })} onCode={tell} />
      {data && (search.add === 'unit' || search.add === 'post') && (
        <UnitForm kind={search.add} units={data.units} under={unit} onClose={() => change({ add: undefined })} />
      )}
      {data && known && (
        <UnitForm
          key={known.id}
          kind={'parent' in known ? 'unit' : 'post'}
          units={data.units}
          under={undefined}
          known={known}
          onClose={() => change({ edit: undefined })}
        />
      )}
      {search.add === 'person' && <PersonForm person={undefined} onClose={() => change({ add: undefined })} onCode={tell} />}
    </Page>
  );
}

interface NewCode {
  readonly name: string;
  readonly code: string;
}

/** They are shown once, so they stay until somebody puts them away, one below the other. */
function Codes({ codes, onClose }: { codes: readonly NewCode[]; onClose: () => void }) {
  const t = useSay(ORG);
  if (codes.length === 0) return null;
  const lines = codes.map(({ name, code }) => (
    <li key={code}>
      {t('code', { name })}{' '}
      <Typography.Text code copyable>
        {code}
      </Typography.Text>
    </li>
  ));
  return <Alert type="warning" closable={{ onClose }} title={t('codeOnce')} description={<ul className="plain">{lines}</ul>} />;
}

function Actions({ isTree }: { isTree: boolean }) {
  const t = useSay(ORG);
  const desk = useSay(DESK);
  const { admin } = useMay();
  const [, change] = useSearchState();
  const adds = isTree ? (['unit', 'post'] as const) : (['person'] as const);
  const label = { unit: 'addUnit', post: 'addPost', person: 'add' } as const;
  return (
    <>
      <Segmented
        value={isTree ? 'tree' : 'people'}
        options={(['people', 'tree'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(view) => change({ view: view === 'tree' ? view : undefined })}
      />
      {adds.map((add) => (
        <Tooltip key={add} title={admin ? '' : desk('onlyAdmin')}>
          <Button disabled={!admin} onClick={() => change({ add })}>
            {t(label[add])}
          </Button>
        </Tooltip>
      ))}
    </>
  );
}

function People({ org, openId }: { org: Org; openId: string | undefined }) {
  const t = useSay(ORG);
  const [, change] = useSearchState();
  const go = useGo();
  const { admin } = useMay();
  const columns = useColumns(org);
  const empty = (
    <Empty says={t('empty')} action={admin && <Button onClick={() => go(paths.imports({ kind: 'people' }))}>{t('import')}</Button>} />
  );
  return (
    <DataTable
      name="people"
      columns={columns}
      rows={org.people}
      rowKey={({ id }) => id}
      onOpen={({ id }) => change({ open: id })}
      openKey={openId}
      searchHere
      empty={empty}
    />
  );
}

function useColumns({ posts, units }: Org): readonly Column<Someone>[] {
  const t = useSay(ORG);
  const role = useSay(ROLE);
  const value = useTraitValue();
  const f = useFormats();
  const postOf = (it: Someone) => posts.find(({ id }) => id === it.post);
  const unitOf = (it: Someone) => units.find(({ id }) => id === postOf(it)?.unit)?.name ?? null;
  return [
    { key: 'name', title: t('name'), value: ({ name }) => name },
    { key: 'no', title: t('employeeNo'), value: ({ employeeNo }) => employeeNo },
    { key: 'role', title: t('role'), value: (it) => role(it.role), filter: true },
    { key: 'unit', title: t('unit'), value: unitOf, filter: true },
    { key: 'post', title: t('post'), value: (it) => postOf(it)?.name ?? null },
    { key: 'line', title: t('line'), value: ({ line }) => (line ? value('line', line) : null), filter: true },
    {
      key: 'customers',
      title: t('customers'),
      right: true,
      value: ({ customers }) => customers,
      show: ({ id, customers }) => <Go to={paths.customers({ person: id })}>{customers}</Go>,
    },
    {
      key: 'contact',
      title: t('lastContact'),
      value: ({ lastContactAt }) => lastContactAt,
      show: ({ lastContactAt }) => (lastContactAt === null ? t('never') : f.moment(lastContactAt)),
    },
    { key: 'account', title: t('account'), value: ({ hasAccount }) => t(hasAccount ? 'accountYes' : 'accountNo'), filter: true },
    {
      key: 'active',
      title: t('active'),
      value: ({ active }) => t(active ? 'active' : 'left'),
      filter: true,
      show: ({ active }) => <Tag className={active ? 'tag tag-kept' : 'tag tag-quiet'}>{t(active ? 'active' : 'left')}</Tag>,
    },
    { key: 'sessions', title: t('sessions'), right: true, value: ({ sessions }) => sessions, spare: true },
  ];
}

function PersonDrawer({
  person,
  onClose,
  onCode,
}: {
  person: Someone | undefined;
  onClose: () => void;
  onCode: (code: { name: string; code: string }) => void;
}) {
  const t = useSay(ORG);
  const { admin } = useMay();
  const [edit, setEdit] = useState(false);
  const tell = (code: string) => person && onCode({ name: person.name, code });
  const tools = person && admin && (
    <>
      <Button onClick={() => setEdit(true)}>{t('edit')}</Button> <ResetButton person={person} onCode={tell} />
    </>
  );
  return (
    <Drawer
      open={person !== undefined}
      onClose={onClose}
      size={480}
      mask={false}
      title={person && `${person.name} · ${person.employeeNo}`}
      footer={tools}
    >
      {person && <PersonPanel person={person} />}
      {person && edit && <PersonForm person={personOf(person)} onClose={() => setEdit(false)} onCode={onCode} />}
    </Drawer>
  );
}

function personOf({ customers: _c, lastContactAt: _l, sessions: _s, hasAccount: _h, ...person }: Someone) {
  return person;
}
