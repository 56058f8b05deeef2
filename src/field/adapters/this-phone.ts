import { toBase64url } from '../../base/bytes.ts';

const NAME = 'rounds.phone';

/** A number made by chance when the app is first opened here: the same for all who sign in on this phone, and good for nothing else. */
export function thisPhone(): string {
  const known = localStorage.getItem(NAME);
  if (known) return known;
  const made = toBase64url(crypto.getRandomValues(new Uint8Array(18)));
  localStorage.setItem(NAME, made);
  return made;
}
