import type * as z from 'zod/mini';
import type { Instant, LocalDate } from '../base/moment.ts';
import type { Customer } from '../domain/customer.ts';
import type { Confirmation, NewPasskey } from '../domain/evidence/passkey.ts';
import type { Receipt } from '../domain/evidence/receipt.ts';
import type { CheckSignature, PublicKey } from '../domain/evidence/seal.ts';
import type { Digest, SealedFact, Told } from '../domain/fact.ts';
import type { CustomerId, DeviceId, FactId } from '../domain/ids.ts';
import type { Motion } from '../domain/motion.ts';
import type { DutySpan, Person } from '../domain/person.ts';
import type { Fix } from '../domain/place.ts';
import type { DayPlan } from '../domain/plan/day-plan.ts';
import type { PlanFact } from '../domain/plan/facts.ts';
import type { Product } from '../domain/sop/product.ts';
import type { SopTemplate } from '../domain/sop/template.ts';
import type { FactBody } from '../domain/facts.ts';
import type { CustomerAsked } from '../domain/visit/facts.ts';
import type { BusinessLine, Policy } from '../domain/visit/policy.ts';
import type { Seen } from '../domain/visit/rules.ts';
import type { Visits } from '../domain/visit/state.ts';
import type { Endpoint } from '../wire/endpoint.ts';
import type { pullMine } from '../wire/pull.ts';

export type Mine = z.output<(typeof pullMine)['reply']>;

/** What the screens see: directives and views as they were pulled last, and the visits that the phone's own facts tell. */
export interface View {
  readonly me: Person;
  readonly line: BusinessLine | undefined;
  readonly policy: Policy;
  readonly customers: ReadonlyMap<CustomerId, Customer>;
  readonly sops: readonly SopTemplate[];
  readonly products: readonly Product[];
  readonly plans: ReadonlyMap<LocalDate, DayPlan>;
  /** When customers are open, by whose rules, and holidays: as they came. */
  readonly doors: Readonly<Record<'access' | 'institution' | 'holidays', Readonly<Record<string, unknown>>>>;
  readonly visits: Visits;
  /** What this phone said of plans: asked of the office, or taken anew in the day. */
  readonly planned: readonly Told<PlanFact>[];
  /** What this phone's owner heard from customers whom they were asked to visit. */
  readonly asked: readonly Told<CustomerAsked>[];
  readonly dutySpans: readonly DutySpan[];
  readonly mine: Mine | undefined;
  readonly sync: SyncState;
}

/** The honest badge: what has not gone up, since when, and what was put aside and why. */
export interface SyncState {
  readonly unsentFacts: number;
  readonly unsentPhotos: number;
  readonly oldestUnsentAt: Instant | undefined;
  readonly quarantined: readonly { readonly id: FactId; readonly kind: string; readonly at: Instant; readonly why: string }[];
  readonly lastContactAt: Instant | undefined;
  /** `awaiting`: nobody has let this phone in yet. `unproven`: what came back did not bear the signature of the organisation whose key this phone keeps. */
  readonly lastTrouble: 'offline' | 'signed-out' | 'awaiting' | 'server' | 'unproven' | undefined;
  readonly busy: boolean;
}

/** A photo as it was captured: the clean JPEG, hashed before anything else touches it. */
export interface Shot {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: Digest;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly source: 'camera' | 'gallery';
  /** What the camera calls itself. */
  readonly camera?: string | undefined;
}

/** The phone's only store. Every write is durable when its promise is kept; a reader never sees half of one. */
export interface LogStore {
  /** Appends to the device's own chain, if `prev` still is its head; false where another tab was first. */
  readonly append: (fact: SealedFact, photo: Shot | undefined) => Promise<boolean>;
  readonly head: () => Promise<{ readonly seq: number; readonly seal: Digest } | undefined>;
  readonly facts: () => Promise<readonly SealedFact[]>;
  readonly unsent: (max: number) => Promise<readonly SealedFact[]>;
  /** From a place of the chain on, sent or not: what the server asked for again. */
  readonly from: (seq: number, max: number) => Promise<readonly SealedFact[]>;
  readonly settle: (
    answers: readonly {
      readonly id: FactId;
      readonly outcome: 'ok' | 'quarantined';
      readonly why: string | undefined;
      readonly receipt: Receipt;
    }[],
  ) => Promise<void>;
  readonly settled: () => Promise<ReadonlyMap<FactId, { readonly outcome: 'ok' | 'quarantined'; readonly why: string | undefined }>>;
  /** Facts that went up long ago make room; the head and what is unsent stay whatever is asked. */
  readonly forget: (ids: readonly FactId[]) => Promise<void>;
  readonly photosToSend: () => Promise<readonly Digest[]>;
  readonly photo: (digest: Digest) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  readonly photoSent: (digest: Digest) => Promise<void>;
  /** Directives, views, drafts, cursor, nonce, skew, last checkpoint: by key, JSON. */
  readonly read: <T>(key: string) => Promise<T | undefined>;
  readonly write: (entries: Readonly<Record<string, unknown>>) => Promise<void>;
}

/** All that the pocket app asks of the phone and of the network. */
export interface FieldDeps {
  /** `now` is the wall clock, `mono` runs on whatever happens to it, `boot` names this run of the app. */
  readonly clock: { readonly now: () => Instant; readonly mono: () => number; readonly boot: string };
  readonly ids: { readonly next: () => string; readonly salt: () => Digest };
  /** Fresh fixes as they come, never cached ones; ends with what was seen, or why nothing was. */
  readonly gps: {
    readonly look: (each: (fixes: readonly Fix[], motion?: Motion) => void, signal?: AbortSignal) => Promise<Seen>;
  };
  /** Names this phone, the same for all who sign in on it. */
  readonly phone: string;
  /** Asks the owner of the phone to unlock it for one purpose; undefined where they did not, or the phone cannot. */
  readonly passkey: {
    readonly create: (person: Person, challenge: Uint8Array<ArrayBuffer>) => Promise<NewPasskey | undefined>;
    readonly confirm: (credentials: readonly string[], challenge: Uint8Array<ArrayBuffer>) => Promise<Confirmation | undefined>;
  };
  /** Whether the phone moves, as far as it may feel that. */
  readonly motion: {
    /** Asks leave, where the phone wants to be asked: on a tap, and never again after a no. */
    readonly ask: () => void;
    /** Listens until it is told to end. `soFar` is a coarse word, undefined where nothing is felt. */
    readonly listen: () => { readonly soFar: () => Motion | undefined; readonly end: () => void };
  };
  /** Checks what the organisation signed. */
  readonly check: CheckSignature;
  /** The key cannot leave the phone; it can only sign. */
  readonly key: { readonly device: DeviceId; readonly publicKey: PublicKey; readonly sign: (message: Uint8Array) => Promise<Uint8Array> };
  readonly store: LogStore;
  /** One writer at a time over all tabs of this person on this phone. */
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly net: {
    /** Rejects with NetTrouble; never hangs for ever. */
    readonly call: <A extends z.ZodMiniType, R extends z.ZodMiniType>(to: Endpoint<A, R>, ask: z.input<A>) => Promise<z.output<R>>;
    /** Sends a photo, from where the last try stopped. */
    readonly upload: (digest: Digest, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  };
}

/** Why a call came to nothing; `offline` is a fact of life and no error. */
export interface NetTrouble {
  readonly trouble: 'offline' | 'signed-out' | 'refused' | 'server';
  readonly code: string | undefined;
  readonly says: Readonly<Record<string, string | number>>;
}

/** The log as actions and screens use it: stamp and keep a body, look at the whole. */
export interface Log {
  readonly append: (body: FactBody, photo?: Shot) => Promise<SealedFact>;
  readonly view: () => View;
  readonly subscribe: (changed: () => void) => () => void;
}
