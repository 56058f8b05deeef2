import type { Instant, Zone } from '../base/moment.ts';
import type { Result } from '../base/result.ts';
import type { CheckCertified } from '../domain/evidence/certificate.ts';
import type { PublicKey } from '../domain/evidence/seal.ts';
import type { Likeness } from '../domain/photo/likeness.ts';
import type { Certificate, Trial } from '../domain/plan/certificate.ts';
import type { QuotaMonth } from '../domain/plan/quota.ts';
import type { Burden } from '../domain/route/burden.ts';
import type { Skipped } from '../domain/route/explain.ts';
import type { RouteProblem, Solution } from '../domain/route/problem.ts';
import type { Point } from '../domain/place.ts';
import type { TravelModel } from '../domain/route/straight.ts';
import type { Source, Travelled, TravelTrouble } from '../domain/route/travel.ts';
import type { Scope } from '../domain/scope.ts';

/** Runs SQL as SQL: `$1, $2 …` in the text, values beside it. int8 comes as a number, jsonb as JSON. */
export interface Sql {
  readonly rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
}

/** Postgres. Nothing runs outside a transaction, and none without saying what it may see. */
export interface Database {
  /** One transaction as the role `rounds_app` in a scope; row-level security holds it to that. Rolled back if the work throws. */
  readonly within: <T>(scope: Scope, work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** One transaction as the owner of the schema, past row-level security: accounts, migrations, the log's sequencer. */
  readonly asOwner: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  /** Calls back for every NOTIFY on a channel; ends with the returned function. */
  readonly listen: (channel: string, heard: (payload: string) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
}

/** Photo bytes by digest. A `put` has reached the disk when it returns. */
export interface Files {
  readonly put: (digest: string, bytes: Uint8Array) => Promise<void>;
  readonly get: (digest: string) => Promise<Uint8Array | undefined>;
  readonly has: (digest: string) => Promise<boolean>;
  /** A folder of its own for what has come only in part. */
  readonly drafts: string;
}

/** The organisation's P-256 key. It never lies in the database. */
export interface OrganisationKey {
  readonly publicKey: PublicKey;
  readonly fingerprint: string;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

/** What a photo is found again by. */
export interface PhotoLook {
  /** One of the whole picture, and one of what bars enclose where it has them. `turned`: the same in all eight positions. */
  readonly hashes: readonly { readonly hash: string; readonly turned: readonly string[] }[];
  readonly quality: number;
  /** Keys of its points of interest, and those that it would have in a mirror. */
  readonly keys: Int32Array;
  readonly mirroredKeys: Int32Array;
}

/** Looks at photos, beside the server: it may take its time, and never holds a request up. */
export interface PhotoEye {
  readonly look: (bytes: Uint8Array) => Promise<PhotoLook>;
  /** How one picture lies on another, if it does. */
  readonly compare: (a: Uint8Array, b: Uint8Array) => Promise<Likeness | undefined>;
  readonly close: () => Promise<void>;
}

/** A day with its reasons: for each stop what it costs, for each other why it is left out. */
export interface SolvedDay {
  readonly solution: Solution;
  readonly burdens: readonly Burden[];
  readonly skipped: readonly Skipped[];
}

/** Plans beside the server: it may take its time, and never holds a request up. */
export interface Planner {
  /** The best day found in so many milliseconds, and why it is as it is; `of` leaves out who is not to be put in. */
  readonly solveDay: (asked: {
    readonly problem: RouteProblem;
    readonly of: readonly number[];
    readonly seed: number;
    readonly forMs: number;
  }) => Promise<SolvedDay>;
  /** The best month found in so many milliseconds: shifts are its days. */
  readonly solveMonth: (asked: { readonly problem: RouteProblem; readonly seed: number; readonly forMs: number }) => Promise<Solution>;
  readonly certify: (asked: { readonly month: QuotaMonth; readonly trial: Trial; readonly goal: number }) => Promise<Certificate>;
  readonly close: () => Promise<void>;
}

/** A time stamp authority outside (RFC 3161). What it answers is not believed before it was read. */
export interface Stamper {
  /** The answer to a request, or why none came. */
  readonly ask: (request: Uint8Array) => Promise<Result<Uint8Array, 'unreachable' | 'silent' | 'odd-answer'>>;
  /** The certificates that its stamps have to lead to, as DER. */
  readonly trusted: readonly Uint8Array[];
}

/** Somebody outside who signs along what the log says of itself. */
export interface Witness {
  readonly name: string;
  readonly key: PublicKey;
}

/** How the sources of travel times are, as this process sees them. */
export interface TravelState {
  readonly osrm: { readonly state: 'ready' | 'resting'; readonly code: string | null; readonly host: string } | null;
  readonly roads: { readonly state: 'reading' | 'ready' | 'away'; readonly nodes: number; readonly error: string | null } | null;
  /** The last table that was asked for: how many legs each source gave. */
  readonly last: {
    readonly at: Instant;
    readonly legs: Readonly<Record<Source, number>>;
    readonly trouble: readonly TravelTrouble[];
  } | null;
  readonly deadlineMs: number;
}

/** Travel times between places in WGS-84. Every leg has one, from the best source that answers in time, and says which. */
export interface Travel {
  readonly matrix: (places: readonly Point[], asked: { readonly departAt: Instant; readonly zone?: Zone }) => Promise<Travelled>;
  readonly model: () => Promise<TravelModel>;
  readonly state: () => TravelState;
  readonly close: () => Promise<void>;
}

export interface Clock {
  readonly now: () => Instant;
}

/** All that the server asks of the world. What is not here, it does without. */
export interface ServerDeps {
  readonly clock: Clock;
  readonly ids: { readonly next: () => string; readonly secret: () => string };
  readonly database: Database;
  readonly files: Files;
  readonly eye: PhotoEye;
  readonly planner: Planner;
  readonly travel: Travel;
  readonly key: OrganisationKey;
  readonly verify: (key: PublicKey, message: Uint8Array, signature: Uint8Array) => boolean;
  readonly verifyCertified: CheckCertified;
  /** Where time stamps come from, if from anywhere. */
  readonly stamper?: Stamper;
  readonly passwords: {
    readonly hash: (password: string) => Promise<string>;
    readonly verify: (hash: string, password: string) => Promise<boolean>;
  };
  readonly settings: {
    readonly organisation: string;
    readonly demo: boolean;
    readonly secureCookies: boolean;
    /** Whether the address of a request is what a proxy in front says it is. */
    readonly trustProxy?: boolean;
    /** Where map pictures come from, if not from here. */
    readonly mapOrigins?: readonly string[];
    readonly witnesses?: readonly Witness[];
  };
  readonly report: (event: string, details: Readonly<Record<string, unknown>>) => void;
}
