/** Whether the browser promises to keep what it holds for us; where it does not, it may clear it when room is short. */
export type Persistence = 'kept' | 'may-be-cleared' | 'unknown';

/** Asks for the promise. An installed app is given it nearly everywhere. */
export async function askPersistence(): Promise<Persistence> {
  if (!navigator.storage?.persist) return 'unknown';
  const kept = (await navigator.storage.persisted()) || (await navigator.storage.persist());
  return kept ? 'kept' : 'may-be-cleared';
}

/** Room for this many more bytes, as far as the browser tells: asked before a camera opens, so that no photo is taken in vain. */
export async function hasRoom(bytes: number): Promise<boolean> {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || usage === undefined || quota - usage > bytes;
}
