import { toHex } from '../../base/bytes.ts';
import type { Random } from '../../base/random.ts';
import type { CheckSignature } from '../../domain/evidence/seal.ts';
import type { Motion } from '../../domain/motion.ts';
import type { Person } from '../../domain/person.ts';
import type { NoPlace } from '../../domain/visit/facts.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import type { Doing } from '../actions/doing.ts';
import { openLog, type OpenLog } from '../log/log.ts';
import type { FieldDeps, LogStore } from '../ports.ts';
import { syncOnce } from '../sync/sync.ts';
import { arrayStore } from './array-store.ts';
import { felt } from './felt-look.ts';
import { callOver, type Send } from './call-over.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { uploadOver } from './upload-over.ts';

export interface Told {
  readonly person: Person;
  readonly key: FieldDeps['key'];
  readonly check: CheckSignature;
  readonly random: Random;
  /** Carries requests; cookies are kept here. */
  readonly send: Send;
  readonly origin: string;
  /** What is true; the phone's own clock may differ, see `setClock`. */
  readonly trueNow: () => number;
  readonly store?: LogStore;
  readonly boot?: string;
  /** The thing itself, where several people sign in on one. */
  readonly phone?: string;
  /** How its owner unlocks it; without it nobody does. */
  readonly passkey?: FieldDeps['passkey'];
}

export interface ToldPhone extends Doing {
  readonly deps: FieldDeps;
  readonly log: OpenLog;
  /** What the phone sees from here on, when it is asked to look. */
  readonly stand: (seen: Seen) => void;
  /** How the phone moves from here on while it looks; undefined is a phone that may not feel it. */
  readonly move: (motion: Motion | undefined) => void;
  /** Moves the phone's wall clock; its other clock runs on. */
  readonly setClock: (offMs: number) => void;
  readonly goOffline: () => void;
  readonly goOnline: () => void;
  /** The next answers are lost on the way back: the server did what it was asked, the phone never hears of it. */
  readonly forget: (answers?: number) => void;
  /** The app is killed and opened again over the same store. */
  readonly restart: () => Promise<ToldPhone>;
  readonly sync: () => Promise<boolean>;
  /** Times that the phone was asked where it is. */
  readonly looks: () => number;
}

/**
 * The real log, actions and sync on a phone whose clock, position and chance are told, over a store in memory and
 * whatever carries requests: for tests, the demo company, and tracks that are lived again.
 */
export async function toldPhone(told: Told): Promise<ToldPhone> {
  const { person, key, check, random, trueNow, store = arrayStore(), boot = 'told-1', phone = key.device, passkey = NO_PASSKEY } = told;
  let motion: Motion | undefined;
  let [offMs, seen, looks] = [0, { none: 'unavailable' satisfies NoPlace } as Seen, 0];
  const began = trueNow();
  const way = shakyWay(told.send);
  const feeler: FieldDeps['motion'] = { ask: () => {}, listen: () => ({ soFar: () => motion, end: () => {} }) };
  const deps: FieldDeps = {
    clock: { now: () => trueNow() + offMs, mono: () => trueNow() - began, boot },
    ids: toldIds(random),
    gps: felt(
      {
        look: async (each) => {
          looks++;
          if ('fixes' in seen) each(seen.fixes);
          return seen;
        },
      },
      feeler,
    ),
    motion: feeler,
    passkey,
    phone,
    key,
    check,
    store,
    alone: oneAtATime(),
    net: { call: callOver(way.send, told.origin), upload: uploadOver({ send: way.send, origin: told.origin, key, store }) },
  };
  const log = await openLog(deps, person);
  return {
    deps,
    log,
    ...{ clock: deps.clock, ids: deps.ids, gps: deps.gps },
    stand: (now) => void (seen = now),
    move: (now) => void (motion = now),
    setClock: (ms) => void (offMs = ms),
    goOffline: () => way.shut(true),
    goOnline: () => way.shut(false),
    forget: way.forget,
    restart: () => toldPhone({ ...told, store, boot: `${boot}+` }),
    sync: () => syncOnce(deps, log, 'told phone'),
    looks: () => looks,
  };
}

const NO_PASSKEY: FieldDeps['passkey'] = { create: async () => undefined, confirm: async () => undefined };

/** Version 4 ids and salts out of told chance: the same seed tells the same story, byte for byte. */
function toldIds(random: Random): FieldDeps['ids'] {
  const bytes = (n: number) => Uint8Array.from({ length: n }, () => random.below(256));
  const next = () => {
    const it = bytes(16);
    it[6] = ((it[6] as number) & 0x0f) | 0x40;
    it[8] = ((it[8] as number) & 0x3f) | 0x80;
    return toHex(it).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  };
  return { next, salt: () => toHex(bytes(32)) };
}

/** A network that can be shut, or lose what comes back. Cookies stay on the phone. */
function shakyWay(send: Send) {
  let [shut, losing] = [false, 0];
  return {
    shut: (now: boolean) => void (shut = now),
    forget: (answers = 1) => void (losing = answers),
    send: async (request: Request): Promise<Response> => {
      if (shut) throw new TypeError('no network');
      const response = await send(request);
      if (losing > 0) {
        losing--;
        throw new TypeError('the answer was lost');
      }
      return response;
    },
  };
}

/** Keeps the cookies of a session over a carrier that has no jar of its own. */
export function withCookies(send: Send): Send {
  const jar = new Map<string, string>();
  return async (request) => {
    if (jar.size > 0) request.headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await send(request);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
}
