import type { Browser, BrowserContext } from 'playwright-core';
import type { Language } from '../../src/words/language.ts';
import type { Subjects } from './screens.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Login {
  readonly employeeNo: string;
  readonly password: string;
  readonly role: string;
  readonly name: string;
}

/** A browser of its own for one size and language, with the permissions that somebody at work has given. */
export async function sitDown(browser: Browser, url: string, size: Size, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    hasTouch: size.width < 600,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    geolocation: { latitude: 28.6829, longitude: 115.8582, accuracy: 18 },
    permissions: ['geolocation', 'camera'],
  });
  await context.addInitScript(`localStorage.setItem('rounds.language', '${language}'); localStorage.setItem('rounds.look', 'light');`);
  return context;
}

export async function loginsOf(url: string): Promise<readonly Login[]> {
  const door = (await (await fetch(`${url}/api/door`)).json()) as { logins: Login[] };
  return door.logins;
}

export async function signIn(context: BrowserContext, url: string, { employeeNo, password }: Login): Promise<void> {
  const answer = await context.request.post('/api/sign-in', { data: { employeeNo, password }, headers: { origin: url } });
  if (!answer.ok()) throw new Error(`${employeeNo} cannot sign in: ${await answer.text()}`);
}

/** Things to look at: a visit, one that asks for a look, a customer with a history, and a day of somebody's plan. */
export async function subjectsFor(context: BrowserContext): Promise<Subjects> {
  const ask = async <T>(path: string): Promise<T | undefined> => {
    const answer = await context.request.get(`/api${path}`);
    return answer.ok() ? ((await answer.json()) as T) : undefined;
  };
  type Rows = { visits: { id: string; customer: string | null; person: string; photos: number; endedAt: number | null; day: string }[] };
  const newest = (await ask<Rows>('/visits?limit=200'))?.visits.filter(({ endedAt }) => endedAt !== null) ?? [];
  const doubted = (await ask<Rows>('/visits?review=waiting&sort=doubt&limit=1'))?.visits[0];
  const visit = newest.find(({ photos, customer }) => photos > 0 && customer) ?? newest[0];
  const today = await ask<{ day: string }>('/today');
  const customers = await ask<{ customers: { customer: { id: string } }[] }>('/customers?limit=1');
  return {
    visit: visit?.id,
    doubted: doubted?.id,
    customer: visit?.customer ?? customers?.customers[0]?.customer.id,
    day: today?.day ?? '2026-01-01',
    person: visit?.person,
  };
}
