import type { Language } from '../../words/language.ts';
export function findingTitle({ signal }: { readonly signal: string }, _language: Language): string {
  return signal;
}
