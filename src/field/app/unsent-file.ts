import { toBase64url } from '../../base/bytes.ts';
import type { FieldDeps } from '../ports.ts';

const ALL = 1_000_000;

/** What has not gone up, whole and as it was sealed: a copy that proves itself wherever it is read. */
export async function unsentFile({ store, clock, key }: Pick<FieldDeps, 'store' | 'clock' | 'key'>): Promise<Blob> {
  const facts = await store.unsent(ALL);
  const digests = await store.photosToSend();
  const photos: { digest: string; base64url: string }[] = [];
  for (const digest of digests) {
    const bytes = await store.photo(digest);
    if (bytes) photos.push({ digest, base64url: toBase64url(bytes) });
  }
  const file = { v: 1, what: 'rounds-unsent', savedAt: clock.now(), device: key.device, publicKey: key.publicKey, facts, photos };
  return new Blob([JSON.stringify(file)], { type: 'application/json' });
}
