import { FINDING_TITLES, FINDINGS } from '../../words/findings.ts';
import { type Language, type Says, say } from '../../words/language.ts';

export function findingTitle({ signal }: { readonly signal: string }, language: Language): string {
  return say(FINDING_TITLES, signal, language);
}

/** What was seen, with its numbers. */
export function findingWords({ signal, says }: { readonly signal: string; readonly says: Says }, language: Language): string {
  return say(FINDINGS, signal, language, says);
}
