import type { Likeness } from '../../domain/photo/likeness.ts';
import type { PhotoEye, PhotoLook } from '../ports.ts';
import { ownThread } from './own-thread.ts';

/** Two photos to be compared, or one to be looked at. */
export interface PhotoAsked {
  readonly bytes: Uint8Array;
  readonly other?: Uint8Array | undefined;
}
export type PhotoAnswer = PhotoLook | Likeness | undefined;

/** Looks at photos beside the server. */
export function photoEye(): PhotoEye {
  const thread = ownThread<PhotoAsked, PhotoAnswer>(new URL('./photo-worker.ts', import.meta.url));
  return {
    look: async (bytes) => (await thread.ask({ bytes })) as PhotoLook,
    compare: async (bytes, other) => (await thread.ask({ bytes, other })) as Likeness | undefined,
    close: thread.close,
  };
}
