import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Aes } from '../../domain/evidence/cmac.ts';

/** AES-128 of single blocks. */
export const aes: Aes = {
  encrypt: (key, block) => createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
  decrypt: (key, block) => createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block),
};
