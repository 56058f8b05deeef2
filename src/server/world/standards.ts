import type { LocalDate } from '../../base/moment.ts';
import type { SopTemplate } from '../../domain/sop/template.ts';
import { PRODUCTS } from './products.ts';
import { distributorSops } from './sops/distributor.ts';
import { hospitalSops } from './sops/hospital.ts';
import { outletSops } from './sops/outlet.ts';
import { pharmacySops } from './sops/pharmacy.ts';

/** Every standard that ships with the product, in its newest edition: what a new company may start from. */
export function shippedStandards(): SopTemplate[] {
  const edition = { version: 1, photos: true };
  return [...pharmacySops(edition), ...hospitalSops(edition), ...distributorSops(edition), ...outletSops(PRODUCTS)];
}

/** The demo's own: a first edition without photos, and a second that asks for them from a day on. */
export function demoStandards(photosFrom: LocalDate): SopTemplate[] {
  const [first, second] = [
    { version: 1, photos: false },
    { version: 2, photos: true, from: photosFrom },
  ];
  return [...pharmacySops(first), ...hospitalSops(first), ...distributorSops(first), ...pharmacySops(second), ...hospitalSops(second)];
}
