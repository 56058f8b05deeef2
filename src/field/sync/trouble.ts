import type { NetTrouble, SyncState } from '../ports.ts';

/** What came back does not bear the organisation's signature, or does not answer what was asked. It is never believed. */
export interface Unproven {
  readonly trouble: 'unproven';
  readonly what: 'receipt' | 'nonce' | 'checkpoint' | 'history' | 'key';
}

export function unproven(what: Unproven['what']): Unproven {
  return { trouble: 'unproven', what };
}

export function isNetTrouble(error: unknown): error is NetTrouble {
  return typeof error === 'object' && error !== null && 'trouble' in error;
}

/** What the badge says of something that went wrong; a defect is none of it and goes on up. */
export function badgeOf(error: unknown): NonNullable<SyncState['lastTrouble']> {
  if (!isNetTrouble(error)) throw error;
  const { trouble, code } = error as NetTrouble & { readonly trouble: NetTrouble['trouble'] | Unproven['trouble'] };
  if (code === 'device-awaits-approval') return 'awaiting';
  return trouble === 'refused' ? 'server' : trouble;
}
