import type { Digest, SealedFact } from '../../domain/fact.ts';
import type { FactId } from '../../domain/ids.ts';
import type { LogStore } from '../ports.ts';

interface Answer {
  readonly outcome: 'ok' | 'quarantined';
  readonly why: string | undefined;
}

/** A phone's store in plain arrays, for phones that are told: each write is whole or not at all, as on the real one. */
export function arrayStore(): LogStore {
  let facts: SealedFact[] = [];
  let head: { seq: number; seal: Digest } | undefined;
  const answers = new Map<FactId, Answer>();
  const photos = new Map<Digest, { readonly bytes: Uint8Array<ArrayBuffer>; sent: boolean }>();
  const kept = new Map<string, string>();
  return {
    append: async (fact, photo) => {
      const { seq, prev } = fact.envelope;
      if (seq !== (head?.seq ?? -1) + 1 || prev !== (head?.seal ?? '')) return false;
      facts.push(fact);
      head = { seq, seal: fact.seal };
      if (photo && !photos.has(photo.digest)) photos.set(photo.digest, { bytes: photo.bytes, sent: false });
      return true;
    },
    head: async () => head,
    facts: async () => [...facts],
    unsent: async (max) => facts.filter(({ envelope }) => !answers.has(envelope.id)).slice(0, max),
    from: async (seq, max) => facts.filter(({ envelope }) => envelope.seq >= seq).slice(0, max),
    settle: async (settled) => {
      for (const { id, outcome, why } of settled) answers.set(id, { outcome, why });
    },
    settled: async () => new Map(answers),
    forget: async (ids) => {
      const gone = new Set(ids);
      facts = facts.filter(({ envelope }) => !gone.has(envelope.id) || !answers.has(envelope.id));
      for (const id of gone) answers.delete(id);
    },
    photosToSend: async () => [...photos].filter(([, { sent }]) => !sent).map(([digest]) => digest),
    photo: async (digest) => photos.get(digest)?.bytes,
    photoSent: async (digest) => {
      const photo = photos.get(digest);
      if (photo) photo.sent = true;
    },
    read: async <T>(key: string) => {
      const text = kept.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write: async (entries) => {
      for (const [key, value] of Object.entries(entries)) {
        if (value === undefined) kept.delete(key);
        else kept.set(key, JSON.stringify(value));
      }
    },
  };
}
