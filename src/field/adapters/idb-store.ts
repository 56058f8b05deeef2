import type { Digest, SealedFact } from '../../domain/fact.ts';
import type { LogStore, Shot } from '../ports.ts';
import { lock, lockJson, unlock, unlockJson } from './cipher.ts';
import { cipherKey, type Connection } from './phone-database.ts';

const STRICT = { durability: 'strict' } as const;
type Head = { readonly seq: number; readonly seal: Digest };

/** The phone's store in IndexedDB, encrypted. Nothing is said to be kept before the browser says that it is on the disk. */
export async function idbStore(connection: Connection): Promise<LogStore> {
  const key = await cipherKey(connection);
  const opened = (rows: readonly { readonly box: Parameters<typeof unlock>[1] }[]) =>
    Promise.all(rows.map(({ box }) => unlockJson<SealedFact>(key, box)));
  const { use } = connection;
  return {
    append: (fact, photo) => append(connection, key, { fact, photo }),
    head: () => use(async (database) => (await database.get('plain', 'head')) as Head | undefined),
    facts: async () => opened(await use((database) => database.getAll('facts'))),
    unsent: async (max) =>
      opened(await use((database) => database.getAllFromIndex('facts', 'unsent', IDBKeyRange.bound([1, 0], [1, Infinity]), max))),
    from: async (seq, max) => opened(await use((database) => database.getAll('facts', IDBKeyRange.lowerBound(seq), max))),
    ...answersIn(connection),
    ...photosIn(connection, key),
    read: async <T>(name: string) => {
      const box = await use((database) => database.get('kept', name));
      return box && unlockJson<T>(key, box);
    },
    write: async (entries) => {
      const boxes = await Promise.all(
        Object.entries(entries).map(async ([name, value]) => [name, value === undefined ? undefined : await lockJson(key, value)] as const),
      );
      await use(async (database) => {
        const transaction = database.transaction('kept', 'readwrite', STRICT);
        for (const [name, box] of boxes) void (box ? transaction.store.put(box, name) : transaction.store.delete(name));
        await transaction.done;
      });
    },
  };
}

/** Locked before the transaction begins: awaiting anything else inside one would end it. */
async function append(
  { use }: Connection,
  key: CryptoKey,
  { fact, photo }: { readonly fact: SealedFact; readonly photo: Shot | undefined },
): Promise<boolean> {
  const { seq, prev, id } = fact.envelope;
  const [box, picture] = [await lockJson(key, fact), photo && (await lock(key, photo.bytes))];
  return use(async (database) => {
    const transaction = database.transaction(['facts', 'photos', 'plain'], 'readwrite', STRICT);
    const head = (await transaction.objectStore('plain').get('head')) as Head | undefined;
    const isNext = seq === (head?.seq ?? -1) + 1 && prev === (head?.seal ?? '');
    if (isNext) {
      void transaction.objectStore('facts').put({ seq, id, unsent: 1, box });
      const photos = transaction.objectStore('photos');
      if (photo && picture && !(await photos.getKey(photo.digest))) void photos.put({ digest: photo.digest, unsent: 1, box: picture });
      void transaction.objectStore('plain').put({ seq, seal: fact.seal }, 'head');
    }
    await transaction.done;
    return isNext;
  });
}

function answersIn({ use }: Connection): Pick<LogStore, 'settle' | 'settled' | 'forget'> {
  return {
    settle: (answers) =>
      use(async (database) => {
        const transaction = database.transaction(['facts', 'answers'], 'readwrite', STRICT);
        const facts = transaction.objectStore('facts');
        for (const answer of answers) {
          void transaction.objectStore('answers').put(answer);
          const fact = await facts.index('id').get(answer.id);
          if (fact?.unsent === 1) void facts.put({ ...fact, unsent: 0 });
        }
        await transaction.done;
      }),
    settled: async () =>
      new Map((await use((database) => database.getAll('answers'))).map(({ id, outcome, why }) => [id, { outcome, why }])),
    forget: (ids) =>
      use(async (database) => {
        if (ids.length === 0) return;
        const transaction = database.transaction(['facts', 'answers'], 'readwrite', STRICT);
        for (const id of ids) {
          const fact = await transaction.objectStore('facts').index('id').get(id);
          if (fact?.unsent !== 0) continue;
          void transaction.objectStore('facts').delete(fact.seq);
          void transaction.objectStore('answers').delete(id);
        }
        await transaction.done;
      }),
  };
}

function photosIn({ use }: Connection, key: CryptoKey): Pick<LogStore, 'photosToSend' | 'photo' | 'photoSent'> {
  return {
    photosToSend: () => use((database) => database.getAllKeysFromIndex('photos', 'unsent', 1)) as Promise<Digest[]>,
    photo: async (digest) => {
      const row = await use((database) => database.get('photos', digest));
      return row && unlock(key, row.box);
    },
    photoSent: (digest) =>
      use(async (database) => {
        const transaction = database.transaction('photos', 'readwrite', STRICT);
        const row = await transaction.store.get(digest);
        if (row) void transaction.store.put({ ...row, unsent: 0 });
        await transaction.done;
      }),
  };
}
