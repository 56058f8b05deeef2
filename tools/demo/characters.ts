import type { Seat } from '../../src/server/world/org.ts';

/**
 * What kind of rep somebody is. Most are honest; a few are lazy; a few do what the field knows: check in from the sofa,
 * be in two places at once, show the same photo again, turn the clock back, or work from a copied phone.
 */
export const CHARACTERS = ['honest', 'lazy', 'sofa', 'hopper', 'reuser', 'clock', 'copied'] as const;
export type Character = (typeof CHARACTERS)[number];

// By employee number. The first team has one of several kinds, so that its manager has something to look at.
const UNUSUAL: Readonly<Record<string, Character>> = {
  '5103': 'lazy',
  '5104': 'sofa',
  '5106': 'reuser',
  '5203': 'hopper',
  '5503': 'clock',
  '5304': 'copied',
  '5602': 'lazy',
  '5803': 'lazy',
};

export function characterOf({ person }: Seat): Character {
  return UNUSUAL[person.employeeNo] ?? 'honest';
}
