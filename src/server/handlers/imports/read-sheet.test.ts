import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { Problem } from '../../http/problem.ts';
import { readSheet } from './read-sheet.ts';
import { MOST_ROWS } from './sheet-limits.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet, its insides as told. */
function workbook(inside: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  const parts = {
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet>${inside}</worksheet>`,
  };
  return zipSync({ ...Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])), ...more });
}
const cell = (r: string, text = 'x') => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rowOf = (n: number, ...cells: string[]) => `<row r="${n}">${cells.join('')}</row>`;
const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`;
const head = rowOf(1, cell('A1', 'code'), cell('B1', 'name'));

async function read(
  bytes: Uint8Array,
  most?: Parameters<typeof readSheet>[1],
): Promise<string[][] | [string, Readonly<Record<string, string | number>>]> {
  return readSheet(bytes, most).catch((error: unknown) => {
    if (error instanceof Problem) return [error.code, error.says];
    throw error;
  });
}

test('a plain sheet is read, whatever it says about its own size', async () => {
  const plain = [
    ['code', 'name'],
    ['K1', '康宁'],
  ];
  const rows = data(head, rowOf(2, cell('A2', 'K1'), cell('B2', '康宁')));
  expect(await read(workbook(rows))).toEqual(plain);
  expect(await read(workbook(`<dimension ref="A1:XFD1048576"/>${rows}`))).toEqual(plain);
});

test('a cell in a far corner is refused with its place, and not by what the dimension says', async () => {
  const far = workbook(`<dimension ref="A1:B2"/>${data(head, rowOf(1_048_576, cell('XFD1048576')))}`);
  expect(far.length).toBeLessThan(2600);
  expect(await read(far)).toEqual(['too-many-rows', { most: MOST_ROWS, had: 1_048_576 }]);
  expect(await read(workbook(data(head, rowOf(2, cell('XFD2')))))).toEqual(['too-many-columns', { most: 200, had: 16_384 }]);
  const disguised = head + '<x:row x:r="&#57;99999"><x:c x:r="A999999"><x:v>1</x:v></x:c></x:row>';
  expect(await read(workbook(data(disguised)))).toMatchObject(['too-many-rows', { had: 999_999 }]);
});

test('places that Excel does not have are no sheet', async () => {
  for (const r of ['A99999999', 'XFDX1', 'A', '1', 'A1e9'])
    expect([r, await read(workbook(data(head, `<row r="2">${cell(r)}</row>`)))]).toMatchObject([r, ['unreadable-sheet', {}]]);
  expect(await read(workbook(data(head, '<row r="1e15"/>')))).toMatchObject(['unreadable-sheet', {}]);
});

test('rows that are only coloured count for nothing', async () => {
  const coloured = Array.from({ length: 30_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}" s="1"/></row>`);
  expect(await read(workbook(data(head, ...coloured, '<row r="1048576" ht="15"/>')))).toEqual([['code', 'name']]);
});

test('as many rows as promised come in, one more does not, and a million do not keep the server from others', async () => {
  const csv = (rows: number) => strToU8(`code,name\n${'K1,x\n'.repeat(rows)}`);
  expect(await read(csv(MOST_ROWS))).toHaveLength(MOST_ROWS + 1);
  expect(await read(csv(MOST_ROWS + 1))).toEqual(['too-many-rows', { most: MOST_ROWS }]);
  expect(await read(csv(1_000_000))).toEqual(['too-many-rows', { most: MOST_ROWS }]);
  const million = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c></row>`);
  const bytes = workbook(data(million.join('')));
  let [longestMs, last] = [0, performance.now()];
  const beat = setInterval(() => {
    [longestMs, last] = [Math.max(longestMs, performance.now() - last), performance.now()];
  }, 10);
  expect(await read(bytes)).toMatchObject(['too-many-rows', { most: MOST_ROWS }]);
  clearInterval(beat);
  expect(longestMs).toBeLessThan(1000);
});

test('a CSV of nothing but line ends, or nothing but commas, is refused', async () => {
  expect(await read(new Uint8Array(18_000_000).fill(10))).toEqual(['unreadable-sheet', {}]);
  expect(await read(strToU8(`a\n${'\r\n'.repeat(5_000_000)}b`))).toEqual(['too-many-rows', { most: MOST_ROWS }]);
  expect(await read(new Uint8Array(18_000_000).fill(44))).toMatchObject(['too-many-columns', { most: 200 }]);
});

test('a file that unpacks to a huge one is refused, also when it lies about its size', async () => {
  const huge = new Uint8Array(120_000_000).fill(32);
  const bomb = workbook('', { 'xl/worksheets/sheet1.xml': huge });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await read(bomb)).toEqual(['sheet-too-large', { mostMb: 100 }]);
  expect(await read(saying(bomb, huge.length, 60))).toEqual(['unreadable-sheet', {}]);
  expect(await read(workbook(data(head), { 'xl/media/image1.png': huge }))).toEqual([['code', 'name']]);
});

test('cells beyond what Excel takes, and few long texts shown by very many cells, are refused', async () => {
  expect(await read(workbook(data(head, rowOf(2, cell('A2', 'x'.repeat(32_768))))))).toMatchObject(['cell-too-long', { row: 2 }]);
  const shared = { 'xl/sharedStrings.xml': strToU8(`<sst><si><t>${'x'.repeat(30_000)}</t></si></sst>`) };
  const rows = Array.from({ length: 1000 }, (_, i) => rowOf(i + 1, `<c r="A${i + 1}" t="s"><v>0</v></c>`));
  expect(await read(workbook(data(...rows), shared))).toMatchObject(['sheet-too-large', {}]);
});

test('a CSV in GB18030 is read as one in UTF-8', async () => {
  // 编码,名称 / 康宁,𠮷: the last letter takes four bytes.
  const bytes = Uint8Array.from(Buffer.from('b1e0c2eb2cc3fbb3c60a bfb5c4fe2c9535c3360a'.replaceAll(' ', ''), 'hex'));
  expect(await read(bytes)).toEqual([
    ['编码', '名称'],
    ['康宁', new TextDecoder('gb18030').decode(Uint8Array.of(0x95, 0x35, 0xc3, 0x36))],
  ]);
});

test('what only begins like an archive, or is cut off, is no sheet', async () => {
  expect(await read(strToU8('PK\u0003\u0004 but not really'))).toEqual(['unreadable-sheet', {}]);
  const whole = workbook(data(head));
  expect(await read(whole.slice(0, whole.length / 2))).toEqual(['unreadable-sheet', {}]);
  expect(await read(workbook('', { 'xl/worksheets/sheet1.xml': strToU8('<worksheet><sheetData><row r="1">') }))).toEqual([
    'unreadable-sheet',
    {},
  ]);
  expect(await read(zipSync({ 'a.txt': strToU8('hello') }))).toEqual(['unreadable-sheet', {}]);
});

test('a sheet that takes too long or too much memory is given up, and the next one is read', async () => {
  const tight = { ms: 20_000, memoryMb: 20 };
  const csv = strToU8(`code,name\n${`K1${',x'.repeat(60)}\n`.repeat(MOST_ROWS)}`);
  expect(await read(csv, { ms: 1, memoryMb: 512 })).toEqual(['sheet-too-hard', {}]);
  expect(await read(csv, tight)).toEqual(['sheet-too-hard', {}]);
  expect(await read(workbook(data(head)), tight)).toEqual([['code', 'name']]);
  expect(await read(csv)).toHaveLength(MOST_ROWS + 1);
});

test('only so many sheets are read at once', async () => {
  const three = await Promise.all([1, 2, 3].map(() => read(workbook(data(head)))));
  expect(three.filter(([first]) => first === 'busy')).toHaveLength(1);
});

test('the farthest corner that is allowed is built, and its emptiness left behind', async () => {
  const rows = await readSheet(workbook(data(head, rowOf(MOST_ROWS + 1, cell(`GR${MOST_ROWS + 1}`)))));
  expect([rows.length, rows.at(-1)?.length, rows.flat().length]).toEqual([MOST_ROWS + 1, 200, 202]);
});

/** The same archive, with another uncompressed size in its directory. */
function saying(archive: Uint8Array, size: number, instead: number): Uint8Array {
  const bytes = Buffer.from(archive);
  const wanted = Buffer.alloc(4);
  wanted.writeUInt32LE(size);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 4)) bytes.writeUInt32LE(instead, at);
  return new Uint8Array(bytes);
}
