import * as z from 'zod/mini';

/** Words that the company writes itself, in both languages of the product; English may be left to the Chinese. */
export const Text = z.strictObject({
  zh: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
  en: z.optional(z.string().check(z.maxLength(500))),
});
export type Text = z.infer<typeof Text>;
export type Language = 'zh' | 'en';

export function inLanguage(text: Text, language: Language): string {
  return (language === 'en' ? text.en : undefined) ?? text.zh;
}
