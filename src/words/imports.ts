import type { Words } from './language.ts';

/** What is wrong with a cell of a sheet. */
export const CELL_TROUBLE_WORDS = {
  missing: { zh: ({ column }) => `${column}没有填`, en: ({ column }) => `${column} is empty` },
  'no-column': { zh: ({ column }) => `表里没有“${column}”这一列`, en: ({ column }) => `The sheet has no column “${column}”` },
  'not-a-number': { zh: ({ column }) => `${column}不是数字`, en: ({ column }) => `${column} is not a number` },
  'not-a-date': {
    zh: ({ column }) => `${column}不是可用的日期（如 2026-11-20，不晚于今天）`,
    en: ({ column }) => `${column} is not a date that can be used (such as 2026-11-20, not after today)`,
  },
  'not-one-of': { zh: ({ column, allowed }) => `${column}只能是：${allowed}`, en: ({ column, allowed }) => `${column} can be: ${allowed}` },
  'too-long': { zh: ({ column }) => `${column}太长`, en: ({ column }) => `${column} is too long` },
  'duplicate-in-sheet': {
    zh: ({ column }) => `${column}在表里出现了不止一次`,
    en: ({ column }) => `${column} stands in this sheet more than once`,
  },
  'unknown-person': {
    zh: ({ column }) => `${column}：没有这个在岗的人`,
    en: ({ column }) => `${column}: nobody with this number has a seat`,
  },
  'unknown-unit': {
    zh: ({ column }) => `${column}：没有这个部门，或有不止一个同名部门（请写上级，如 大区/团队）`,
    en: ({ column }) => `${column}: there is no such unit, or more than one (write the one above it too: region/team)`,
  },
  'unknown-line': { zh: ({ column }) => `${column}：没有这条业务线`, en: ({ column }) => `${column}: there is no such business line` },
  'unknown-customer': { zh: ({ column }) => `${column}：没有这个客户`, en: ({ column }) => `${column}: there is no such customer` },
  'half-a-place': {
    zh: ({ column }) => `${column}没有填：经度和纬度要一起给`,
    en: ({ column }) => `${column} is empty: latitude and longitude come together`,
  },
  'outside-world': { zh: () => '经纬度不在地球上，也许写反了', en: () => 'This is no place on earth; perhaps the two are swapped' },
  'outside-china': {
    zh: () => '这个坐标系只用于中国境内，而这个点在境外',
    en: () => 'This coordinate system is used inside China, and the place is outside',
  },
  malformed: { zh: ({ column }) => `${column}的写法不对`, en: ({ column }) => `${column} is not written as it should be` },
  'sales-not-allowed': { zh: () => '这条业务线不记销售数字', en: () => 'This business line keeps no sales figures' },
} satisfies Words<string>;

/** The heading of the column that an error sheet has more than the sheet it came from. */
export const IMPORT_WORDS = { 'what-is-wrong': { zh: '哪里不对', en: 'What is wrong' } } satisfies Words<string>;
