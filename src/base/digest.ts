import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, join, toHex, utf8 } from './bytes.ts';
import { canonical, type Json } from './json.ts';

/**
 * SHA-256 over a tag, a zero byte and the rest. The tag says what is hashed, so that a digest of one kind of thing can
 * never be passed off as that of another.
 */
export function taggedDigest(tag: string, ...parts: readonly Uint8Array[]): Bytes {
  return sha256(join(utf8(`${tag}\0`), ...parts)) as Bytes;
}

export function taggedJsonDigest(tag: string, value: Json): Bytes {
  return taggedDigest(tag, utf8(canonical(value)));
}

/** The plain SHA-256 of a file, in hex: what any other tool prints for it. */
export function fileDigest(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}

/** SHA-256 of a text as UTF-8, with no tag: for formats of other people, such as key thumbprints. */
export function textDigest(text: string): Bytes {
  return sha256(utf8(text)) as Bytes;
}
