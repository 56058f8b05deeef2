import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import type { Instant } from '../../base/moment.ts';

// The code that changes by itself on a customer's screen: RFC 6238 over RFC 4226, with HMAC-SHA-1 as every tool has it.

/** How long one code is shown. */
export const CODE_STEP_MS = 30_000;
export const CODE_DIGITS = 8;

/** Which step of the clock an instant lies in. */
export function codeStepAt(at: Instant): number {
  return Math.floor(at / CODE_STEP_MS);
}

/** The code of one step. */
export function codeOfStep(secret: Uint8Array, step: number, digits = CODE_DIGITS): string {
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const mac = hmac(sha1, secret, new Uint8Array(counter.buffer));
  const offset = (mac[mac.length - 1] ?? 0) & 0xf;
  const number = new DataView(mac.buffer, mac.byteOffset + offset, 4).getUint32(0) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step between two, both included, whose code this is: the newest, where chance gave it to several. */
export function stepOfCode(secret: Uint8Array, code: string, [from, to]: readonly [number, number]): number | undefined {
  for (let step = to; step >= from; step -= 1) if (codeOfStep(secret, step) === code) return step;
  return undefined;
}
