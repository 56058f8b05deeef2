// A QR code of some bytes (ISO/IEC 18004): byte mode, error level M, versions 1 to 12. Enough for an address, and for nothing larger.

/** Rows of modules, `true` where dark; without the quiet zone, which who draws it adds. */
export type QrCode = readonly (readonly boolean[])[];

/** Per version: error codewords a block, then pairs of how many blocks hold how many data codewords. */
const BLOCKS: readonly (readonly [ecc: number, ...blocks: (readonly [count: number, data: number])[]])[] = [
  [10, [1, 16]],
  [16, [1, 28]],
  [26, [1, 44]],
  [18, [2, 32]],
  [24, [2, 43]],
  [16, [4, 27]],
  [18, [4, 31]],
  [22, [2, 38], [2, 39]],
  [22, [3, 36], [2, 37]],
  [26, [4, 43], [1, 44]],
  [30, [1, 50], [4, 51]],
  [22, [6, 36], [2, 37]],
];
/** Where the middle one of three alignment marks stands, from version 7 on. */
const MIDDLE = [22, 24, 26, 28, 30, 32];

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** Throws where the bytes are more than version 12 holds: who calls knows what it draws. */
export function qrOf(bytes: Uint8Array): QrCode {
  const version = BLOCKS.findIndex((_, i) => dataCodewords(i + 1) >= bytes.length + (i + 1 < 10 ? 2 : 3)) + 1;
  if (version === 0) throw new RangeError(`${bytes.length} bytes are too many for this QR code`);
  const stream = interleaved(version, dataOf(bytes, version));
  const drawn = MASKS.map((mask, i) => draw(version, stream, [i, mask]));
  return drawn.reduce((best, each) => (roughness(each) < roughness(best) ? each : best));
}

function dataCodewords(version: number): number {
  const [, ...blocks] = BLOCKS[version - 1] ?? [0];
  return blocks.reduce((sum, [count, data]) => sum + count * data, 0);
}

function dataOf(bytes: Uint8Array, version: number): Uint8Array {
  const bits: number[] = [];
  const push = (value: number, length: number) => {
    for (let i = length - 1; i >= 0; i -= 1) bits.push((value >> i) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, version < 10 ? 8 : 16);
  for (const byte of bytes) push(byte, 8);
  const room = dataCodewords(version) * 8;
  push(0, Math.min(4, room - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Uint8Array.from({ length: room / 8 }, (_, i) => bits.slice(i * 8, i * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
}

function interleaved(version: number, data: Uint8Array): number[] {
  const [ecc, ...shape] = BLOCKS[version - 1] ?? [0];
  const blocks: Uint8Array[] = [];
  let at = 0;
  for (const [count, size] of shape) {
    for (let i = 0; i < count; i += 1, at += size) blocks.push(data.subarray(at, at + size));
  }
  const corrections = blocks.map((block) => correctionOf(block, ecc));
  const longest = Math.max(...blocks.map(({ length }) => length));
  const column = (from: readonly ArrayLike<number>[], i: number) => from.flatMap((block) => (i < block.length ? [block[i] ?? 0] : []));
  return [
    ...Array.from({ length: longest }, (_, i) => column(blocks, i)).flat(),
    ...Array.from({ length: ecc }, (_, i) => column(corrections, i)).flat(),
  ];
}

/** Multiplication in the field of 256 that Reed–Solomon works in here. */
function times(a: number, b: number): number {
  let product = 0;
  for (let i = 7; i >= 0; i -= 1) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((b >> i) & 1) * a);
  return product & 0xff;
}

function correctionOf(block: Uint8Array, degree: number): number[] {
  const divisor = [...Array.from({ length: degree - 1 }, () => 0), 1];
  for (let i = 0, root = 1; i < degree; i += 1, root = times(root, 2)) {
    for (let j = 0; j < degree; j += 1) divisor[j] = times(divisor[j] ?? 0, root) ^ (divisor[j + 1] ?? 0);
  }
  const rest = Array.from({ length: degree }, () => 0);
  for (const byte of block) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    for (let i = 0; i < degree; i += 1) rest[i] = (rest[i] ?? 0) ^ times(divisor[i] ?? 0, factor);
  }
  return rest;
}

type Cell = boolean | undefined;

function draw(
  version: number,
  stream: readonly number[],
  [number, mask]: readonly [number, (x: number, y: number) => boolean],
): boolean[][] {
  const size = version * 4 + 17;
  const cells: Cell[][] = Array.from({ length: size }, () => Array.from({ length: size }));
  const set = (x: number, y: number, dark: boolean) => {
    const row = cells[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  drawMarks(version, size, { set, isFree: (x, y) => cells[y]?.[x] === undefined });
  drawFormat(size, number, set);
  if (version >= 7) drawVersion(version, size, set);
  let bit = 0;
  for (const [x, y] of path(size)) {
    if (cells[y]?.[x] !== undefined) continue;
    const dark = (((stream[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1;
    bit += 1;
    set(x, y, dark !== mask(x, y));
  }
  return cells.map((row) => row.map((cell) => cell === true));
}

type SetCell = (x: number, y: number, dark: boolean) => void;
interface Sheet {
  readonly set: SetCell;
  readonly isFree: (x: number, y: number) => boolean;
}

function drawMarks(version: number, size: number, { set, isFree }: Sheet): void {
  const square = (cx: number, cy: number, [radius, light]: readonly [number, number]) => {
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        if (cy + dy >= 0) set(cx + dx, cy + dy, ring !== light && ring !== 4);
      }
    }
  };
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    square(x, y, [4, 2]);
  const places = version === 1 ? [] : version < 7 ? [6, size - 7] : [6, MIDDLE[version - 7] ?? 0, size - 7];
  for (const x of places) for (const y of places) if (isFree(x, y)) square(x, y, [2, 1]);
  for (let i = 8; i < size - 8; i += 1) {
    set(i, 6, i % 2 === 0);
    set(6, i, i % 2 === 0);
  }
}

function drawFormat(size: number, mask: number, set: SetCell): void {
  let rest = mask;
  for (let i = 0; i < 10; i += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const dark = (i: number) => ((bits >> i) & 1) === 1;
  for (let i = 0; i < 15; i += 1) {
    const near = i < 6 ? i : i < 8 ? i + 1 : undefined;
    if (near !== undefined) set(8, near, dark(i));
    else set(i === 8 ? 7 : 14 - i, 8, dark(i));
    if (i < 8) set(size - 1 - i, 8, dark(i));
    else set(8, size - 15 + i, dark(i));
  }
  set(8, size - 8, true);
}

function drawVersion(version: number, size: number, set: SetCell): void {
  let rest = version;
  for (let i = 0; i < 12; i += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i += 1) {
    const [a, b] = [size - 11 + (i % 3), Math.floor(i / 3)];
    set(a, b, ((bits >> i) & 1) === 1);
    set(b, a, ((bits >> i) & 1) === 1);
  }
}

/** Two columns at a time from the right, up and down in turn, past the column of the timing marks. */
function* path(size: number): Generator<readonly [x: number, y: number]> {
  let up = true;
  for (let right = size - 1; right >= 1; right -= right === 8 ? 3 : 2, up = !up) {
    for (let i = 0; i < size; i += 1) {
      const y = up ? size - 1 - i : i;
      yield [right, y];
      yield [right - 1, y];
    }
  }
}

/** How hard it is to read: long runs of one colour, and squares of it. */
function roughness(code: QrCode): number {
  let sum = 0;
  const size = code.length;
  const at = (x: number, y: number) => code[y]?.[x] ?? false;
  for (let a = 0; a < size; a += 1) {
    let [run, down] = [1, 1];
    for (let b = 1; b < size; b += 1) {
      run = at(b, a) === at(b - 1, a) ? run + 1 : 1;
      down = at(a, b) === at(a, b - 1) ? down + 1 : 1;
      sum += (run === 5 ? 3 : run > 5 ? 1 : 0) + (down === 5 ? 3 : down > 5 ? 1 : 0);
      if (a > 0 && at(a, b) === at(a - 1, b) && at(a, b) === at(a, b - 1) && at(a, b) === at(a - 1, b - 1)) sum += 3;
    }
  }
  return sum;
}

/** As one path for an SVG of `size` units, its quiet zone of four modules among them. */
export function qrPath(code: QrCode): { readonly size: number; readonly path: string } {
  const rows = code.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])));
  return { size: code.length + 8, path: rows.join('') };
}
