import type { FieldDeps } from '../ports.ts';
import { callOver, type Send } from './call-over.ts';
import { uploadOver } from './upload-over.ts';

const MOST_MS = 30_000;

/** The browser's network. A request that hangs is one that failed. */
const send: Send = (request) => fetch(request, { credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(MOST_MS) });

/** Asks the server before there is a key: the door, and who one is. */
export const call: FieldDeps['net']['call'] = callOver(send, location.origin);

export function fetchNet(key: FieldDeps['key'], store: FieldDeps['store']): FieldDeps['net'] {
  return { call, upload: uploadOver({ send, origin: location.origin, key, store }) };
}
