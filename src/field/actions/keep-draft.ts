import type { LocalDate } from '../../base/moment.ts';
import type { VisitId } from '../../domain/ids.ts';
import type { LogStore } from '../ports.ts';

/** A step of a visit, or a day that is being planned. */
export type DraftOf = VisitId | `plan ${LocalDate}`;

/** What is on a step while it is not a fact yet: it outlives the tab, and never leaves the phone. */
export function keepDraft({ store }: { readonly store: LogStore }, of: DraftOf, draft: unknown): Promise<void> {
  return store.write({ [`draft:${of}`]: draft });
}

export function readDraft<T>({ store }: { readonly store: LogStore }, of: DraftOf): Promise<T | undefined> {
  return store.read<T>(`draft:${of}`);
}
