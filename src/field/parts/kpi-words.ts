import type { Language } from '../../words/language.ts';
export function kpiTitle(key: string, _language: Language): string {
  return key;
}
export function kpiUnit(key: string): 'share' | 'count' | 'minutes' | 'fen' {
  return key === 'mean-dwell' ? 'minutes' : key === 'order-value' ? 'fen' : key === 'new-customers' ? 'count' : 'share';
}
export function kpiWords(
  _key: string,
  _language: Language,
): readonly { readonly term: 'definition' | 'numerator' | 'denominator'; readonly words: string }[] {
  return [];
}
