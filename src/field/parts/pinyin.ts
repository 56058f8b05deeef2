// The first syllable of each letter in the order of a Chinese dictionary: what sorts before the next one begins with this letter.
// A table of every character would weigh more than the rest of the app; the phone knows the order already.
const FIRST = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';

const order = new Intl.Collator('zh-Hans-u-co-pinyin');

/** The initials of a name as one types them: 康宁大药房 is `kndyf`. Latin letters and digits stand for themselves. */
export function initialsOf(name: string): string {
  return [...name.toLowerCase()].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!/\p{Script=Han}/u.test(character)) return '';
  const at = [...FIRST].findLastIndex((first) => order.compare(first, character) <= 0);
  return LETTERS[Math.max(0, at)] ?? '';
}
