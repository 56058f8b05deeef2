import { toHex } from '../../base/bytes.ts';
import { taggedJsonDigest } from '../../base/digest.ts';
import type { Json } from '../../base/json.ts';
import type { Month } from '../../base/moment.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Certificate } from '../../domain/plan/certificate.ts';
import { type Certified, CERTIFIER } from '../../domain/plan/certified.ts';
import type { QuotaMonth } from '../../domain/plan/quota.ts';
import { type PlanningPolicy, planningOf } from '../../domain/plan/rules.ts';
import type { Company } from '../directives/company.ts';
import type { ServerDeps } from '../ports.ts';
import type { MonthQuota } from './month-quota.ts';

const RUNS = 500;
const SEED = 1;

interface Known {
  readonly company: Company;
  readonly quota: MonthQuota;
  readonly person: PersonId;
  readonly month: Month;
}

/** Lives the month that was made of somebody's plans, and says what comes of it with what it rests on. */
export async function certified({ planner }: Pick<ServerDeps, 'planner'>, { company, quota, person, month }: Known): Promise<Certified> {
  const rules = planningOf(company.policy);
  const certificate = await planner.certify({ month: quota.month, trial: trialOf(quota.month, rules), goal: rules.goalPercent / 100 });
  return certifiedOf({ certificate, quota, person, month, goal: rules.goalPercent / 100 });
}

function trialOf({ visits }: QuotaMonth, { mayMissPercent }: PlanningPolicy) {
  return { seed: SEED, runs: RUNS, mayMiss: Math.floor((visits.length * mayMissPercent) / 100) };
}

interface Made {
  readonly certificate: Certificate;
  readonly quota: MonthQuota;
  readonly person: PersonId;
  readonly month: Month;
  readonly goal: number;
}

function certifiedOf({ certificate, quota, person, month, goal }: Made): Certified {
  const { trial, remedies, missed, interval, binding, visits, probability } = certificate;
  const customers = (of: readonly number[]) => of.flatMap((i) => quota.customers[i]?.customer.id ?? []);
  return {
    ...{ person, month, engine: CERTIFIER, seed: trial.seed, runs: trial.runs, goal, mayMiss: trial.mayMiss, visits, probability },
    ...{ interval: [...interval], missed: [...missed], ...(binding && { binding }) },
    remedies: remedies.map(({ kind, amount, customers: of }) => ({ kind, amount, customers: customers(of) })),
    inputs: {
      digest: digestOf(quota.month),
      ...{ days: quota.month.days.length, planned: quota.planned, customers: quota.customers.length, fieldMinutes: quota.fieldMinutes },
      ...{ stays: quota.times.stays, dwellSpread: quota.month.beliefs.dwell.spread, travel: quota.travel },
      ...{ access: quota.access.map((one) => ({ ...one })), lostDays: quota.lostDays },
    },
  };
}

function digestOf(month: QuotaMonth): string {
  const { size, travelS } = month.matrix;
  return toHex(taggedJsonDigest('ROUNDS-QUOTA-1', { ...month, matrix: { size, travelS: [...travelS] } } as unknown as Json));
}
