import { deflateSync } from 'node:zlib';

// The least of the OSM PBF format that holds nodes and ways: https://wiki.openstreetmap.org/wiki/PBF_Format

export interface TownNode {
  readonly id: number;
  readonly lat: number;
  readonly lon: number;
}
export interface TownWay {
  readonly refs: readonly number[];
  readonly tags: Readonly<Record<string, string>>;
}

/** An `.osm.pbf` file of these nodes and ways. */
export function extractOf(nodes: readonly TownNode[], ways: readonly TownWay[]): Uint8Array {
  const strings = ['', ...new Set(ways.flatMap(({ tags }) => Object.entries(tags).flat()))];
  const number = (text: string) => strings.indexOf(text);
  const table = bytes(1, Buffer.concat(strings.map((text) => bytes(1, Buffer.from(text)))));
  const plain = nodes.map(({ id, lat, lon }) =>
    bytes(1, Buffer.concat([int(1, zigzag(id)), int(8, zigzag(Math.round(lat * 1e7))), int(9, zigzag(Math.round(lon * 1e7)))])),
  );
  const lines = ways.map(({ refs, tags }, i) => {
    const steps = refs.map((ref, j) => varint(zigzag(ref - (refs[j - 1] ?? 0))));
    const [keys, values] = [Object.keys(tags), Object.values(tags)].map((of) => Buffer.concat(of.map((text) => varint(number(text)))));
    return bytes(3, Buffer.concat([int(1, i + 1), bytes(2, keys as Buffer), bytes(3, values as Buffer), bytes(8, Buffer.concat(steps))]));
  });
  const header = Buffer.concat([bytes(4, Buffer.from('OsmSchema-V0.6'))]);
  const block = Buffer.concat([table, bytes(2, Buffer.concat(plain)), bytes(2, Buffer.concat(lines))]);
  return Buffer.concat([blob('OSMHeader', header), blob('OSMData', block)]);
}

function blob(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([int(2, data.length), bytes(3, deflateSync(data))]);
  const head = Buffer.concat([bytes(1, Buffer.from(type)), int(3, body.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}
function int(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}
function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}
function varint(value: number): Buffer {
  const out: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) + 128);
  return Buffer.from([...out, rest]);
}
