import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { addDays, localDate, MINUTE_MS } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import type { CustomerId, StopId, VisitId } from '../../src/domain/ids.ts';
import { type Fix, movedBy, type Point } from '../../src/domain/place.ts';
import type { GradeReason } from '../../src/domain/trust/verdict.ts';
import type { NoPlace } from '../../src/domain/visit/facts.ts';
import type { Seen } from '../../src/domain/visit/rules.ts';
import { REVIEW } from '../../src/console/words/review.ts';
import { VISIT as DESK_VISIT } from '../../src/console/words/visits.ts';
import { CHECK_IN } from '../../src/field/words/check-in.ts';
import { RECORD } from '../../src/field/words/record.ts';
import { TODAY } from '../../src/field/words/today.ts';
import { VISIT } from '../../src/field/words/visit.ts';
import { type Language, say } from '../../src/words/language.ts';
import { GRADE_REASONS } from '../../src/words/outcomes.ts';
import { NO_PLACE, VALIDITY } from '../../src/words/terms.ts';
import { drawScene } from '../../tools/demo/shelf-scene.ts';
import { launchChromium } from '../chromium.ts';
import { change, write } from '../company.ts';
import {
  aCompany,
  at,
  FAR_SHOP,
  LI,
  MANAGER,
  NEAR_SHOP,
  PASSWORD,
  seenAt,
  SHOP,
  STANDARD,
  type TestCompany,
  ZHAO,
  ZONE,
} from '../days/company.ts';
import { aShot, visit } from '../days/visit.ts';
import { look, troublesOf } from './looking.ts';
import { fillIn, takePhoto } from './phone-at-work.ts';
import { aDesk, aSignedInPhone, type ServedDays, serveDays } from './served-days.ts';

// An honest person with bad luck: a cold start, no leave to look, a tunnel, masts only, two days without a network. Nobody is
// doubted for any of it; what could not be shown is said, in the same words at the desk and on the phone.

const TODAY_IS = localDate(Date.now(), ZONE);
const [BEFORE, YESTERDAY] = [addDays(TODAY_IS, -2), addDays(TODAY_IS, -1)];
const WEEK = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 0, toMinute: 1440 }));
const onDuty = <P extends typeof LI>(person: P): P => ({ ...person, duty: { zone: ZONE, hours: WEEK } });
const doorOf = ({ fence }: Customer) => fence?.centre as Point;
const CORNER: Customer = { ...NEAR_SHOP, id: '00000000-0000-4000-8000-000000000039' as CustomerId, code: 'C39', name: '街角药房' };

interface Lived {
  readonly what: string;
  readonly grade: 'B' | 'C';
  readonly reasons: readonly GradeReason[];
  /** Why there was no place. */
  readonly says?: NoPlace;
}
const LIVED: Readonly<Record<string, Lived>> = {
  cold: { what: 'a cold start a kilometre off', grade: 'B', reasons: ['inside-both-ends', 'precise-fix', 'live-photo'] },
  denied: {
    what: 'no leave to look until noon',
    grade: 'C',
    reasons: ['inside-one-end', 'lacks-precise-fix', 'live-photo'],
    says: 'denied',
  },
  tunnel: { what: 'a position that jumps out of a tunnel and back', grade: 'B', reasons: ['inside-both-ends', 'precise-fix'] },
  masts: { what: 'a valley with masts only', grade: 'C', reasons: ['inside-both-ends', 'lacks-precise-fix'] },
};

/** Visits of which everything is here that was declared. */
const COMPLETE = `select id from visit where ended_at is not null and (sheet -> 'verdict' ->> 'complete')::boolean`;

let [browser, company, served]: [Browser, TestCompany, ServedDays] = [] as never;
const visits = new Map<string, VisitId>();
beforeAll(async () => {
  browser = await launchChromium({ args: ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'] });
  company = await aCompany();
  await write(
    company.deps,
    MANAGER,
    ...[LI, ZHAO].map((person) => change('person', onDuty(person))),
    change('sop', { ...STANDARD, version: 2, evidence: 'B', minDwellMin: 0 }),
    change('customer', CORNER),
    change('ownership', { customer: CORNER.id, post: ZHAO.post as never, from: '2026-01-01' }),
    change('plan', {
      person: ZHAO.id,
      day: TODAY_IS,
      stops: [{ id: '00000000-0000-4000-8000-000000000539' as StopId, customer: CORNER.id }],
    }),
  );
  await twoDaysWithoutNetwork();
  served = await serveDays(company);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

const off = (point: Point, northM: number, accuracyM: number, takenAt: number): Fix => ({
  ...movedBy(point, northM, 0.4 * northM),
  accuracyM,
  takenAt,
});
/** A phone that was asleep: the network's guess, a box of Wi-Fi that moved house, and only then where it is. */
const coldStart =
  (point: Point) =>
  (now: number): Seen => ({
    fixes: [off(point, 1_100, 900, now - 9_000), off(point, 5_900, 24, now - 7_000), ...seenAt(point, now).fixes],
  });

async function twoDaysWithoutNetwork(): Promise<void> {
  const phone = await company.phone(onDuty(LI));
  company.setNow(at(7, 30, BEFORE));
  await phone.sync();
  phone.goOffline();
  const picture = (n: string) => aShot(drawScene({ shop: n, picture: n, subject: 'shelf-after' }));
  const lived = async (name: string, { from, customer, fed }: { from: number; customer: Customer; fed: (now: number) => Seen }) => {
    visits.set(name, await visit(company, phone, { customer, from, fed, minutes: 17, photo: picture(name), planned: false }));
  };
  const door = doorOf(SHOP);
  const first = at(9, 4, BEFORE);
  await lived('cold', { customer: SHOP, from: first, fed: (now) => (now === first ? coldStart(door)(now) : seenAt(door, now)) });
  const second = at(11, 20, BEFORE);
  const denied = { none: 'denied' } as const;
  await lived('denied', {
    ...{ customer: NEAR_SHOP, from: second },
    fed: (now) => (now < second + 10 * MINUTE_MS ? denied : seenAt(doorOf(NEAR_SHOP), now)),
  });
  const third = at(9, 11, YESTERDAY);
  const jumped = movedBy(door, 140_000, 0);
  await lived('tunnel', {
    ...{ customer: SHOP, from: third },
    fed: (now) => (now === third + MINUTE_MS ? { fixes: [off(jumped, 0, 24, now - 2_000)] } : seenAt(door, now)),
  });
  const valley = doorOf(FAR_SHOP);
  await lived('masts', {
    ...{ customer: FAR_SHOP, from: at(14, 2, YESTERDAY) },
    fed: (now) => ({ fixes: [off(valley, 900 * Math.cos(now / 400_000), 2_400, now - 3_000)] }),
  });
  company.setNow(Date.now());
  phone.goOnline();
  await phone.sync();
}

test.each<Language>(['zh', 'en'])(
  'two days without a network come late and are doubted for nothing (%s)',
  async (language) => {
    const { url } = served;
    const desk = await aDesk(browser, { url, person: MANAGER, password: PASSWORD, language });
    await vi.waitFor(async () => expect(await company.rows(COMPLETE)).toHaveLength(4), { timeout: 30_000 });
    await desk.goto('/review');
    await desk.getByText(say(REVIEW, 'empty_waiting', language)).waitFor();
    await desk.goto('/visits');
    await desk.getByText(FAR_SHOP.name).first().waitFor();
    await look(desk, `luck-desk-list-${language}`);
    expect(await troublesOf(desk)).toEqual([]);
    const phone = await aSignedInPhone(browser, { url, person: LI, password: PASSWORD, language });
    await phone.page().goto('/field/visits');
    await phone.page().getByText(FAR_SHOP.name).first().waitFor({ timeout: 30_000 });
    await look(phone.page(), `luck-phone-list-${language}`);
    for (const [name, lived] of Object.entries(LIVED)) {
      const id = visits.get(name) as VisitId;
      await desk.goto(`/visits/${id}`);
      await saysAll(desk, lived, language);
      expect(await desk.getByText(say(DESK_VISIT, 'needsLook', language)).count()).toBe(0);
      await look(desk, `luck-desk-${name}-${language}`, { whole: true });
      expect(await troublesOf(desk)).toEqual([]);
      await phone.page().goto(`/field/visits/${id}`);
      await saysAll(phone.page(), lived, language);
      await look(phone.page(), `luck-phone-${name}-${language}`, { whole: true });
      expect(await troublesOf(phone.page())).toEqual([]);
    }
    expect(await company.rows('select id from visit where review or doubt_bans > 0')).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await Promise.all([phone.context.close(), desk.context().close()]);
  },
  180_000,
);

/** The grade, whether it counts, and each reason in words. */
async function saysAll(page: Page, { grade, reasons, says }: Lived, language: Language): Promise<void> {
  if (says)
    await page
      .getByText(new RegExp(`${say(NO_PLACE, says, language)}$`))
      .first()
      .waitFor();
  for (const reason of reasons)
    await page
      .getByText(say(GRADE_REASONS, reason, language))
      .first()
      .waitFor();
  await page.getByText(grade, { exact: true }).first().waitFor();
  await page
    .getByText(say(VALIDITY, grade === 'B' ? 'valid' : 'unproven', language))
    .first()
    .waitFor();
}

test('a morning in a real browser: it begins a kilometre off, and the leave to look is gone before the end', async () => {
  const { url } = served;
  const phone = await aSignedInPhone(browser, { url, person: ZHAO, password: PASSWORD, language: 'en' });
  // The browser's own test card calls itself a program, and a program is what the server would say of it.
  await phone.context.addInitScript(`Object.defineProperty(MediaStreamTrack.prototype, 'label', { get: () => 'camera2 0, facing back' })`);
  await phone.kill();
  await phone.page().getByText(CORNER.name).first().waitFor({ timeout: 30_000 });
  await phone.context.setOffline(true);
  await phone.button(TODAY, 'startAt', { n: 1 }).click();
  await phone.page().getByText(phone.t(CHECK_IN, 'title')).first().waitFor();
  await phone.standAt(movedBy(doorOf(CORNER), 1_100, 0), 900);
  await look(phone.page(), 'luck-cold-start');
  await phone.standAt(doorOf(CORNER));
  await look(phone.page(), 'luck-then-right');
  await phone.button(CHECK_IN, 'go').click();
  await phone.page().locator('[data-question]').first().waitFor();
  await takePhoto(phone, phone.page().locator('[data-question]').last());
  await fillIn(phone);
  await phone.context.clearPermissions();
  await phone.page().reload();
  await phone.button(VISIT, 'checkOut').waitFor();
  await look(phone.page(), 'luck-no-leave');
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(VISIT, 'checkOut').click();
  await phone.page().locator('[data-badge=waiting]').waitFor();
  await phone.context.setOffline(false);
  await phone.page().locator('[data-badge=clear]').waitFor({ timeout: 30_000 });
  const id = await judged();
  await phone.page().goto(`/field/visits/${id}`);
  await phone.page().getByText(phone.t(GRADE_REASONS, 'inside-one-end')).waitFor();
  await phone
    .page()
    .getByText(phone.t(RECORD, 'noPlace_end', { why: phone.t(NO_PLACE, 'denied') }))
    .waitFor();
  await phone.page().getByText(phone.t(RECORD, 'noDoubt')).waitFor();
  await look(phone.page(), 'luck-own-visit', { whole: true });
  expect(phone.complaints).toEqual([]);
  await phone.context.close();
}, 120_000);

/** ZHAO's visit as soon as it was judged, photo and all: C, and doubted for nothing. */
async function judged(): Promise<string> {
  const rows = () =>
    company.rows<{ id: string; grade: string; doubt_bans: number }>(
      `select id, grade, doubt_bans from visit where customer_id = $1 and id in (${COMPLETE})`,
      [CORNER.id],
    );
  await vi.waitFor(async () => expect(await rows()).toMatchObject([{ grade: 'C', doubt_bans: 0 }]), { timeout: 30_000, interval: 250 });
  return (await rows())[0]?.id ?? '';
}
