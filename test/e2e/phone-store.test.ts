import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkInChallenge,
  type Confirmation,
  type NewPasskey,
  passkeyChallenge,
  siteConfirmed,
} from '../../src/domain/evidence/passkey.ts';
import { layStill, type Motion } from '../../src/domain/motion.ts';
import { isConfirmedBy } from '../../src/server/log/passkey.ts';
import { launchChromium } from '../chromium.ts';

// The phone's own adapters in a real browser: what is said of them elsewhere over arrays must be so on a disk.

const PARTS = {
  openLog: 'log/log.ts',
  idbStore: 'adapters/idb-store.ts',
  connect: 'adapters/phone-database.ts',
  deviceKey: 'adapters/key.ts',
  checkSignature: '../ui/check-signature.ts',
  fromGallery: 'adapters/camera.ts',
  gps: 'adapters/gps.ts',
  motion: 'adapters/motion.ts',
  passkey: 'adapters/passkey.ts',
};
const HARNESS = `
  ${Object.entries(PARTS)
    .map(([name, file]) => `import { ${name} } from '${new URL(`../../src/field/${file}`, import.meta.url).pathname}';`)
    .join('\n')}
  const ANNA = '00000000-0000-4000-8000-00000000000a';
  const person = (id) => ({ id, employeeNo: 'A1', name: '安娜', role: 'rep', post: null, line: null, leaves: [], active: true, duty: { zone: 'Asia/Shanghai', hours: [] } });
  const opened = { kind: 'duty.opened', refs: {}, blobs: [], parts: {} };
  async function openAs(id = ANNA) {
    const connection = connect(id);
    const [store, key] = [await idbStore(connection), await deviceKey(connection)];
    const ids = { next: () => crypto.randomUUID(), salt: () => [...crypto.getRandomValues(new Uint8Array(32))].map((b) => b.toString(16).padStart(2, '0')).join('') };
    const deps = { clock: { now: () => Date.now(), mono: () => performance.now(), boot: 'b' }, ids, key, store, alone: (name, work) => navigator.locks.request(name, work) };
    return { ...deps, log: await openLog(deps, person(id)), connection };
  }
  Object.assign(globalThis, { ${Object.keys(PARTS).join(', ')}, openAs, opened, ANNA });
`;

let browser: Browser;
let script = '';
beforeAll(async () => {
  browser = await launchChromium();
  const entry = {
    name: 'harness',
    resolveId: (id: string) => (id === 'harness' ? '\0harness' : undefined),
    load: (id: string) => (id === '\0harness' ? HARNESS : undefined),
  };
  const how = { write: false, minify: false, target: 'es2022', rollupOptions: { input: 'harness', output: { format: 'iife' as const } } };
  const built = await build({ configFile: false, logLevel: 'error', plugins: [entry], build: how });
  const [chunk] = 'output' in built ? built.output : [];
  script = chunk && 'code' in chunk ? chunk.code : '';
});
afterAll(() => browser?.close());

async function aPage(context = browser.newContext()): Promise<Page> {
  const page = await (await context).newPage();
  await page.route('http://localhost/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<!doctype html><script src="/harness.js"></script>' }),
  );
  await page.goto('http://localhost/');
  return page;
}

test('facts of two tabs make one chain, and a page that is opened again finds them, the key and the draft', async () => {
  const context = browser.newContext();
  const [one, two] = [await aPage(context), await aPage(context)];
  const say =
    '(async () => { const it = (globalThis.it ??= await openAs()); for (let i = 0; i < 10; i++) await it.log.append(opened); return it.key.device; })()';
  const [a, b] = await Promise.all([one.evaluate(say), two.evaluate(say)]);
  expect(a).toBe(b);
  await one.evaluate(`it.store.write({ 'draft:1': { answers: { note: '写到一半' } } })`);
  await one.reload();
  const found = await one.evaluate(`(async () => {
    const it = await openAs();
    const facts = await it.store.facts();
    const signed = await Promise.all(facts.map(async ({ seal, signature }) => {
      const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
      const message = Uint8Array.from([...new TextEncoder().encode('ROUNDS-SIG-1\\0'), ...bytes(seal)]);
      const raw = Uint8Array.from(atob(signature.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
      return checkSignature(it.key.publicKey, message, raw);
    }));
    return {
      device: it.key.device, draft: await it.store.read('draft:1'), signed: signed.every(Boolean), unsent: (await it.store.unsent(7)).length,
      chain: facts.every(({ envelope }, i) => envelope.seq === i && envelope.prev === (facts[i - 1]?.seal ?? '')), length: facts.length,
    };
  })()`);
  expect(found).toEqual({ device: a, draft: { answers: { note: '写到一半' } }, signed: true, unsent: 7, chain: true, length: 20 });
});

test('what was answered is unsent no more, what is old is forgotten, and the chain goes on', async () => {
  const page = await aPage();
  const left = await page.evaluate(`(async () => {
    const { log, store } = await openAs();
    const said = [await log.append(opened), await log.append(opened), await log.append(opened)];
    await store.settle(said.slice(0, 2).map(({ envelope: { id } }) => ({ id, outcome: 'ok', why: undefined, receipt: { v: 1 } })));
    const unsent = (await store.unsent(9)).length;
    await store.forget(said.map(({ envelope: { id } }) => id));
    const next = await log.append(opened);
    return { unsent, held: (await store.facts()).map(({ envelope }) => envelope.seq), next: next.envelope.seq, settled: (await store.settled()).size };
  })()`);
  expect(left).toEqual({ unsent: 1, held: [2, 3], next: 3, settled: 0 });
});

test('nothing on the disk can be read, no key can be taken out, and another person finds an empty phone', async () => {
  const page = await aPage();
  const seen = await page.evaluate(`(async () => {
    const it = await openAs();
    const photo = { bytes: new TextEncoder().encode('PICTURE-BYTES'), digest: 'ab'.repeat(32), widthPx: 1, heightPx: 1, source: 'camera' };
    await it.store.write({ me: 'SECRET-WORDS' });
    await it.log.append({ kind: 'visit.explained', refs: { visit: ANNA }, blobs: [], parts: { details: { as: 'reply' }, words: { text: 'SECRET-WORDS' } } }, photo);
    const raw = await it.connection.use(async (database) => Promise.all(['facts', 'photos', 'kept'].map((name) => database.getAll(name))));
    const text = raw.flat().map(({ box, sealed }) => new TextDecoder().decode(sealed ?? box.sealed)).join();
    const keys = await it.connection.use((database) => Promise.all([database.get('plain', 'cipher'), database.get('plain', 'signer')]));
    const other = await openAs('00000000-0000-4000-8000-00000000000b');
    return {
      rows: raw.map((rows) => rows.length), readable: /SECRET|PICTURE/.test(text), takeable: [keys[0].extractable, keys[1].privateKey.extractable],
      photo: new TextDecoder().decode(await it.store.photo(photo.digest)), toSend: await it.store.photosToSend(),
      other: [(await other.store.facts()).length, other.key.device === it.key.device],
    };
  })()`);
  expect(seen).toEqual({
    ...{ rows: [1, 1, 1], readable: false, takeable: [false, false], photo: 'PICTURE-BYTES', toSend: ['ab'.repeat(32)] },
    other: [0, false],
  });
});

test('a picture from the gallery becomes a small clean JPEG that is marked, and what is none is turned away', async () => {
  const page = await aPage();
  const made = await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 1500 });
    canvas.getContext('2d').fillRect(0, 0, 2000, 900);
    const file = await new Promise((done) => canvas.toBlob((blob) => done(new File([blob], 'a.png')), 'image/png'));
    const { bytes, digest, ...shot } = await fromGallery(file);
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map((b) => b.toString(16).padStart(2, '0')).join('');
    const nonsense = await fromGallery(new File(['<script>'], 'b.jpg', { type: 'image/jpeg' })).then(() => 'taken', () => 'turned away');
    return { ...shot, jpeg: bytes[0] === 0xff && bytes[1] === 0xd8, hashed: hash === digest, nonsense };
  })()`);
  expect(made).toEqual({ widthPx: 1_600, heightPx: 800, source: 'gallery', jpeg: true, hashed: true, nonsense: 'turned away' });
});

test('looking gives fresh fixes as they come and watches on for a quarter of a minute; a phone that may not look says so', async () => {
  const context = await browser.newContext({
    permissions: ['geolocation'],
    geolocation: { latitude: 28.68, longitude: 115.85, accuracy: 60 },
  });
  const page = await aPage(Promise.resolve(context));
  const began = Date.now();
  const looking = page.evaluate(
    '(async () => { const counts = []; const seen = await gps.look((fixes) => counts.push(fixes.length)); return { ...seen, counts }; })()',
  );
  for (const accuracy of [40, 25, 12]) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await context.setGeolocation({ latitude: 28.6801, longitude: 115.8501, accuracy });
  }
  const { fixes, counts } = (await looking) as { fixes: { accuracyM: number; takenAt: number }[]; counts: number[] };
  expect(fixes.at(-1)?.accuracyM).toBe(12);
  expect(counts).toEqual(fixes.map((_, i) => i + 1));
  for (const { takenAt } of fixes) expect(takenAt).toBeGreaterThanOrEqual(began - 2_000);
  expect(Date.now() - began).toBeGreaterThan(10_000);
  expect(Date.now() - began).toBeLessThan(20_000);
  const shut = await aPage(browser.newContext({ permissions: [] }));
  expect(await shut.evaluate('gps.look(() => {})')).toEqual({ none: 'denied' });
}, 40_000);

test('what the phone feels is heard only while somebody listens, and comes as a coarse word', async () => {
  const page = await aPage();
  const felt = (await page.evaluate(`(async () => {
    const shake = async (each) => {
      const { soFar, end } = motion.listen();
      for (let i = 0; i < 40; i++) {
        dispatchEvent(new DeviceMotionEvent('devicemotion', { accelerationIncludingGravity: each(i), interval: 16 }));
        await new Promise((done) => setTimeout(done, 30));
      }
      end();
      const before = soFar();
      for (let i = 0; i < 100; i++) dispatchEvent(new DeviceMotionEvent('devicemotion', { accelerationIncludingGravity: { x: 30, y: 0, z: 0 } }));
      return [before, JSON.stringify(soFar()) === JSON.stringify(before)];
    };
    const { soFar, end } = motion.listen();
    dispatchEvent(new DeviceMotionEvent('devicemotion', { accelerationIncludingGravity: { x: null, y: null, z: null } }));
    end();
    return [await shake(() => ({ x: 0, y: 0.1, z: 9.8 })), await shake((i) => ({ x: 0, y: 0, z: i % 4 < 2 ? 12 : 7 })), soFar() === undefined];
  })()`)) as [[Motion, boolean], [Motion, boolean], boolean];
  const [[still, ended], [walked], nothing] = felt;
  expect(still).toMatchObject({ still: 10, shake: 'none', steps: 'none', turned: false });
  expect(layStill({ ...still, forS: 8, samples: 400 })).toBe(true);
  expect(walked).toMatchObject({ shake: 'walk', still: 0 });
  expect([ended, nothing]).toEqual([true, true]);
});

test('a passkey of a real browser confirms one check-in and no other, and a no is an answer', async () => {
  const page = await aPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasUserVerification: true, isUserVerified: true } as const;
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, automaticPresenceSimulation: true },
  });
  const [anna, device] = ['00000000-0000-4000-8000-00000000000a', 'd'.repeat(43)] as never[];
  const [seal, other] = ['ab'.repeat(32), 'cd'.repeat(32)];
  const bytes = (challenge: Uint8Array) => `Uint8Array.from(${JSON.stringify([...challenge])})`;
  const challenge = passkeyChallenge(anna as never, device as never);
  const made = await page.evaluate<NewPasskey>(`passkey.create({ id: ANNA, name: '安娜', employeeNo: 'A1' }, ${bytes(challenge)})`);
  expect(siteConfirmed(made, { type: 'webauthn.create', challenge, site: undefined })).toBe('localhost');
  const ask = `passkey.confirm(${JSON.stringify([made.credential])}, ${bytes(checkInChallenge(seal))})`;
  const confirmation = await page.evaluate<Confirmation>(ask);
  const known = { algorithm: made.algorithm, key: made.publicKey, site: 'localhost' };
  expect(isConfirmedBy(known, confirmation, checkInChallenge(seal))).toBe(true);
  expect(isConfirmedBy(known, confirmation, checkInChallenge(other))).toBe(false);
  expect(isConfirmedBy({ ...known, site: 'elsewhere' }, confirmation, checkInChallenge(seal))).toBe(false);
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  expect(await page.evaluate(ask)).toBeUndefined();
});
