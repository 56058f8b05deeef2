import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../ports.ts';

/** Files by digest, in folders of their first two letters. What is there is whole, and has reached the disk. */
export async function diskFiles(folder: string): Promise<Files> {
  const drafts = join(folder, 'drafts');
  await mkdir(drafts, { recursive: true });
  const pathOf = (digest: string) => join(folder, digest.slice(0, 2), digest.slice(2));
  return {
    drafts,
    put: (digest, bytes) => putWhole(pathOf(digest), bytes),
    get: (digest) => readFile(pathOf(digest)).catch(whereNone),
    has: (digest) =>
      access(pathOf(digest)).then(
        () => true,
        () => false,
      ),
  };
}

/** Bytes, then the name, then the folder that holds the name: a cut at any moment leaves the whole file or none. */
async function putWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const file = await open(draft, 'wx');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
  await rename(draft, path);
  const parent = await open(dirname(path), 'r');
  await parent.sync();
  await parent.close();
}

function whereNone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
