import { PersonId } from '../../domain/ids.ts';

const NAME = 'rounds.last-person';

/** Who was here last, by id alone: whose log opens when there is no network to ask who is signed in. */
export function lastPerson(): PersonId | undefined {
  return PersonId.safeParse(localStorage.getItem(NAME)).data;
}

export function rememberPerson(person: PersonId): void {
  localStorage.setItem(NAME, person);
}

/** Signing out shuts the door on this phone; what was collected stays for who signs in again. */
export function forgetPerson(): void {
  localStorage.removeItem(NAME);
}
