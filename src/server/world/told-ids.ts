import type { Random } from '../../base/random.ts';

/** UUIDs out of told chance: the same seed names the same people, shops and stops. */
export function toldUuid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.below(16));
  digits[12] = 4;
  digits[16] = 8 + ((digits[16] as number) % 4);
  const hex = digits.map((digit) => digit.toString(16)).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
