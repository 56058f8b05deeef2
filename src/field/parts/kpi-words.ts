import { INDICATORS, type IndicatorKey } from '../../domain/kpi/indicators.ts';
import { type Language, say } from '../../words/language.ts';
import { KPI_DEFINITIONS, KPI_NAMES } from '../../words/kpis.ts';

export function kpiTitle(key: string, language: Language): string {
  return say(KPI_NAMES, key, language);
}

export function kpiUnit(key: string): 'share' | 'count' | 'minutes' | 'fen' {
  return INDICATORS.find((indicator) => indicator.key === (key as IndicatorKey))?.unit ?? 'count';
}

export function kpiWords(
  key: string,
  language: Language,
): readonly { readonly term: 'definition' | 'numerator' | 'denominator'; readonly words: string }[] {
  const terms = [
    ['numerator', 'n'],
    ['denominator', 'd'],
    ['definition', 'rules'],
  ] as const;
  return terms.map(([term, part]) => ({ term, words: say(KPI_DEFINITIONS, `${key}.${part}`, language) }));
}
