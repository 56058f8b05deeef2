import type { Indicator } from '../indicator.ts';
import { share } from '../reading.ts';

/** How long a qualified opportunity has to be won: the horizon of a closed cohort. */
export const HORIZON_DAYS = 90;

/** 有效商机转化率: opportunities qualified in the span and won within the horizon, over all qualified in it that are at least that old. */
export const conversion = {
  key: 'conversion',
  unit: 'share',
  better: 'more',
  settlesAfterDays: HORIZON_DAYS,
  day: ({ results }) => {
    const qualified = results.filter((result) => result.kind === 'qualified');
    const won = qualified.filter(({ wonAfterDays }) => wonAfterDays !== undefined && wonAfterDays <= HORIZON_DAYS);
    return { 'conversion.qualified': qualified.length, 'conversion.won': won.length };
  },
  read: (sums) => share(sums['conversion.won'] ?? 0, sums['conversion.qualified'] ?? 0),
} as const satisfies Indicator;
