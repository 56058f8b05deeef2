import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { phoneKey } from '../../../test/phone-key.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { fromHex, join, toBase64url, utf8 } from '../../base/bytes.ts';
import type { PersonId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { uploadOver } from '../../field/adapters/upload-over.ts';
import { createApp } from '../app.ts';
import type { App } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';
import { insertDevice } from '../store/devices.ts';

const anna = '00000000-0000-4000-8000-000000000001' as PersonId;
const phone = phoneKey(anna);
let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url);
  app = createApp(deps);
  await deps.database.within(EVERYTHING, (sql) =>
    insertDevice(sql, { id: phone.device, person: anna, key: phone.key, label: 'test', state: 'active', enrolledAt: 1 }),
  );
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

const shelf = async (seed: number) =>
  new Uint8Array(
    await sharp({
      create: { width: 900, height: 700, channels: 3, background: '#456', noise: { type: 'gaussian', mean: seed, sigma: 40 } },
    })
      .jpeg()
      .toBuffer(),
  );
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The phone's own uploader, on a network that breaks after so many requests. */
function uploader(send: (request: Request) => Promise<Response>, kept: Record<string, unknown> = {}) {
  const store = {
    read: async <T>(key: string) => kept[key] as T | undefined,
    write: async (entries: Readonly<Record<string, unknown>>) => void Object.assign(kept, entries),
  };
  return uploadOver({
    send,
    origin: 'http://localhost',
    key: { device: phone.device, publicKey: phone.key, sign: async (message) => phone.sign(message) },
    store,
  });
}

test('a photo that is cut off goes on where it stopped, and arrives as the bytes that were sealed', async () => {
  const bytes = await shelf(120);
  expect(bytes.length).toBeGreaterThan(600_000 / 8);
  let [asked, sent]: [number, number] = [0, 0];
  const kept = {};
  const flaky = async (request: Request) => {
    if (++asked === 2) throw new TypeError('cut');
    sent += request.method === 'PATCH' ? 1 : 0;
    return app.request(request);
  };
  await expect(uploader(flaky, kept)(digestOf(bytes), bytes as Uint8Array<ArrayBuffer>)).rejects.toBeTruthy();
  await uploader(flaky, kept)(digestOf(bytes), bytes as Uint8Array<ArrayBuffer>);
  expect(await deps.files.get(digestOf(bytes))).toEqual(bytes);
  expect(sent).toBeGreaterThan(0);
  const rows = await deps.database.asOwner((sql) => sql.rows('select width_px as w from photo where digest = $1', [digestOf(bytes)]));
  expect(rows).toEqual([{ w: 900 }]);
});

test('what is no picture is refused in so many words, and kept for a person to look at', async () => {
  const bytes = utf8(`<svg onload="alert(1)">${'x'.repeat(2_000)}</svg>`);
  await expect(uploader(async (request) => app.request(request))(digestOf(bytes), bytes)).rejects.toMatchObject({
    trouble: 'refused',
    code: 'unsupported-photo',
  });
  const rows = await deps.database.asOwner((sql) => sql.rows<{ detail: string }>('select detail from quarantine'));
  expect(rows[0]?.detail).toContain(digestOf(bytes));
});

test('half a JPEG is no picture either', async () => {
  const bytes = (await shelf(90)).slice(0, 20_000);
  await expect(uploader(async (request) => app.request(request))(digestOf(bytes), bytes as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({
    code: 'unsupported-photo',
  });
});

test('nobody gets in without the device’s signature over these very bytes', async () => {
  const digest = digestOf(utf8('one'));
  const other = toBase64url(phone.sign(join(utf8('ROUNDS-UPLOAD-1\0'), fromHex(digestOf(utf8('two'))))));
  const headers = {
    'tus-resumable': '1.0.0',
    'upload-length': '3',
    'x-rounds-device': phone.device,
    'x-rounds-digest': digest,
    'x-rounds-signature': other,
  };
  expect((await app.request('/api/photos', { method: 'POST', headers })).status).toBe(403);
  expect((await app.request(`/api/photos/${digest}`)).status).toBe(401);
});
