import { type Felt, feel, motionOf, nothingFelt } from '../../domain/motion.ts';
import type { FieldDeps } from '../ports.ts';

/** iPhones ask the person, and only on a tap. */
type Asking = { readonly requestPermission?: () => Promise<'granted' | 'denied'> };
const REFUSED = 'motion-refused';

/** What the phone feels of its own movement. Only sums are kept of it, and only while somebody listens. */
export const motion: FieldDeps['motion'] = {
  ask: () => {
    if (typeof DeviceMotionEvent === 'undefined' || localStorage.getItem(REFUSED)) return;
    const asked = (DeviceMotionEvent as unknown as Asking).requestPermission?.();
    // A no is a no: it is remembered, and nothing depends on it.
    void asked?.then((said) => said === 'denied' && localStorage.setItem(REFUSED, 'yes')).catch(() => {});
  },
  listen: () => {
    let felt: Felt = nothingFelt;
    const hear = ({ accelerationIncludingGravity: a, timeStamp }: DeviceMotionEvent) => {
      if (a && a.x !== null && a.y !== null && a.z !== null) felt = feel(felt, { at: Math.round(timeStamp), mps2: [a.x, a.y, a.z] });
    };
    addEventListener('devicemotion', hear);
    return { soFar: () => motionOf(felt), end: () => removeEventListener('devicemotion', hear) };
  },
};
