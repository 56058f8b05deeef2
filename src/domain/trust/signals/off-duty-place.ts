import type { Scene, Signal } from '../signal.ts';

/** A place was not let in: outside the duty window or more precise than the line allows. A label, and our promise kept. */
export const offDutyPlace = {
  name: 'off-duty-place',
  family: 'place',
  capBans: 0,
  look: ({ droppedPlaces }: Scene) => (droppedPlaces === 0 ? undefined : { doubtBans: 0, says: { places: droppedPlaces }, evidence: [] }),
} as const satisfies Signal;
