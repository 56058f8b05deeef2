import type { FieldDeps } from '../ports.ts';
import { isNetTrouble } from './trouble.ts';

/** Sends the photos, one after the other, each from where the last try stopped. One that is refused holds up no other. */
export async function uploadPhotos({ store, net }: Pick<FieldDeps, 'store' | 'net'>): Promise<void> {
  let trouble: unknown;
  for (const digest of await store.photosToSend()) {
    const bytes = await store.photo(digest);
    if (!bytes) continue;
    try {
      await net.upload(digest, bytes);
      await store.photoSent(digest);
    } catch (error) {
      if (!isNetTrouble(error) || error.trouble !== 'refused') throw error;
      // The desk has it and shows it as what it is; sending it again would change nothing.
      if (error.code === 'unsupported-photo') await store.photoSent(digest);
      else trouble = error;
    }
  }
  if (trouble !== undefined) throw trouble;
}
