import type { Instant, LocalDate } from '../../base/moment.ts';
import type { Customer } from '../customer.ts';
import type { Break } from '../evidence/chain.ts';
import type { Digest } from '../fact.ts';
import type { FactId, VisitId } from '../ids.ts';
import type { Fix } from '../place.ts';
import type { Likeness, MatchingPoint } from '../photo/likeness.ts';
import type { SopTemplate } from '../sop/template.ts';
import type { Who } from './identity.ts';
import type { Visit } from '../visit/state.ts';
import type { SiteProof } from './site-proof.ts';

/** When a fact of the visit was made, as far as others than the phone can say: after the nonce, before the receipt. */
export interface Bracket {
  readonly fact: FactId;
  readonly kind: string;
  readonly at: Instant;
  readonly nonceAt: Instant | undefined;
  readonly receivedAt: Instant;
  readonly monoMs: number;
  readonly boot: string;
}

/** A photo of the visit, and the earlier one that it was made of. */
export interface PhotoCopy extends Likeness {
  readonly digest: Digest;
  readonly of: Digest;
  readonly visit: VisitId;
  readonly day: LocalDate;
  readonly own: boolean;
}

/** A photo of the visit, and an earlier one of another customer that shows the same place, while none of this customer's does. */
export interface OtherScene extends PhotoCopy {
  /** Earlier photos of this customer for the same question, on none of which the place was seen. */
  readonly ownPhotos: number;
}

/** Where phones were seen at an earlier visit to the same customer, by whomever, within the days that are compared. */
export interface EarlierLooks {
  readonly visit: VisitId;
  readonly day: LocalDate;
  readonly own: boolean;
  readonly looks: readonly (readonly Fix[])[];
}

/** A move of the customer's pin that was in force, and on how many days this person had been at the new pin for other customers before. */
export interface PinMoveSeen {
  readonly at: Instant;
  readonly movedM: number;
  readonly days: number;
}

/** All that a signal may look at. It is gathered before the judging starts, so judging asks nobody anything. */
export interface Scene {
  readonly visit: Visit;
  readonly customer: Customer | undefined;
  readonly sop: SopTemplate | undefined;
  /** The visit's day: what answers about dates are read with. */
  readonly today: LocalDate;
  /** Moves of the customer's pin that were in force as the visit began, the newest first. `customer` bears the pin of that time. */
  readonly pinMoves: readonly PinMoveSeen[];
  /** The same person's visit before this one, by start. */
  readonly before: Visit | undefined;
  readonly beforeCustomer: Customer | undefined;
  /** The same person's other visits that were under way at some time while this one was. */
  readonly overlapping: readonly Visit[];
  readonly brackets: readonly Bracket[];
  /** Where the chain of the device does not hold among this visit's facts. */
  readonly breaks: readonly { readonly fact: FactId; readonly why: Break }[];
  /** How far the visit's records are ahead of records that the same device made after them. */
  readonly aheadMs: number;
  /** Facts of the same device and day that were put aside because what they say is not what was sealed. */
  readonly altered: number;
  /** The newest first. */
  readonly earlierLooks: readonly EarlierLooks[];
  /** Photos of this visit whose bytes were sealed earlier, in another visit or for another question. */
  readonly samePhotos: readonly { readonly digest: Digest; readonly visit: VisitId; readonly day: LocalDate; readonly own: boolean }[];
  /** Photos of this visit that show the very picture of an earlier one: cropped, turned or saved anew, not photographed again. The strongest first. */
  readonly copies: readonly PhotoCopy[];
  /** Photos of this visit that show the place of another customer. The strongest first. */
  readonly otherScenes: readonly OtherScene[];
  /** What the customer's place gave in this visit, each with what came of checking it. */
  readonly siteProofs: readonly SiteProof[];
  /** Declared photos whose bytes have not come yet. */
  readonly missingPhotos: number;
  /** Places that the door did not let in: outside the duty window or too precise for the line. */
  readonly droppedPlaces: number;
  /** Who made it, as far as phones and keys tell; undefined where nothing is known of that. */
  readonly who?: Who | undefined;
}

/** Signals of one family are not independent witnesses, and are capped together. */
export const FAMILIES = ['place', 'time', 'chain', 'photo', 'identity', 'behaviour', 'site'] as const;
export type Family = (typeof FAMILIES)[number];

/** What a signal saw: how much it speaks against the visit (0 for a label), and the numbers for the sentence. */
export interface Finding {
  readonly doubtBans: number;
  /** What it would have weighed, were the signal not silent. */
  readonly silentBans?: number;
  readonly says: Readonly<Record<string, number | string>>;
  /** Facts and visits that a reader should open to see it. */
  readonly evidence: readonly { readonly kind: 'fact' | 'visit' | 'photo'; readonly ref: string }[];
  /** Two photos to be laid side by side, with points that are the same in both. */
  readonly pairs?: readonly PhotoPair[];
}

export interface PhotoPair {
  readonly photo: Digest;
  readonly other: Digest;
  readonly otherVisit: VisitId;
  readonly points: readonly MatchingPoint[];
}

/** Looks at a scene and gives a finding or nothing. Never throws, never fetches, never knows of another signal. */
export interface Signal<Name extends string = string> {
  readonly name: Name;
  readonly family: Family;
  /** The most that this signal may say, in bans: a default that policy may lower (to be calibrated). */
  readonly capBans: number;
  readonly look: (scene: Scene) => Finding | undefined;
}
