import { createContext } from 'react';
import type { Result } from '../../base/result.ts';
import type { LocalDate } from '../../base/moment.ts';
import type { Digest } from '../../domain/fact.ts';
import type { CaseId, CustomerId, FactId, QuestionId, StopId, VisitId } from '../../domain/ids.ts';
import type { Motion } from '../../domain/motion.ts';
import type { LeaveOrder } from '../../domain/person.ts';
import type { Fix } from '../../domain/place.ts';
import type { OpportunityStage } from '../../domain/result/facts.ts';
import type { Outcome, ShortReason, SiteToken, Unplanned } from '../../domain/visit/facts.ts';
import type { AnswerTrouble, CheckInRefusal, CheckOutRefusal, Seen } from '../../domain/visit/rules.ts';
import type * as z from 'zod/mini';
import type { BehaviourReasonSheet } from '../../wire/behaviour.ts';
import type { readDoor } from '../../wire/org.ts';
import type { DeviceCard } from '../../wire/devices.ts';
import type { PasskeyCard } from '../../wire/passkeys.ts';
import type { askReceipt } from '../../wire/sites.ts';
import type { ProblemCode } from '../../wire/problem.ts';
import type { Log, Shot } from '../ports.ts';
import type { AskPlan, Proposed, Replanned } from '../actions/ask-plan.ts';
import type { ErrandAnswer } from '../actions/answer-errand.ts';

export interface CheckInAsk {
  readonly customer: CustomerId | { readonly name: string };
  readonly stop: StopId | undefined;
  readonly purpose: string | undefined;
  readonly unplanned: { readonly why: Unplanned; readonly reason: string | undefined } | undefined;
  readonly seen: Seen;
  readonly offSite: boolean;
}
export interface CheckOutAsk {
  readonly visit: VisitId;
  readonly outcome: Outcome;
  readonly short: z.infer<typeof ShortReason> | undefined;
  readonly note: string | undefined;
  readonly seen: Seen;
}
export interface ResultAsk {
  readonly customer: CustomerId;
  readonly on: LocalDate;
}

/** What is on a page while it is not a fact yet. It outlives the tab. */
export interface Draft {
  readonly step: number;
  readonly question: string | undefined;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** All that a screen may do: look at the view, act, and look through the phone's own eyes. Put together in main.tsx. */
export interface Pocket {
  readonly log: Log;
  readonly now: () => number;
  readonly checkIn: (ask: CheckInAsk) => Promise<Result<VisitId, CheckInRefusal>>;
  readonly answer: (ask: {
    readonly visit: VisitId;
    readonly question: QuestionId;
    readonly given: unknown;
  }) => Promise<Result<unknown, AnswerTrouble>>;
  readonly takePhoto: (ask: { readonly visit: VisitId; readonly question: QuestionId; readonly shot: Shot }) => Promise<FactId>;
  /** False where no visit is open, or it is to nobody that the phone knows. */
  readonly takeToken: (token: SiteToken) => Promise<boolean>;
  readonly checkOut: (ask: CheckOutAsk) => Promise<Result<unknown, CheckOutRefusal>>;
  readonly amend: (ask: {
    readonly visit: VisitId;
    readonly question: QuestionId;
    readonly given: unknown;
    readonly reason: string;
  }) => Promise<unknown>;
  readonly explain: (ask: {
    readonly visit: VisitId;
    readonly as: 'reply' | 'appeal';
    readonly text: string;
    readonly about: FactId | undefined;
    readonly shot?: Shot | undefined;
  }) => Promise<unknown>;
  readonly answerCase: (ask: { readonly id: CaseId; readonly text: string }) => Promise<FactId>;
  /** What a customer said whom this person was asked to visit. */
  readonly answerErrand: (ask: ErrandAnswer) => Promise<FactId>;
  readonly askPlan: (ask: AskPlan) => Promise<unknown>;
  readonly replanDay: (ask: Replanned) => Promise<unknown>;
  readonly proposePlan: (ask: Proposed) => Promise<unknown>;
  readonly openDuty: () => Promise<unknown>;
  readonly closeDuty: () => Promise<unknown>;
  readonly foundElsewhere: (ask: {
    readonly customer: CustomerId;
    readonly fixes: readonly [Fix, ...Fix[]];
    readonly note: string;
  }) => Promise<unknown>;
  readonly noteOpportunity: (
    ask: ResultAsk & { readonly stage: z.infer<typeof OpportunityStage>; readonly amountFen: number | undefined; readonly need: string },
  ) => Promise<unknown>;
  readonly placeOrder: (ask: ResultAsk & { readonly netFen: number; readonly lines: number | undefined }) => Promise<unknown>;
  readonly look: (each: (fixes: readonly Fix[], motion?: Motion) => void, signal: AbortSignal) => Promise<Seen>;
  /** Asks the person to confirm a check-in, where its standard asks for that; false where they did not. */
  readonly confirmPerson: (visit: VisitId) => Promise<boolean>;
  readonly hasPasskey: () => Promise<boolean>;
  readonly makePasskey: () => Promise<boolean>;
  readonly passkeys: () => Promise<readonly Passkey[]>;
  readonly removePasskey: (credential: string) => Promise<void>;
  /** Asks leave to feel whether the phone moves; on a tap, and only where the phone wants to be asked. */
  readonly askMotion: () => void;
  readonly shoot: (video: HTMLVideoElement) => Promise<Shot>;
  readonly fromGallery: (file: File) => Promise<Shot>;
  readonly photo: (digest: Digest) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** The first eight characters of the photo fact's seal: what is burnt into every copy that is shown. */
  readonly codeOf: (photo: FactId) => Promise<string | undefined>;
  readonly draft: (visit: VisitId) => Promise<Draft | undefined>;
  readonly keepDraft: (visit: VisitId, draft: Draft) => Promise<void>;
  /** A day that is being planned: the stops, and those of the plan that lay before. */
  readonly planDraft: (day: LocalDate) => Promise<Omit<Proposed, 'day'> | undefined>;
  readonly keepPlanDraft: (day: LocalDate, draft: Omit<Proposed, 'day'> | undefined) => Promise<void>;
  /** Try again now: send what is unsent, fetch what is new. */
  readonly sync: () => Promise<void>;
  /** The link for the customer of an own visit that has gone up; rejects without a network. */
  readonly askReceipt: (visit: VisitId) => Promise<Receipt>;
  readonly devices: () => Promise<readonly Device[]>;
  /** Why an own visit might be chosen for a back-check; undefined where it was not compared with others. */
  readonly backCheck: (visit: VisitId) => Promise<readonly BehaviourReasonSheet[] | undefined>;
  readonly revoke: (device: string) => Promise<void>;
  /** Says with this phone that another one is the same person's. */
  readonly letIn: (device: Device['device']) => Promise<void>;
  /** Everything that has not been sent, as a file for the rep to keep. */
  readonly exportUnsent: () => Promise<Blob>;
  /** An own visit that has gone up, as a file that proves itself; rejects without a network. */
  readonly exportProof: (visit: VisitId) => Promise<Blob>;
  /** Two signed words of the server that do not fit, as a file; undefined where it never contradicted itself. */
  readonly exportDispute: () => Promise<Blob | undefined>;
  /** Days off, asked for and granted, from some days ago on; rejects without a network. */
  readonly leaves: () => Promise<readonly OwnLeave[]>;
  /** Undefined where it was asked; a problem's code where these days are taken. */
  readonly askLeave: (ask: LeaveAsk) => Promise<string | undefined>;
  readonly signOut: () => Promise<void>;
  readonly device: Device['device'];
}
export type OwnLeave = z.output<typeof LeaveOrder>;
export type LeaveAsk = Pick<OwnLeave, 'from' | 'to' | 'kind' | 'half' | 'note'>;
export type Passkey = z.output<typeof PasskeyCard>;
export type Device = z.output<typeof DeviceCard>;
export type Receipt = z.output<(typeof askReceipt)['reply']>;

export type DoorInfo = z.output<(typeof readDoor)['reply']>;
export type DoorTrouble = ProblemCode | 'offline';

/** What stands before the pocket is open. */
export interface Door {
  readonly read: () => Promise<DoorInfo | undefined>;
  readonly signIn: (employeeNo: string, password: string) => Promise<Result<void, DoorTrouble>>;
  readonly firstPassword: (employeeNo: string, code: string, password: string) => Promise<Result<void, DoorTrouble>>;
  /** Makes or finds the key and log of who signed in; without anybody signed in, of who was here last. */
  readonly open: () => Promise<Result<Pocket, DoorTrouble | 'nobody'>>;
}

export const PocketContext = createContext<Pocket | undefined>(undefined);
