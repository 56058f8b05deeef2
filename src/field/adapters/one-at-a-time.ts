import type { FieldDeps } from '../ports.ts';

/** What a lock over tabs is where there is one tab: whoever comes second waits for the first, by name. */
export function oneAtATime(): FieldDeps['alone'] {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    return mine;
  };
}
