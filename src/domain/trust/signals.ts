import { alteredFacts } from './signals/altered-facts.ts';
import { brokenChain } from './signals/broken-chain.ts';
import { clockMoved } from './signals/clock-moved.ts';
import { customerDenies } from './signals/customer-denies.ts';
import { copiedPhoto } from './signals/copied-photo.ts';
import { frozenPlace } from './signals/frozen-place.ts';
import { deniedVisit } from './signals/denied-visit.ts';
import { devicesInStep } from './signals/devices-in-step.ts';
import { galleryPhoto } from './signals/gallery-photo.ts';
import { impossibleHop } from './signals/impossible-hop.ts';
import { impossibleTime } from './signals/impossible-time.ts';
import { lateEntry } from './signals/late-entry.ts';
import { movedWhileStill } from './signals/moved-while-still.ts';
import { newDevice } from './signals/new-device.ts';
import { offDutyPlace } from './signals/off-duty-place.ts';
import { otherScene } from './signals/other-scene.ts';
import { outsideFence } from './signals/outside-fence.ts';
import { overlappingVisits } from './signals/overlapping-visits.ts';
import { pinMoved } from './signals/pin-moved.ts';
import { poorAccuracy } from './signals/poor-accuracy.ts';
import { replayedPlace } from './signals/replayed-place.ts';
import { restlessPlace } from './signals/restless-place.ts';
import { ruledLine } from './signals/ruled-line.ts';
import { samePhotoBytes } from './signals/same-photo-bytes.ts';
import { sharedDevice } from './signals/shared-device.ts';
import { staleSiteCode } from './signals/stale-site-code.ts';
import { tooShort } from './signals/too-short.ts';
import { unmatchedSiteProof } from './signals/unmatched-site-proof.ts';
import { usedSiteProof } from './signals/used-site-proof.ts';
import { virtualCamera } from './signals/virtual-camera.ts';
import type { Signal } from './signal.ts';

// In the order in which a reader should meet them. To add one: a file in signals/, a line here, its words, its day.
export const SIGNALS = [
  samePhotoBytes,
  copiedPhoto,
  otherScene,
  customerDenies,
  deniedVisit,
  usedSiteProof,
  staleSiteCode,
  brokenChain,
  alteredFacts,
  replayedPlace,
  frozenPlace,
  restlessPlace,
  ruledLine,
  impossibleHop,
  impossibleTime,
  overlappingVisits,
  devicesInStep,
  outsideFence,
  pinMoved,
  movedWhileStill,
  tooShort,
  clockMoved,
  lateEntry,
  poorAccuracy,
  virtualCamera,
  galleryPhoto,
  newDevice,
  sharedDevice,
  unmatchedSiteProof,
  offDutyPlace,
] as const satisfies readonly Signal[];
export type SignalName = (typeof SIGNALS)[number]['name'];
