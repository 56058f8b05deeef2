import { HOUR_MS, type Instant, type LocalDate } from '../../base/moment.ts';
import type { Aes } from '../evidence/cmac.ts';
import { readTap, type Tap, type TagKeys } from '../evidence/tap.ts';
import { CODE_STEP_MS, codeStepAt, stepOfCode } from '../evidence/totp.ts';
import type { CustomerId, FactId, PersonId, VisitId } from '../ids.ts';
import type { SiteToken } from '../visit/facts.ts';
import type { TakenToken, Visit } from '../visit/state.ts';

/** What a customer's place holds and the server holds too; never a phone. In force from an instant to another. */
export interface SiteSecret {
  readonly customer: CustomerId;
  readonly from: Instant;
  readonly until: Instant | undefined;
  readonly of: { readonly kind: 'code'; readonly secret: Uint8Array } | ({ readonly kind: 'tap' } & TagKeys);
}

/** A token as some visit used it. */
export interface TokenUse extends TakenToken {
  readonly visit: VisitId;
  readonly person: PersonId;
  /** The day on which it was taken. */
  readonly day: LocalDate;
}

/**
 * `proved`: it fits this customer, this moment, and no other visit. `used`: another visit had it before. `back`: the tag
 * had counted further before. `stale`: it was this customer's code at another time. `unknown`: it fits nothing of theirs.
 */
export interface SiteProof {
  readonly fact: FactId;
  readonly kind: SiteToken['kind'];
  readonly at: Instant;
  readonly state: 'proved' | 'used' | 'back' | 'stale' | 'unknown';
  /** How long before the fact a stale code was shown; below zero where it was shown later. */
  readonly agoMs?: number;
  readonly other?: { readonly visit: VisitId; readonly day: LocalDate; readonly own: boolean };
}

/** A code is good for its own step and two on either side: the phone's clock and the hand that types are not to the second. */
const STEPS_AROUND = 2;
/** How far from the fact the moment is looked for in which a code was shown. */
const LOOKED_BACK_MS = 48 * HOUR_MS;
/** Nobody needs more tries in one visit; whoever sends thousands is not to keep the server busy. */
const MOST_TOKENS = 12;

export interface SiteKnown {
  readonly secrets: readonly SiteSecret[];
  /** Tokens that visits of anybody's used at the same customers. */
  readonly uses: readonly TokenUse[];
  readonly aes: Aes;
}

/** What each token of a visit is worth. A function of the ledger and the secrets, in whatever order they came. */
export function siteProofsOf(visit: Visit, known: SiteKnown): SiteProof[] {
  return visit.tokens.slice(0, MOST_TOKENS).map((taken) => {
    const { fact, at, token } = taken;
    const apart = taken.customer !== visit.customer || at < visit.startedAt || at > (visit.endedAt ?? at);
    const found = apart ? ({ state: 'unknown' } as const) : token.kind === 'code' ? code(visit, taken, known) : tap(visit, taken, known);
    return { fact, kind: token.kind, at, ...found };
  });
}

type Found = Pick<SiteProof, 'state' | 'agoMs' | 'other'>;

function code(visit: Visit, { fact, at, token, customer }: TakenToken, { secrets, uses }: SiteKnown): Found {
  if (token.kind !== 'code') return { state: 'unknown' };
  const codes = secrets.flatMap((each) =>
    each.customer === customer && each.of.kind === 'code' ? [{ ...each, secret: each.of.secret }] : [],
  );
  const now = codeStepAt(at);
  for (const { secret, ...span } of codes) {
    const step = stepOfCode(secret, token.code, within(span, [now - STEPS_AROUND, now + STEPS_AROUND]));
    if (step === undefined) continue;
    const other = earlier(uses, { fact, at }).find(
      (use) =>
        use.visit !== visit.id &&
        use.customer === customer &&
        use.token.kind === 'code' &&
        use.token.code === token.code &&
        Math.abs(codeStepAt(use.at) - step) <= STEPS_AROUND,
    );
    return other ? { state: 'used', other: otherOf(other, visit) } : { state: 'proved' };
  }
  const around = LOOKED_BACK_MS / CODE_STEP_MS;
  for (const { secret, ...span } of codes) {
    const step = stepOfCode(secret, token.code, within(span, [now - around, now + around / 4]));
    if (step !== undefined) return { state: 'stale', agoMs: at - (step + 0.5) * CODE_STEP_MS };
  }
  return { state: 'unknown' };
}

/** The steps during which a secret was in force. */
function within({ from, until }: Pick<SiteSecret, 'from' | 'until'>, [a, b]: readonly [number, number]): [number, number] {
  return [Math.max(a, codeStepAt(from)), until === undefined ? b : Math.min(b, codeStepAt(until))];
}

function tap(visit: Visit, { fact, at, token, customer }: TakenToken, { secrets, uses, aes }: SiteKnown): Found {
  for (const { of, from, until, customer: whose } of secrets) {
    if (of.kind !== 'tap' || whose !== customer || at < from || at >= (until ?? at + 1)) continue;
    const read = tapOf(token, of, aes);
    if (!read) continue;
    const before = earlier(uses, { fact, at }).flatMap((use) => {
      const counter = use.customer === customer ? tapOf(use.token, of, aes)?.counter : undefined;
      return counter !== undefined && counter >= read.counter && !(counter === read.counter && use.visit === visit.id)
        ? [{ use, counter }]
        : [];
    });
    const same = before.find(({ counter }) => counter === read.counter);
    const first = same ?? before[0];
    return first ? { state: same ? 'used' : 'back', other: otherOf(first.use, visit) } : { state: 'proved' };
  }
  return { state: 'unknown' };
}

function tapOf(token: SiteToken, keys: TagKeys, aes: Aes): Tap | undefined {
  return token.kind === 'tap' ? readTap(aes, keys, token) : undefined;
}

/** By fact time, then id: the order that any arrival gives. */
function earlier(uses: readonly TokenUse[], { fact, at }: Pick<TakenToken, 'fact' | 'at'>): TokenUse[] {
  return uses
    .filter((use) => use.at < at || (use.at === at && use.fact < fact))
    .toSorted((a, b) => a.at - b.at || (a.fact < b.fact ? -1 : 1));
}

function otherOf({ visit, day, person }: TokenUse, whose: Visit): NonNullable<SiteProof['other']> {
  return { visit, day, own: person === whose.person };
}
