import { alteredFacts } from './signals/altered-facts.ts';
import { brokenChain } from './signals/broken-chain.ts';
import { clockMoved } from './signals/clock-moved.ts';
import { customerDenies } from './signals/customer-denies.ts';
import { copiedPhoto } from './signals/copied-photo.ts';
import { galleryPhoto } from './signals/gallery-photo.ts';
import { impossibleHop } from './signals/impossible-hop.ts';
import { lateEntry } from './signals/late-entry.ts';
import { offDutyPlace } from './signals/off-duty-place.ts';
import { outsideFence } from './signals/outside-fence.ts';
import { overlappingVisits } from './signals/overlapping-visits.ts';
import { poorAccuracy } from './signals/poor-accuracy.ts';
import { samePhotoBytes } from './signals/same-photo-bytes.ts';
import { staleSiteCode } from './signals/stale-site-code.ts';
import { tooShort } from './signals/too-short.ts';
import { unmatchedSiteProof } from './signals/unmatched-site-proof.ts';
import { usedSiteProof } from './signals/used-site-proof.ts';
import type { Signal } from './signal.ts';

// In the order in which a reader should meet them. To add one: a file in signals/, a line here, its words, its day.
export const SIGNALS = [
  samePhotoBytes,
  copiedPhoto,
  customerDenies,
  usedSiteProof,
  staleSiteCode,
  brokenChain,
  alteredFacts,
  impossibleHop,
  overlappingVisits,
  outsideFence,
  tooShort,
  clockMoved,
  lateEntry,
  poorAccuracy,
  galleryPhoto,
  unmatchedSiteProof,
  offDutyPlace,
] as const satisfies readonly Signal[];
export type SignalName = (typeof SIGNALS)[number]['name'];
