import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import type { Person } from '../../src/domain/person.ts';
import { DOOR } from '../../src/field/words/door.ts';
import { createApp } from '../../src/server/app.ts';
import { startWorker } from '../../src/server/jobs/worker.ts';
import type { Language } from '../../src/words/language.ts';
import { type TestCompany, ZONE } from '../days/company.ts';
import { aPhone, type PhoneAtWork } from './phone-at-work.ts';

export interface ServedDays {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A company whose last days were told, on a real port with its worker; from here on it is now. */
export async function serveDays(company: TestCompany): Promise<ServedDays> {
  company.setNow(Date.now());
  const deps = { ...company.deps, clock: { now: Date.now } };
  const worker = await startWorker(deps);
  const server = serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((heard) => server.once('listening', heard));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await worker.stop();
      await company.close();
    },
  };
}

interface Sitting {
  readonly url: string;
  readonly person: Person;
  readonly password: string;
  readonly language: Language;
}

/** A desk at which somebody has signed in. */
export async function aDesk(browser: Browser, { url, person, password, language }: Sitting): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', timezoneId: ZONE },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}')`);
  const data = { employeeNo: person.employeeNo, password };
  const answer = await context.request.post('/api/sign-in', { data, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${person.employeeNo} does not get in: ${answer.status()}`);
  return context.newPage();
}

/** A phone on which somebody has signed in by its own door, and which keeps the app for when there is no network. */
export async function aSignedInPhone(browser: Browser, { url, person, password, language }: Sitting): Promise<PhoneAtWork> {
  const phone = await aPhone(browser, { url, language });
  await phone.button(DOOR, 'signIn').waitFor();
  await phone.page().getByLabel(phone.t(DOOR, 'employeeNo')).fill(person.employeeNo);
  await phone.page().getByLabel(phone.t(DOOR, 'password'), { exact: true }).fill(password);
  await phone.button(DOOR, 'signIn').click();
  await phone.page().getByRole('navigation').first().waitFor({ timeout: 30_000 });
  await phone.page().evaluate('navigator.serviceWorker.ready.then(() => true)');
  return phone;
}
