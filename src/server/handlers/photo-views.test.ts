import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aPerson, aPost, aUnit, change, cookieOf, write } from '../../../test/company.ts';
import { aCompany, phoneOf, REP, type TestCompany } from '../../../test/ledger.ts';
import type { FactBody } from '../../domain/facts.ts';
import { QuestionId, VisitId } from '../../domain/ids.ts';
import { uploadOver } from '../../field/adapters/upload-over.ts';
import { pushFacts } from '../../wire/push-facts.ts';

const [other, unit] = [aUnit('别队'), aUnit('总部')];
const [elsewhere, desk] = [aPost(other, 77, true), aPost(unit, 78)];
const [stranger, admin] = [aPerson('S77', 'manager', elsewhere), aPerson('A78', 'admin', desk)];

let [company, bytes, digest]: [TestCompany, Uint8Array<ArrayBuffer>, string] = [] as never;
beforeAll(async () => {
  company = await aCompany();
  await write(company.deps, REP, ...[other, unit].map((it) => change('unit', it)), ...[elsewhere, desk].map((it) => change('post', it)));
  await write(company.deps, REP, ...[stranger, admin].map((person) => change('person', person)));
  bytes = new Uint8Array(
    await sharp({ create: { width: 800, height: 600, channels: 3, background: '#7aa' } })
      .jpeg()
      .toBuffer(),
  );
  digest = createHash('sha256').update(bytes).digest('hex');
  const phone = await phoneOf(company);
  const details = { source: 'camera', widthPx: 800, heightPx: 600, bytes: bytes.length } as const;
  const refs = { visit: VisitId.parse('00000000-0000-4000-8000-000000000777'), question: QuestionId.parse('shelf') };
  const taken: FactBody = { kind: 'photo.taken', refs, blobs: [digest], parts: { details } };
  await ask(company.app, pushFacts, { device: phone.device, facts: [phone.say(taken)] });
  const kept: Record<string, unknown> = {};
  const store = {
    read: async <T>(key: string) => kept[key] as T | undefined,
    write: async (more: Readonly<Record<string, unknown>>) => void Object.assign(kept, more),
  };
  const key = { device: phone.device, publicKey: phone.key, sign: async (message: Uint8Array) => phone.sign(message) };
  await uploadOver({ send: async (request) => company.app.request(request), origin: 'http://localhost', key, store })(digest, bytes);
});
afterAll(() => company.close());

const look = async (person: typeof REP, size: string) =>
  company.app.request(`/api/photos/${digest}?size=${size}`, { headers: { cookie: await cookieOf(company.deps, person) } });
const widthOf = async (response: Response) => (await sharp(new Uint8Array(await response.arrayBuffer())).metadata()).width;

test('who took it and who may see the visit see it, never as it was sealed: every copy bears the watermark', async () => {
  for (const person of [REP, admin]) {
    const [full, thumb] = [await look(person, 'full'), await look(person, 'thumb')];
    expect([full.status, thumb.status]).toEqual([200, 200]);
    expect(full.headers.get('x-content-type-options')).toBe('nosniff');
    const shown = new Uint8Array(await full.arrayBuffer());
    expect(createHash('sha256').update(shown).digest('hex')).not.toBe(digest);
    const foot = await sharp(shown).extract({ left: 700, top: 585, width: 90, height: 10 }).raw().toBuffer();
    expect(Math.max(...foot)).toBeLessThan(90); // the dark band; the picture itself is light there
    expect(await widthOf(thumb)).toBe(360);
  }
});

test('a manager of another team finds nothing, and says so as if there were nothing', async () => {
  expect((await look(stranger, 'full')).status).toBe(404);
});

test('the clean original is evidence: the desk may have it, the phone has its own', async () => {
  expect((await look(REP, 'original')).status).toBe(403);
  const original = await look(admin, 'original');
  expect(
    createHash('sha256')
      .update(new Uint8Array(await original.arrayBuffer()))
      .digest('hex'),
  ).toBe(digest);
});
