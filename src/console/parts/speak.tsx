import { createContext, useCallback, useContext } from 'react';
import { inLanguage, type Text } from '../../domain/sop/text.ts';
import { type Language, say, type Says, type Words } from '../../words/language.ts';

export const LanguageContext = createContext<Language>('zh');

/** Changes to the other language. */
export const TurnLanguageContext = createContext<() => void>(() => {});

export function useTurnLanguage(): () => void {
  return useContext(TurnLanguageContext);
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

/** The sentences of one subject in the language of the reader. */
export function useSay<Code extends string>(words: Words<Code>): (code: Code, says?: Says) => string {
  const language = useLanguage();
  return useCallback((code: Code, says?: Says) => say(words, code, language, says), [words, language]);
}

/** The same for a code that came from the server and may be newer than this page: then it is shown as it is. */
export function useTell(words: Words<string>): (code: string, says?: Says) => string {
  const language = useLanguage();
  return useCallback((code: string, says?: Says) => say(words, code, language, says), [words, language]);
}

/** Words that the company wrote itself. */
export function useText(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => inLanguage(text, language), [language]);
}
