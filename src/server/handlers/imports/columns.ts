import type { ImportKind } from '../../../wire/imports.ts';

/** A column of a sheet: the field it fills, what it may be called, and what a template shows under it. */
export interface Column {
  readonly field: string;
  readonly zh: readonly [string, ...string[]];
  readonly en: readonly [string, ...string[]];
  readonly required?: true;
  readonly example: string;
}

const result: readonly Column[] = [
  { field: 'externalId', zh: ['单号', '外部编号', '编号'], en: ['external id', 'number', 'id'], required: true, example: 'SO-2026-0001' },
  { field: 'system', zh: ['来源系统', '系统'], en: ['system'], example: 'erp' },
  { field: 'customer', zh: ['客户编码', '客户编号'], en: ['customer code', 'customer'], required: true, example: 'YD05001' },
  { field: 'on', zh: ['日期'], en: ['date'], required: true, example: '2026-11-20' },
];
const amount: Column = { field: 'amount', zh: ['金额', '金额（元）', '净额'], en: ['amount', 'net amount'], example: '1280.50' };

// To take one more column: one line here, and what it does in the file of its kind.
export const COLUMNS: Readonly<Record<ImportKind, readonly Column[]>> = {
  people: [
    { field: 'employeeNo', zh: ['工号', '员工编号'], en: ['employee no', 'employee number'], required: true, example: '5101' },
    { field: 'name', zh: ['姓名', '名字'], en: ['name'], required: true, example: '王晓梅' },
    { field: 'role', zh: ['角色'], en: ['role'], example: 'rep' },
    { field: 'unit', zh: ['部门', '组织', '团队'], en: ['unit', 'department', 'team'], required: true, example: '江西大区/南昌药店一队' },
    { field: 'post', zh: ['岗位', '职位'], en: ['post', 'seat', 'position'], example: '业务员' },
    { field: 'line', zh: ['业务线'], en: ['line', 'business line'], example: 'pharmacy' },
    { field: 'active', zh: ['在职', '状态'], en: ['active'], example: 'yes' },
  ],
  customers: [
    { field: 'code', zh: ['客户编码', '编码', '客户编号'], en: ['code', 'customer code'], required: true, example: 'YD05001' },
    { field: 'name', zh: ['客户名称', '名称'], en: ['name', 'customer name'], required: true, example: '安康大药房' },
    { field: 'line', zh: ['业务线'], en: ['line', 'business line'], required: true, example: 'pharmacy' },
    { field: 'industry', zh: ['行业', '客户类型'], en: ['industry', 'type'], example: '连锁药店' },
    { field: 'region', zh: ['区域', '地区'], en: ['region'], example: '江西' },
    { field: 'grade', zh: ['等级', '级别'], en: ['grade'], example: 'B' },
    { field: 'stage', zh: ['阶段'], en: ['stage'], example: 'active' },
    { field: 'tags', zh: ['标签'], en: ['tags'], example: '连锁;医保定点' },
    { field: 'address', zh: ['地址'], en: ['address'], example: '南昌市东湖区民德路 1 号' },
    { field: 'contact', zh: ['联系人'], en: ['contact'], example: '李店长' },
    { field: 'contactRole', zh: ['联系人职务', '职务'], en: ['contact role'], example: '店长' },
    { field: 'phone', zh: ['电话', '联系电话', '手机'], en: ['phone'], example: '' },
    { field: 'lat', zh: ['纬度'], en: ['lat', 'latitude'], example: '28.6829' },
    { field: 'lon', zh: ['经度'], en: ['lon', 'lng', 'longitude'], example: '115.8582' },
    { field: 'datum', zh: ['坐标系'], en: ['datum', 'coordinate system'], example: 'gcj02' },
    { field: 'radiusM', zh: ['围栏半径', '半径', '半径（米）'], en: ['radius', 'radius m'], example: '150' },
    {
      ...{ field: 'hours', zh: ['营业时间', '接待时间'], en: ['hours', 'opening hours'] },
      example: '周一至周五 8:00-12:00,14:00-18:00; 周六 9:00-12:00',
    },
    { field: 'owner', zh: ['负责人工号', '负责人', '业务员工号'], en: ['owner', 'owner employee no'], example: '5101' },
    { field: 'entityCode', zh: ['统一社会信用代码', '信用代码'], en: ['entity code'], example: '' },
    { field: 'since', zh: ['建档日期', '开户日期'], en: ['since'], example: '2024-03-01' },
  ],
  orders: [...result, { ...amount, required: true }, { field: 'state', zh: ['状态'], en: ['state', 'status'], example: 'placed' }],
  contracts: [...result, amount, { field: 'state', zh: ['状态'], en: ['state', 'status'], example: 'signed' }],
  opportunities: [
    ...result,
    amount,
    { field: 'state', zh: ['阶段', '状态'], en: ['stage', 'state', 'status'], required: true, example: 'qualified' },
    { field: 'need', zh: ['需求'], en: ['need'], example: '' },
  ],
};

/** A sheet whose headings were understood. Rows bear the number that they have on the screen of whoever made it. */
export interface Table {
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];
  readonly unknownColumns: readonly string[];
  readonly missingColumns: readonly Column[];
}

export function understand(kind: ImportKind, [headings = [], ...rest]: readonly (readonly string[])[]): Table {
  const fieldOf = new Map(COLUMNS[kind].flatMap(({ field, zh, en }) => [field, ...zh, ...en].map((name) => [plain(name), field] as const)));
  const fields = headings.map((heading) => fieldOf.get(plain(heading)));
  const rows = rest.flatMap((line, i) => {
    if (line.every((cell) => cell === '')) return [];
    const cells: Record<string, string> = {};
    for (const [at, field] of fields.entries()) if (field !== undefined && cells[field] === undefined) cells[field] = line[at] ?? '';
    return [{ row: i + 2, cells }];
  });
  return {
    rows,
    unknownColumns: headings.filter((heading, i) => heading !== '' && fields[i] === undefined),
    missingColumns: COLUMNS[kind].filter(({ field, required }) => required && !fields.includes(field)),
  };
}

function plain(heading: string): string {
  return heading.toLowerCase().replaceAll(/[\s_*()（）-]/g, '');
}
