import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { localCertificate } from './certificate.ts';
import { readSettings } from './settings.ts';

test('the environment is read once, and what cannot be understood is said', () => {
  expect(readSettings({}, [])).toMatchObject({ port: 4600, https: false, demo: true, databaseUrl: undefined, trustProxy: false });
  expect(readSettings({ DEMO: 'off' }, []).demo).toBe(false);
  expect(readSettings({}, ['--empty', '--https'])).toMatchObject({ demo: false, https: true });
  expect(readSettings({ MAP_ORIGINS: 'https://a.example/x, https://b.example' }, []).mapOrigins).toEqual([
    'https://a.example',
    'https://b.example',
  ]);
  const travel = { OSRM_URL: 'http://osrm.example:5000', ROADS_FILE: import.meta.filename, TRAVEL_DEADLINE_MS: '400' };
  expect(readSettings(travel, []).travel).toMatchObject({
    osrmUrl: new URL(travel.OSRM_URL),
    roadsFile: import.meta.filename,
    deadlineMs: 400,
  });
  expect(() => readSettings({ ROADS_FILE: '/nowhere.osm.pbf' }, [])).toThrow('ROADS_FILE is no file');
  expect(() => readSettings({ TRAVEL_DEADLINE_MS: 'soon' }, [])).toThrow('TRAVEL_DEADLINE_MS');
  expect(() => readSettings({ PORT: '80800' }, [])).toThrow('PORT is no port: 80800');
  expect(() => readSettings({ DATABASE_URL: 'localhost' }, [])).toThrow('DATABASE_URL');
  expect(() => readSettings({}, ['--hppts'])).toThrow('--hppts is not known');
});

test('the certificate is of this machine’s own authority, kept while the names are the same, and made again when they are not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rounds-tls-'));
  const now = new Date('2026-11-23');
  const first = await localCertificate(folder, ['localhost', '192.168.1.5'], now);
  const [server, authority] = [new X509Certificate(first.cert), new X509Certificate(first.authority)];
  expect(server.verify(authority.publicKey)).toBe(true);
  expect([server.checkHost('localhost'), server.checkIP('192.168.1.5'), server.checkHost('evil.example')]).toEqual([
    'localhost',
    '192.168.1.5',
    undefined,
  ]);
  expect([authority.ca, server.ca]).toEqual([true, false]);
  expect((await localCertificate(folder, ['localhost', '192.168.1.5'], now)).cert).toBe(first.cert);
  const moved = await localCertificate(folder, ['localhost', '10.0.0.9'], now);
  expect([moved.cert === first.cert, moved.authority === first.authority]).toEqual([false, true]);
  expect(statSync(join(folder, 'tls/authority.key')).mode & 0o077).toBe(0);
  expect(readFileSync(join(folder, 'tls/server.crt'), 'utf8')).toBe(moved.cert);
  rmSync(folder, { recursive: true });
});
