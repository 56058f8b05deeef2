import type { Scene, Signal } from '../signal.ts';

/** A hint and no more: a name is easily changed, and some phones serve honestly as another machine's camera. */
const CAP_BANS = 0.7;
/** What programs call themselves that play a picture or a film to the browser as if it came from a lens. */
const PLAYERS =
  /\bobs\b|manycam|v4l2 ?loopback|dummy video|xsplit|snap camera|splitcam|webcamoid|altercam|youcam|e2esoft|vcam|fake_device|virtual|虚拟/i;

/** The camera of a live photo names itself as a program that can show it anything. */
export const virtualCamera = {
  name: 'virtual-camera',
  family: 'photo',
  capBans: CAP_BANS,
  look: ({ visit }: Scene) => {
    const photos = visit.photos.filter(({ source, camera }) => source === 'camera' && camera !== undefined && PLAYERS.test(camera));
    const [first] = photos;
    if (!first) return undefined;
    return {
      doubtBans: CAP_BANS,
      says: { photos: photos.length, camera: first.camera ?? '' },
      evidence: photos.map(({ digest }) => ({ kind: 'photo' as const, ref: digest })),
    };
  },
} as const satisfies Signal;
