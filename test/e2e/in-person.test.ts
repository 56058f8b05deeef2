import type { APIRequestContext, Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import type { SopTemplate } from '../../src/domain/sop/template.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { LET_IN } from '../../src/field/words/let-in.ts';
import { ME, SYNC } from '../../src/field/words/me.ts';
import { PASSKEYS } from '../../src/field/words/passkeys.ts';
import { PERSON } from '../../src/field/words/person.ts';
import { TODAY } from '../../src/field/words/today.ts';
import { CHECK_IN } from '../../src/field/words/check-in.ts';
import { DEMO_PASSWORD } from '../../tools/demo/opening.ts';
import { launchChromium } from '../chromium.ts';
import { troublesOf } from './looking.ts';
import { aPhone, type PhoneAtWork } from './phone-at-work.ts';
import { type ServedCompany, serveCompany } from './served-company.ts';

// Whose phone it is, and who holds it: a passkey of a real browser at the check-in, and an old phone that lets in a new one.

let browser: Browser;
let company: ServedCompany;
beforeAll(async () => {
  browser = await launchChromium();
  company = await serveCompany();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await company?.close();
});

async function phoneOf(employeeNo: string, language: 'zh' | 'en'): Promise<PhoneAtWork> {
  // Passkeys belong to a name, and 127.0.0.1 is none.
  const phone = await aPhone(browser, { url: company.url.replace('127.0.0.1', 'localhost'), language });
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(DEMO_PASSWORD);
  await phone.button(DOOR, 'signIn').click();
  await phone
    .page()
    .getByText(company.stopsOf(employeeNo)[0]?.name ?? '')
    .first()
    .waitFor({ timeout: 30_000 });
  return phone;
}

/** As the office would: every standard asks who it is from now on; new phones are let in one by one. */
async function asAdmin(work: (request: APIRequestContext, headers: { origin: string }) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: company.url });
  const headers = { origin: company.url };
  const [admin] = await company.rows<{ no: string }>(
    `select value ->> 'employeeNo' as no from directive where kind = 'person' and value ->> 'role' = 'admin' limit 1`,
  );
  expect((await context.request.post('/api/sign-in', { data: { employeeNo: admin?.no, password: DEMO_PASSWORD }, headers })).ok()).toBe(
    true,
  );
  await work(context.request, headers);
  await context.close();
}

test('where the standard asks, the rep confirms at the check-in with the phone’s own lock, and the server finds it true', async () => {
  await asAdmin(async (request, headers) => {
    const { sops } = (await (await request.get('/api/sops')).json()) as { sops: { sop: SopTemplate; live: boolean }[] };
    for (const { sop, live } of sops)
      if (live) expect((await request.put('/api/sops', { data: { sop: { ...sop, identity: 'passkey' } }, headers })).ok()).toBe(true);
  });
  const phone = await phoneOf('5103', 'zh');
  const devtools = await phone.context.newCDPSession(phone.page());
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true } as const;
  await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, automaticPresenceSimulation: true } });
  const [customer] = company.stopsOf('5103') as [Customer];
  await phone.button(TODAY, 'startAt', { n: 1 }).click();
  await phone.page().getByText(phone.t(CHECK_IN, 'purpose')).first().waitFor();
  await phone.standAt(customer.fence?.centre ?? { lat: 0, lon: 0 });
  await phone.button(CHECK_IN, 'go').click();
  await phone.button(PERSON, 'confirm').waitFor();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(PERSON, 'confirm').click();
  await phone.page().getByText(phone.t(PERSON, 'confirmed')).waitFor();
  const verdict = () =>
    company.rows<{ reasons: string[] }>(`select sheet -> 'verdict' -> 'gradeReasons' as reasons from visit where customer_id = $1`, [
      customer.id,
    ]);
  await vi.waitFor(async () => expect((await verdict())[0]?.reasons).toContain('person-verified'), { timeout: 30_000, interval: 250 });
  await phone.page().goto('/field/me');
  await phone.button(PASSKEYS, 'remove').waitFor();
  expect(await troublesOf(phone.page())).toEqual([]);
  await phone.button(PASSKEYS, 'remove').click();
  await phone.button(PASSKEYS, 'remove').waitFor({ state: 'hidden' });
  expect(await company.rows(`select count(*)::int as n from passkey where removed_at is not null`)).toEqual([{ n: 1 }]);
  expect(phone.complaints).toEqual([]);
  await phone.context.close();
}, 180_000);

test('a new phone waits until the older one of the same person lets it in, both showing the same digits', async () => {
  const old = await phoneOf('5104', 'en');
  await asAdmin(async (request, headers) => {
    const { policy, number } = (await (await request.get('/api/policy')).json()) as { policy: object; number: number };
    const data = { policy: { ...policy, enrolment: 'approved' }, number };
    expect((await request.put('/api/policy', { data, headers })).ok()).toBe(true);
  });
  const fresh = await phoneOf('5104', 'en');
  await fresh.page().goto('/field/me/sync');
  await fresh.button(SYNC, 'retry').click();
  const waiting = fresh.page().getByText(/waits to be let in/);
  await waiting.waitFor();
  const code = /\d{3} \d{3}/.exec(await waiting.innerText())?.[0] ?? '';
  await old.page().goto('/field/me');
  await old.button(ME, 'letIn').waitFor();
  expect(await troublesOf(old.page())).toEqual([]);
  await old.button(ME, 'letIn').click();
  await old
    .page()
    .getByRole('dialog')
    .getByText(old.t(LET_IN, 'ask', { code }))
    .waitFor();
  await old
    .page()
    .getByRole('dialog')
    .getByRole('button', { name: old.t(ME, 'letIn') })
    .click();
  await old.page().getByRole('dialog').waitFor({ state: 'hidden' });
  await fresh.button(SYNC, 'retry').click();
  await waiting.waitFor({ state: 'hidden' });
  expect(await company.rows(`select state from device where label <> 'desk' and state = 'awaits-approval'`)).toEqual([]);
  await Promise.all([old.context.close(), fresh.context.close()]);
}, 180_000);
