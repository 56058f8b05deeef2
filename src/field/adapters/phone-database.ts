import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Receipt } from '../../domain/evidence/receipt.ts';
import type { Digest } from '../../domain/fact.ts';
import type { FactId, PersonId } from '../../domain/ids.ts';
import { type Box, newCipherKey } from './cipher.ts';

export interface Answered {
  readonly id: FactId;
  readonly outcome: 'ok' | 'quarantined';
  readonly why: string | undefined;
  readonly receipt: Receipt;
}
export interface PhoneSchema extends DBSchema {
  facts: {
    key: number;
    value: { readonly seq: number; readonly id: FactId; readonly unsent: 0 | 1; readonly box: Box };
    indexes: { id: string; unsent: [number, number] };
  };
  answers: { key: string; value: Answered };
  photos: { key: string; value: { readonly digest: Digest; readonly unsent: 0 | 1; readonly box: Box }; indexes: { unsent: number } };
  kept: { key: string; value: Box };
  /** What must be read before anything can be unlocked: the head of the chain, and the two keys. */
  plain: { key: string; value: CryptoKey | CryptoKeyPair | { readonly seq: number; readonly seal: Digest } };
}
export type PhoneDatabase = IDBPDatabase<PhoneSchema>;

/** A connection that is opened again when the browser drops it, as phones do when an app comes back from the background. */
export interface Connection {
  readonly use: <T>(work: (database: PhoneDatabase) => Promise<T>) => Promise<T>;
}

const TRIES = 5;

/** One database for one person: two people on one phone never meet. */
export function connect(person: PersonId): Connection {
  let opened: Promise<PhoneDatabase> | undefined;
  const database = () =>
    (opened ??= openWithPatience(`rounds-${person}`, () => (opened = undefined)).catch((error: unknown) => {
      opened = undefined;
      throw error;
    }));
  return {
    use: async (work) => {
      try {
        return await work(await database());
      } catch (error) {
        if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
        opened = undefined;
        return work(await database());
      }
    },
  };
}

async function openWithPatience(name: string, lost: () => void): Promise<PhoneDatabase> {
  for (let tries = 1; ; tries++) {
    try {
      return await open(name, lost);
    } catch (error) {
      if (tries >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tries));
    }
  }
}

function open(name: string, lost: () => void): Promise<PhoneDatabase> {
  return openDB<PhoneSchema>(name, 1, {
    upgrade(database) {
      const facts = database.createObjectStore('facts', { keyPath: 'seq' });
      facts.createIndex('id', 'id', { unique: true });
      facts.createIndex('unsent', ['unsent', 'seq']);
      database.createObjectStore('answers', { keyPath: 'id' });
      database.createObjectStore('photos', { keyPath: 'digest' }).createIndex('unsent', 'unsent');
      database.createObjectStore('kept');
      database.createObjectStore('plain');
    },
    // A newer app in another tab wants to change the shelves: it must not wait for this one.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
    terminated: lost,
  });
}

/** Makes a key once, whichever tab comes first. The one that lies there is the one that counts. */
export async function keptKey<K extends CryptoKey | CryptoKeyPair>(
  connection: Connection,
  name: string,
  make: () => Promise<K>,
): Promise<K> {
  const known = await connection.use((database) => database.get('plain', name));
  if (known) return known as K;
  const made = await make();
  return connection.use(async (database) => {
    const transaction = database.transaction('plain', 'readwrite', { durability: 'strict' });
    const first = await transaction.store.get(name);
    if (!first) await transaction.store.put(made, name);
    await transaction.done;
    return (first ?? made) as K;
  });
}

export function cipherKey(connection: Connection): Promise<CryptoKey> {
  return keptKey(connection, 'cipher', newCipherKey);
}
