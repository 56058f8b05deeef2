import { v7 } from 'uuid';
import { toHex } from '../../base/bytes.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import type { Doing } from '../actions/doing.ts';
import { openLog } from '../log/log.ts';
import type { FieldDeps } from '../ports.ts';
import { keepInTouch, type Touch } from '../sync/keep-in-touch.ts';
import { fetchNet } from './fetch-net.ts';
import { gps } from './gps.ts';
import { idbStore } from './idb-store.ts';
import { checkSignature } from '../../ui/check-signature.ts';
import { deviceKey } from './key.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { felt } from './felt-look.ts';
import { motion } from './motion.ts';
import { thisPhone } from './this-phone.ts';
import { connect } from './phone-database.ts';

export interface Phone extends Doing {
  readonly deps: FieldDeps;
  readonly touch: Touch;
  readonly close: () => void;
}

/**
 * Opens one person's part of this phone: their store, their key, their log; and keeps in touch while it is open. `me` is
 * what the door said at signing in; without it the phone must have met them before, and is undefined where it has not.
 */
export async function openPhone(person: PersonId, me?: Person): Promise<Phone | undefined> {
  const connection = connect(person);
  const store = await idbStore(connection);
  const who = me ?? (await store.read<Person>('me'));
  if (!who) return undefined;
  if (me) await store.write({ me });
  const key = await deviceKey(connection);
  const deps: FieldDeps = {
    clock: { now: () => Date.now(), mono: () => performance.now(), boot: BOOT },
    ids: { next: () => v7(), salt: () => toHex(crypto.getRandomValues(new Uint8Array(32))) },
    gps: felt(gps, motion),
    motion,
    passkey: {
      create: async (...asked) => (await import('./passkey.ts')).passkey.create(...asked),
      confirm: async (...asked) => (await import('./passkey.ts')).passkey.confirm(...asked),
    },
    phone: thisPhone(),
    key,
    check: checkSignature,
    store,
    alone: 'locks' in navigator ? (name, work) => navigator.locks.request(name, work) as ReturnType<typeof work> : oneAtATime(),
    net: fetchNet(key, store),
  };
  const log = await openLog(deps, who);
  const touch = keepInTouch(deps, log, { label: labelOf(navigator.userAgent), after: later, chance: Math.random });
  const now = () => document.visibilityState === 'visible' && void touch.now();
  window.addEventListener('online', now);
  document.addEventListener('visibilitychange', now);
  const close = () => {
    touch.stop();
    window.removeEventListener('online', now);
    document.removeEventListener('visibilitychange', now);
  };
  return { deps, log, touch, close, clock: deps.clock, ids: deps.ids, gps: deps.gps };
}

const BOOT = v7();

function later(ms: number, call: () => void): () => void {
  const timer = setTimeout(call, ms);
  return () => clearTimeout(timer);
}

/** What people know a phone by, out of what the browser says of itself. */
function labelOf(agent: string): string {
  const [, inside = ''] = /\(([^)]+)\)/.exec(agent) ?? [];
  const browser = /(Edg|MicroMessenger|Firefox|CriOS|Chrome|Safari)\/[\d.]+/.exec(agent)?.[0] ?? '';
  return `${inside} ${browser}`.trim().slice(0, 120);
}
