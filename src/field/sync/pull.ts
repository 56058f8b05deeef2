import type * as z from 'zod/mini';
import type { Person } from '../../domain/person.ts';
import { pullDirectives } from '../../wire/pull.ts';
import { HELD_KINDS, type Held, type HeldKind, heldKey, NOTHING_HELD, readHeld } from '../log/directives.ts';
import type { FieldDeps } from '../ports.ts';

interface Cursor {
  readonly epoch: string;
  readonly after: number;
}
type Page = z.output<(typeof pullDirectives)['reply']>;
const NO_CURSOR: Cursor = { epoch: '', after: 0 };

/**
 * Fetches what the office wants, from the cursor on. All pages come before anything is written, and then all is written
 * at once: a phone never holds half of a new scope, and after a change of scope nothing of the old one.
 */
export async function pull({ store, net }: Pick<FieldDeps, 'store' | 'net'>): Promise<void> {
  let cursor = (await store.read<Cursor>('cursor')) ?? NO_CURSOR;
  let held = await readHeld(store);
  for (;;) {
    const page = await net.call(pullDirectives, cursor);
    if (page.epoch !== cursor.epoch) held = NOTHING_HELD;
    held = withPage(held, page);
    cursor = { epoch: page.epoch, after: page.cursor };
    if (!page.more) return store.write({ ...entriesOf(held), cursor, me: page.me satisfies Person });
  }
}

function withPage(held: Held, { directives }: Page): Held {
  const kinds: Record<HeldKind, Record<string, unknown>> = { ...NOTHING_HELD };
  for (const kind of HELD_KINDS) kinds[kind] = { ...held[kind] };
  for (const { kind, id, value } of directives) {
    const kept = kinds[kind as HeldKind] as Record<string, unknown> | undefined;
    if (value === null || value === undefined) delete kept?.[id];
    else if (kept) kept[id] = value;
  }
  return kinds;
}

function entriesOf(held: Held): Record<string, unknown> {
  return Object.fromEntries(HELD_KINDS.map((kind) => [heldKey(kind), held[kind]]));
}
