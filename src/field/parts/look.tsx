import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { DARK, LIGHT, type Palette } from '../../ui/tokens.ts';
import { type Formats, formatsOf } from '../../ui/formats.ts';
import { type Language, type Says, say, type Words } from '../../words/language.ts';

export type Theme = 'auto' | 'light' | 'dark';

/** How this phone shows things: kept on the phone, before and after anybody has signed in. */
export interface Look {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}
const LookContext = createContext<Look>({ language: 'zh', theme: 'auto', setLanguage: () => {}, setTheme: () => {} });

export function LookProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useKept<Language>('rounds.language', 'zh');
  const [theme, setTheme] = useKept<Theme>('rounds.theme', 'auto');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useEffect(() => followTheme(theme), [theme]);
  const look = useMemo(() => ({ language, theme, setLanguage, setTheme }), [language, theme, setLanguage, setTheme]);
  return <LookContext.Provider value={look}>{children}</LookContext.Provider>;
}

export function useLook(): Look {
  return useContext(LookContext);
}

type Speak = <W extends Words<string>>(words: W, code: keyof W & string, says?: Says) => string;

/** The sentences of a table in the language that is set. */
export function useSay(): Speak {
  const { language } = useLook();
  return (words, code, says) => say(words, code, language, says);
}

export function useFormats(zone: string): Formats {
  const { language } = useLook();
  return useMemo(() => formatsOf(language, zone), [language, zone]);
}

/** Sets the tokens as CSS variables, and follows the phone from light to dark where it is left to the phone. */
export function followTheme(theme: Theme): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => paintWith(theme === 'dark' || (theme === 'auto' && dark.matches) ? DARK : LIGHT);
  paint();
  dark.addEventListener('change', paint);
  return () => dark.removeEventListener('change', paint);
}

function paintWith(palette: Palette): void {
  const { style } = document.documentElement;
  for (const [name, colour] of Object.entries(palette))
    style.setProperty(`--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`, colour);
  style.colorScheme = palette === DARK ? 'dark' : 'light';
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', palette.paper);
}

function useKept<T extends string>(key: string, otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (localStorage.getItem(key) as T | null) ?? otherwise);
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(key, next);
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}
