import { fromHex, join, toHex } from '../../base/bytes.ts';
import { type Aes, cmac } from './cmac.ts';

// What an NTAG 424 DNA tag mirrors into its address at each tap (NXP AN12196, SUN): its number and a counter, encrypted
// under one key, and a MAC of both under a session key of another.

/** The two keys of a tag, 16 bytes each: for its encrypted number and counter, and for the MAC. */
export interface TagKeys {
  readonly metaKey: Uint8Array;
  readonly fileKey: Uint8Array;
}
/** What the address of a tap says: 16 bytes and 8 bytes, in hex. */
export interface TapToken {
  readonly picc: string;
  readonly mac: string;
}
export interface Tap {
  /** The seven bytes that are the tag's own number, in hex. */
  readonly uid: string;
  /** How often the tag has been read, ever. */
  readonly counter: number;
}

/** Number and counter are both mirrored, and the number has seven bytes. */
const PICC_TAG = 0xc7;

/** The tap, if these are the keys of the tag that made it; undefined otherwise. */
export function readTap(aes: Aes, { metaKey, fileKey }: TagKeys, { picc, mac }: TapToken): Tap | undefined {
  const plain = aes.decrypt(metaKey, fromHex(picc));
  if (plain[0] !== PICC_TAG) return undefined;
  const [uid, count] = [plain.subarray(1, 8), plain.subarray(8, 11)];
  const sessionKey = cmac(aes, fileKey, join(SV2, uid, count));
  if (toHex(truncated(cmac(aes, sessionKey, new Uint8Array(0)))) !== mac.toLowerCase()) return undefined;
  return { uid: toHex(uid), counter: (count[0] ?? 0) + (count[1] ?? 0) * 0x100 + (count[2] ?? 0) * 0x1_0000 };
}

const SV2 = fromHex('3cc300010080');

/** Every second byte, as the tag sends it. */
function truncated(mac: Uint8Array): Uint8Array {
  return mac.filter((_, i) => i % 2 === 1);
}
