import { text, utf8 } from '../../base/bytes.ts';

/** What lies in the phone's store: nothing in it can be read without a key that cannot leave the browser. */
export interface Box {
  readonly iv: Uint8Array<ArrayBuffer>;
  /** An ArrayBuffer, because some browsers cannot store a Blob. */
  readonly sealed: ArrayBuffer;
}

export function newCipherKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

export async function lock(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, bytes) };
}

export async function unlock(key: CryptoKey, { iv, sealed }: Box): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
}

export function lockJson(key: CryptoKey, value: unknown): Promise<Box> {
  return lock(key, utf8(JSON.stringify(value)));
}

export async function unlockJson<T>(key: CryptoKey, box: Box): Promise<T> {
  return JSON.parse(text(await unlock(key, box))) as T;
}
