import type { Bytes } from '../../base/bytes.ts';

/** AES-128, as the room that has it lends it: one block, and CBC from a zero vector, which tags use for what is one block long. */
export interface Aes {
  readonly encrypt: (key: Uint8Array, block: Uint8Array) => Uint8Array;
  readonly decrypt: (key: Uint8Array, block: Uint8Array) => Uint8Array;
}

const BLOCK = 16;

/** AES-CMAC of a message (RFC 4493). */
export function cmac({ encrypt }: Pick<Aes, 'encrypt'>, key: Uint8Array, message: Uint8Array): Bytes {
  const whole = doubled(encrypt(key, new Uint8Array(BLOCK)));
  const blocks = Math.max(1, Math.ceil(message.length / BLOCK));
  const isWhole = message.length > 0 && message.length % BLOCK === 0;
  const padded = new Uint8Array(blocks * BLOCK);
  padded.set(message);
  if (!isWhole) padded[message.length] = 0x80;
  let state = new Uint8Array(BLOCK);
  for (let i = 0; i < blocks; i += 1) {
    const block = xor(state, padded.subarray(i * BLOCK, (i + 1) * BLOCK));
    const last = i === blocks - 1 ? xor(block, isWhole ? whole : doubled(whole)) : block;
    state = new Uint8Array(encrypt(key, last));
  }
  return state;
}

/** A block times two in the field of CMAC's subkeys. */
function doubled(block: Uint8Array): Bytes {
  const out = new Uint8Array(BLOCK);
  for (let i = 0; i < BLOCK; i += 1) out[i] = ((block[i] ?? 0) << 1) | ((block[i + 1] ?? 0) >> 7);
  if ((block[0] ?? 0) & 0x80) out[BLOCK - 1] = (out[BLOCK - 1] ?? 0) ^ 0x87;
  return out;
}

function xor(a: Uint8Array, b: Uint8Array): Bytes {
  return Uint8Array.from(a, (byte, i) => byte ^ (b[i] ?? 0));
}
