import type { Question } from '../../sop/questions.ts';
import type { Text } from '../../sop/text.ts';

/** Brisk silent reading, for a screen that is known: nobody reads slower for it, many who know the form read faster. */
const CHARACTERS_A_MIN = 400;
const WORDS_A_MIN = 260;
const HAN = /\p{Script=Han}/gu;
const WORD = /[A-Za-z0-9]+/g;

/** Seconds to read words once, in the language that takes less: which one was on the screen, nobody knows. */
function readingS(texts: readonly Text[]): number {
  const zh = texts.map((text) => text.zh).join(' ');
  const en = texts.map((text) => text.en ?? text.zh).join(' ');
  return Math.min(secondsOf(zh), secondsOf(en));
}

function secondsOf(words: string): number {
  const characters = words.match(HAN)?.length ?? 0;
  const latin = words.match(WORD)?.length ?? 0;
  return (characters / CHARACTERS_A_MIN + latin / WORDS_A_MIN) * 60;
}

/** What has to be read to answer a question: its title and what may be chosen; a grid's rows as well. Hints need no second look. */
export function readingOf(question: Question): number {
  if (question.type === 'choice') return readingS([question.title, ...question.options.map(({ title }) => title)]);
  if (question.type === 'product-grid') return readingS([question.title, ...question.products.map(({ title }) => title)]);
  return readingS([question.title]);
}
