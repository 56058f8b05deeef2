import type { Digest } from '../../domain/fact.ts';
import type { FactId } from '../../domain/ids.ts';
import type { Seen } from '../../domain/visit/rules.ts';
import { changeDevice, listDevices } from '../../wire/devices.ts';
import { listPasskeys } from '../../wire/passkeys.ts';
import { askReceipt } from '../../wire/sites.ts';
import { amendAnswer } from '../actions/amend-answer.ts';
import { askPlan, proposePlan, replanDay } from '../actions/ask-plan.ts';
import { answerCase } from '../actions/answer-case.ts';
import { answerQuestion } from '../actions/answer-question.ts';
import { type CheckInAsk, checkInAt } from '../actions/check-in.ts';
import { checkOutOf } from '../actions/check-out.ts';
import { closeDuty } from '../actions/close-duty.ts';
import type { Doing } from '../actions/doing.ts';
import { explain } from '../actions/explain.ts';
import { foundElsewhere } from '../actions/found-elsewhere.ts';
import { keepDraft, readDraft } from '../actions/keep-draft.ts';
import { lookAround } from '../actions/look-around.ts';
import { noteOpportunity } from '../actions/note-opportunity.ts';
import { notePlace } from '../actions/note-place.ts';
import { openDuty } from '../actions/open-duty.ts';
import { placeOrder } from '../actions/place-order.ts';
import { takePhoto } from '../actions/take-photo.ts';
import { letIn } from '../sync/let-in.ts';
import { takeToken } from '../actions/take-token.ts';
import type { OpenLog } from '../log/log.ts';
import type { Pocket } from '../parts/pocket.ts';
import type { FieldDeps } from '../ports.ts';
import type { Touch } from '../sync/keep-in-touch.ts';
import { unsentFile } from './unsent-file.ts';

/** What a pocket is put together from. */
export interface Parts {
  readonly deps: FieldDeps;
  readonly log: OpenLog;
  readonly touch: Touch;
  readonly camera: Pick<Pocket, 'shoot' | 'fromGallery'>;
  readonly signOut: () => Promise<void>;
}

/** How old a position may be that goes with a photo: the finder looks as soon as it is opened. */
const JUST_NOW_MS = 60_000;

/** Seconds in which a position shows whether it lives. */
const WATCHED_MS = 10_000;

/** The actions, tied to this phone, as the screens call them. */
export function pocketOf(parts: Parts): Pocket {
  const { deps, log, touch, camera, signOut } = parts;
  const { clock, ids, gps, store, net, key } = deps;
  const doing: Doing = { clock, ids, gps, log };
  let lately: { readonly seen: Seen; readonly at: number } | undefined;
  const look: Pocket['look'] = async (each, signal) => {
    const seen = await lookAround(
      doing,
      (fixes, motion) => {
        const [first, ...rest] = fixes;
        if (first) lately = { seen: { fixes: [first, ...rest], motion }, at: clock.now() };
        each(fixes, motion);
      },
      signal,
    );
    return seen;
  };
  const justNow = () => (lately && clock.now() - lately.at < JUST_NOW_MS ? lately.seen : undefined);
  return {
    log,
    now: clock.now,
    look,
    askMotion: deps.motion.ask,
    ...camera,
    ...saying(doing, justNow),
    photo: store.photo,
    codeOf: codesIn(store),
    draft: (visit) => readDraft({ store }, visit),
    keepDraft: (visit, draft) => keepDraft({ store }, visit, draft),
    planDraft: (day) => readDraft({ store }, `plan ${day}`),
    keepPlanDraft: (day, draft) => keepDraft({ store }, `plan ${day}`, draft),
    sync: touch.now,
    askReceipt: (visit) => net.call(askReceipt, { visit }),
    devices: async () => (await net.call(listDevices, {})).devices,
    // Rarely asked: fetched when it is.
    backCheck: async (visit) => (await net.call((await import('../../wire/behaviour.ts')).readBackCheck, { visit })).reasons ?? undefined,
    revoke: async (device) => void (await net.call(changeDevice, { device: device as never, state: 'revoked' })),
    ...inPerson(deps, log),
    letIn: (device) => letIn(deps, device),
    exportUnsent: () => unsentFile(deps),
    exportProof: async (visit) => {
      const { bundle } = await net.call((await import('../../wire/log.ts')).exportVisit, { visit });
      return new Blob([JSON.stringify(bundle, null, 1)], { type: 'application/json' });
    },
    exportDispute: async () => {
      const dispute = await store.read('dispute');
      return dispute === undefined ? undefined : new Blob([JSON.stringify(dispute, null, 1)], { type: 'application/json' });
    },
    ...leaveOf(deps, log),
    answerErrand: async (ask) => (await (await import('../actions/answer-errand.ts')).answerErrand(doing, ask)).envelope.id,
    signOut,
    device: key.device,
  };
}

/** Asked for a few times a year: fetched when it is. */
function leaveOf(deps: FieldDeps, log: OpenLog): Pick<Pocket, 'leaves' | 'askLeave'> {
  const asking = () => import('../sync/leave.ts');
  return {
    leaves: async () => (await asking()).ownLeaves(deps, log.view().me),
    askLeave: async (ask) => (await asking()).askLeaveOf(deps, log.view().me, ask),
  };
}

type Saying = Pick<
  Pocket,
  | 'checkIn'
  | 'answer'
  | 'takePhoto'
  | 'takeToken'
  | 'checkOut'
  | 'amend'
  | 'explain'
  | 'answerCase'
  | 'askPlan'
  | 'replanDay'
  | 'proposePlan'
  | 'openDuty'
  | 'closeDuty'
  | 'foundElsewhere'
  | 'noteOpportunity'
  | 'placeOrder'
>;

/** A check-in that was quick is watched to its end beside the first questions, so that nobody waits for it at the door. */
async function checkInAndWatch(doing: Doing, ask: CheckInAsk): ReturnType<typeof checkInAt> {
  const done = await checkInAt(doing, ask);
  const forMs = 'fixes' in ask.seen ? (ask.seen.fixes.at(-1)?.takenAt ?? 0) - ask.seen.fixes[0].takenAt : WATCHED_MS;
  if (done.ok && forMs < WATCHED_MS) void lookAround(doing).then((seen) => notePlace(doing, { visit: done.value, seen }));
  return done;
}

function saying(doing: Doing, justNow: () => Seen | undefined): Saying {
  return {
    checkIn: (ask) => checkInAndWatch(doing, ask),
    answer: (ask) => answerQuestion(doing, ask),
    takePhoto: (ask) => {
      const seen = justNow();
      return takePhoto(doing, { ...ask, ...(seen && { seen }) });
    },
    takeToken: async (token) => (await takeToken(doing, token)) !== undefined,
    checkOut: (ask) => checkOutOf(doing, ask),
    amend: (ask) => amendAnswer(doing, ask),
    explain: (ask) => explain(doing, ask),
    answerCase: async (ask) => (await answerCase(doing, ask)).envelope.id,
    askPlan: (ask) => askPlan(doing, ask),
    replanDay: (ask) => replanDay(doing, ask),
    proposePlan: (ask) => proposePlan(doing, ask),
    openDuty: () => openDuty(doing),
    closeDuty: () => closeDuty(doing),
    foundElsewhere: ({ fixes, ...ask }) => foundElsewhere(doing, { ...ask, seen: { fixes } }),
    noteOpportunity: (ask) => noteOpportunity(doing, ask),
    placeOrder: (ask) => placeOrder(doing, ask),
  };
}

/** Few standards ask who it is: what answers them comes when one does. */
function inPerson(
  deps: FieldDeps,
  log: OpenLog,
): Pick<Pocket, 'confirmPerson' | 'hasPasskey' | 'makePasskey' | 'passkeys' | 'removePasskey'> {
  const [confirming, making] = [() => import('../actions/confirm-person.ts'), () => import('../sync/make-passkey.ts')];
  return {
    confirmPerson: async (visit) => (await (await confirming()).confirmPerson({ ...deps, log }, visit)) !== undefined,
    hasPasskey: async () => (await (await making()).ownPasskeys(deps)).length > 0,
    passkeys: async () => (await deps.net.call(listPasskeys, {})).passkeys,
    removePasskey: async (credential) => void (await (await making()).removeOwn(deps, credential)),
    makePasskey: async () => (await making()).makePasskey(deps, log.view().me),
  };
}

/** The code of a photo is in the fact's own seal; all are read at once, and again when one is asked for that is new. */
function codesIn(store: FieldDeps['store']): (photo: FactId) => Promise<string | undefined> {
  let codes = new Map<FactId, Digest>();
  return async (photo) => {
    if (!codes.has(photo)) codes = new Map((await store.facts()).map(({ envelope, seal }) => [envelope.id, seal]));
    return codes.get(photo)?.slice(0, 8);
  };
}
