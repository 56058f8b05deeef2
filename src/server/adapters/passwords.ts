import { hash, verify } from '@node-rs/argon2';
import type { ServerDeps } from '../ports.ts';

/** Argon2id with 19 MiB and two passes, which is what the library takes by itself; said here so that it stays so. */
export const argonPasswords: ServerDeps['passwords'] = {
  hash: (password) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  verify: (hashed, password) => verify(hashed, password),
};
