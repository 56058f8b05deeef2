import { type Bytes, join } from './bytes.ts';
import type { Instant } from './moment.ts';
import { assert } from './result.ts';

// DER (X.690), as far as certificates and time stamps need it. What is none of it throws: whoever reads what strangers
// sent catches once, around the whole.

export interface Der {
  readonly tag: number;
  /** With tag and length: what digests and signatures are made over. */
  readonly whole: Uint8Array;
  readonly body: Uint8Array;
}

export const TAG = { integer: 2, bits: 3, octets: 4, nothing: 5, oid: 6, utcTime: 23, time: 24, sequence: 48, set: 49 } as const;

/** The one value that these bytes are, with nothing behind it. */
export function readDer(bytes: Uint8Array): Der {
  const [one, ...more] = valuesIn(bytes);
  assert(one && more.length === 0, 'DER of one value');
  return one;
}

/** The values inside a value, or `n` of them at least. */
export function inside({ body }: Der, n = 0): readonly Der[] {
  const values = valuesIn(body);
  assert(values.length >= n, 'DER with that many values');
  return values;
}

function valuesIn(bytes: Uint8Array): Der[] {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [from, length] = lengthAt(bytes, at + 1);
    const to = from + length;
    assert((bytes[at] as number) % 32 !== 31 && to <= bytes.length, 'DER that is whole');
    values.push({ tag: bytes[at] as number, whole: bytes.subarray(at, to), body: bytes.subarray(from, to) });
    at = to;
  }
  return values;
}

/** Where the body begins and how long it is. */
function lengthAt(bytes: Uint8Array, at: number): [from: number, length: number] {
  const first = bytes[at] ?? 128;
  if (first < 128) return [at + 1, first];
  const digits = bytes.subarray(at + 1, at + 1 + first - 128);
  assert(digits.length > 0 && digits.length <= 4 && digits.length === first - 128, 'DER with a length');
  return [at + 1 + digits.length, digits.reduce((sum, digit) => sum * 256 + digit, 0)];
}

export function oidOf({ tag, body }: Der): string {
  assert(tag === TAG.oid && body.length > 0, 'an object identifier');
  const numbers: number[] = [];
  let number = 0;
  for (const byte of body) {
    number = number * 128 + (byte % 128);
    if (byte >= 128) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...rest] = numbers;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

/** UTCTime or GeneralizedTime, in UTC as certificates and time stamps must have it. */
export function timeOf({ tag, body }: Der): Instant {
  const text = String.fromCharCode(...body);
  const [, century = '', rest = '', fraction = '0'] = /^(\d\d)?(\d{12})(?:\.(\d{1,9}))?Z$/.exec(text) ?? [];
  assert(rest !== '' && (tag === TAG.time ? century !== '' : tag === TAG.utcTime && century === ''), 'a time');
  const [year = 0, month = 1, ...more] = (rest.match(/../g) ?? []).map(Number);
  const full = century === '' ? year + (year < 50 ? 2_000 : 1_900) : Number(century) * 100 + year;
  const [day, hour, minute, second] = more;
  return Date.UTC(full, month - 1, day, hour, minute, second) + Math.floor(Number(`0.${fraction}`) * 1_000);
}

/** The bytes of a BIT STRING that is a whole number of them. */
export function bitsOf({ tag, body }: Der): Uint8Array {
  assert(tag === TAG.bits && body[0] === 0, 'a string of whole bytes');
  return body.subarray(1);
}

export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const body = join(...parts);
  const digits: number[] = [];
  for (let left = body.length; left > 0; left = Math.floor(left / 256)) digits.unshift(left % 256);
  return join(Uint8Array.from(body.length < 128 ? [tag, body.length] : [tag, 128 + digits.length, ...digits]), body);
}

export function writeOid(oid: string): Bytes {
  const [root = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const bytesOf = (number: number): number[] => {
    const digits = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) digits.unshift(128 + (left % 128));
    return digits;
  };
  return writeDer(TAG.oid, Uint8Array.from([root * 40 + second, ...rest].flatMap(bytesOf)));
}
