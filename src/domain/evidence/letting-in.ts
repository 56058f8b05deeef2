import { type Bytes, join, utf8 } from '../../base/bytes.ts';
import { textDigest } from '../../base/digest.ts';
import { canonical } from '../../base/json.ts';
import type { Instant } from '../../base/moment.ts';
import type { DeviceId } from '../ids.ts';

/** A phone that is in use says of a new one: this is mine as well. */
export interface LettingIn {
  readonly device: DeviceId;
  readonly by: DeviceId;
  readonly at: Instant;
}

/** The bytes that the older phone signs. */
export function lettingInBytes({ device, by, at }: LettingIn): Bytes {
  return join(utf8('ROUNDS-LET-IN-1\0'), utf8(canonical({ device, by, at })));
}

/** Six digits that both phones show, so that whoever holds them sees that it is this one and no other. */
export function codeOf(device: DeviceId): string {
  const [a = 0, b = 0, c = 0, d = 0] = textDigest(`ROUNDS-CODE-1 ${device}`);
  const digits = `${(((a << 24) | (b << 16) | (c << 8) | d) >>> 0) % 1_000_000}`.padStart(6, '0');
  return `${digits.slice(0, 3)} ${digits.slice(3)}`;
}
