import { pinyin } from 'pinyin-pro';
import type { Customer } from '../../domain/customer.ts';

/** What a customer is found by: name, code, address, the name in pinyin without tones, and its initials. Lower case. */
export function searchWords({ name, code, address }: Pick<Customer, 'name' | 'code' | 'address'>): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('');
  return [name, code, address ?? '', syllables.join(''), initials].join(' ').toLowerCase();
}
