import type { FieldDeps } from '../ports.ts';

/** Looks where the phone is and feels meanwhile whether it moves: what it says of the one belongs to the other. */
export function felt(gps: FieldDeps['gps'], feeler: FieldDeps['motion']): FieldDeps['gps'] {
  return {
    look: async (each, signal) => {
      const { soFar, end } = feeler.listen();
      try {
        const seen = await gps.look((fixes) => each(fixes, soFar()), signal);
        const moved = soFar();
        return 'fixes' in seen && moved ? { ...seen, motion: moved } : seen;
      } finally {
        end();
      }
    },
  };
}
