import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad, utf8 as utf8Coder } from '@scure/base';

export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return utf8ToBytes(text) as Bytes;
}

/** The text of UTF-8 bytes. Throws on what is none. */
export function text(bytes: Uint8Array): string {
  return utf8Coder.encode(bytes);
}

export function join(...parts: readonly Uint8Array[]): Bytes {
  return concatBytes(...parts) as Bytes;
}

export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Throws on anything but an even number of hex digits: parse with a schema first. */
export function fromHex(hex: string): Bytes {
  return hexToBytes(hex) as Bytes;
}

export function toBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}

/** Throws on anything but unpadded base64url: parse with a schema first. */
export function fromBase64url(text: string): Bytes {
  return base64urlnopad.decode(text) as Bytes;
}
