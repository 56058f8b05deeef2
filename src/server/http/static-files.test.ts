import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { staticFiles } from './static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'rounds-static-'));
beforeAll(() => {
  mkdirSync(join(root, 'app/assets'), { recursive: true });
  writeFileSync(join(root, 'app/index.html'), '<p>page</p>');
  writeFileSync(join(root, 'app/worker.js'), 'self');
  writeFileSync(join(root, 'app/assets/main-abc.js'), 'let it = 1;'.repeat(100));
  writeFileSync(join(root, 'secret.txt'), 'secret');
});
afterAll(() => rmSync(root, { recursive: true }));

const get = (path: string, headers = {}) => staticFiles(join(root, 'app'))(path, new Request('http://localhost/', { headers }));

test('what bears a digest is kept for ever, the worker and the page never', async () => {
  expect(get('/assets/main-abc.js')?.headers.get('cache-control')).toMatch(/immutable/);
  expect(get('/worker.js')?.headers.get('cache-control')).toBe('no-cache');
  expect(get('/')?.headers.get('cache-control')).toBe('no-cache');
  const etag = get('/worker.js')?.headers.get('etag') ?? '';
  expect(get('/worker.js', { 'if-none-match': etag })?.status).toBe(304);
  const packed = get('/assets/main-abc.js', { 'accept-encoding': 'gzip, br' });
  expect([packed?.headers.get('content-encoding'), (await packed?.arrayBuffer())?.byteLength]).toEqual(['br', expect.any(Number)]);
});

test('a path without a file is a page of the app; a file that is missing is not there; nothing outside is', async () => {
  expect(await get('/visits/some-id')?.text()).toBe('<p>page</p>');
  expect(get('/assets/gone.js')).toBe(undefined);
  for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%00', '/%ZZ']) {
    expect((await get(path)?.text()) ?? '', path).not.toContain('secret');
  }
});
