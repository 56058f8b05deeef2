import type { VisitId } from '../../domain/ids.ts';
import type { LogStore } from '../ports.ts';

/** What is on a step while it is not a fact yet: it outlives the tab, and never leaves the phone. */
export function keepDraft({ store }: { readonly store: LogStore }, visit: VisitId, draft: unknown): Promise<void> {
  return store.write({ [`draft:${visit}`]: draft });
}

export function readDraft<T>({ store }: { readonly store: LogStore }, visit: VisitId): Promise<T | undefined> {
  return store.read<T>(`draft:${visit}`);
}
