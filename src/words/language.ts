import type { Language } from '../domain/sop/text.ts';

export type { Language };

/** What fills a sentence. */
export type Says = Readonly<Record<string, string | number>>;
export type Sentence = string | ((says: Says) => string);

/** The sentences of one subject, complete by type: a code that lacks its words in either language does not compile. */
export type Words<Code extends string> = { readonly [C in Code]: { readonly zh: Sentence; readonly en: Sentence } };

/** A sentence in a language. A code of an older engine or a newer server is shown as it is, not hidden. */
export function say<Code extends string>(words: Words<Code>, code: string, language: Language, says: Says = {}): string {
  if (!Object.hasOwn(words, code)) return code;
  const sentence = words[code as Code][language];
  return typeof sentence === 'string' ? sentence : sentence(says);
}
