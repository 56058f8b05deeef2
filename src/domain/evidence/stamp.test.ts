import { base64 } from '@scure/base';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import kept from '../../../test/stamp-by-openssl.json' with { type: 'json' };
import { aTimeStampAuthority, type Authority, type Manner } from '../../../test/time-stamp-authority.ts';
import { fromHex } from '../../base/bytes.ts';
import { verifyCertified } from '../../server/adapters/verify.ts';
import { checkCertified } from '../../ui/check-signature.ts';
import type { Checkpoint } from './checkpoint.ts';
import { chanceIn, imprintOf, readStamp, stampRequest, tokenIn } from './stamp.ts';

const imprint = imprintOf(kept.checkpoint as Checkpoint);
const chance = fromHex(kept.chance);
const NOW = Date.parse('2026-11-16T10:00:00Z');
const means = [
  ['node', verifyCertified],
  ['the browser', checkCertified],
] as const;

let authorities: readonly Authority[] = [];
beforeAll(async () => {
  authorities = await Promise.all([aTimeStampAuthority(() => NOW, 'ECDSA'), aTimeStampAuthority(() => NOW, 'RSA')]);
});
afterAll(() => Promise.all(authorities.map(({ stop }) => stop())));

async function ask(authority: Authority, manner: Manner): Promise<Uint8Array | undefined> {
  authority.manner = manner;
  const response = await fetch(authority.url, { method: 'POST', body: stampRequest(imprint, chance) });
  return tokenIn(new Uint8Array(await response.arrayBuffer()));
}

test.each(means)('a stamp made by OpenSSL, P-384 under RSA, is read and believed by the means of %s', async (_, check) => {
  const token = tokenIn(base64.decode(kept.response)) as Uint8Array;
  const asked = { imprint, trusted: [base64.decode(kept.trusted)], check };
  expect(await readStamp(token, asked)).toMatchObject({
    ok: true,
    value: { at: Date.parse('2026-11-23T18:11:09Z'), chance: chanceIn(chance) },
  });
  expect(await readStamp(token, { ...asked, imprint: 'a'.repeat(64) })).toEqual({ ok: false, error: 'other-thing' });
  expect(await readStamp(token, { ...asked, trusted: [] })).toEqual({ ok: false, error: 'not-trusted' });
});

test.each(means)('an honest authority is believed, whatever its keys, by the means of %s', async (_, check) => {
  for (const authority of authorities) {
    const token = (await ask(authority, 'honest')) as Uint8Array;
    expect(await readStamp(token, { imprint, trusted: [authority.root], check })).toMatchObject({ ok: true, value: { at: NOW } });
  }
});

test.each<[Manner, string]>([
  ['stamps another thing', 'other-thing'],
  ['signs wrongly', 'signature'],
  ['is not for stamps', 'not-for-stamps'],
  ['is somebody else', 'not-trusted'],
  ['takes another name', 'other-signer'],
])('one that %s is not', async (manner, why) => {
  for (const authority of authorities) {
    const token = (await ask(authority, manner)) as Uint8Array;
    expect(await readStamp(token, { imprint, trusted: [authority.root], check: verifyCertified })).toEqual({ ok: false, error: why });
  }
});

test('a certificate that had run out by then is not believed', async () => {
  const late = await aTimeStampAuthority(() => Date.parse('2090-01-01T00:00:00Z'));
  const token = (await ask(late, 'honest')) as Uint8Array;
  await late.stop();
  expect(await readStamp(token, { imprint, trusted: [late.root], check: verifyCertified })).toEqual({ ok: false, error: 'not-trusted' });
});

test('a refusal and a page of a proxy hold no token', async () => {
  for (const manner of ['refuses', 'prattles'] as const) expect(await ask(authorities[0] as Authority, manner)).toBeUndefined();
});

test('whatever byte is changed or cut off, nothing else is believed, and nothing breaks', async () => {
  const [authority] = authorities as [Authority];
  const token = (await ask(authority, 'honest')) as Uint8Array;
  const asked = { imprint, trusted: [authority.root], check: verifyCertified };
  const truth = await readStamp(token, asked);
  const changed = fc.record({ at: fc.nat(token.length - 1), by: fc.integer({ min: 1, max: 255 }), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(changed, async ({ at, by, cut }) => {
      const bytes = cut ? token.slice(0, at) : token.with(at, ((token[at] as number) + by) % 256);
      const read = await readStamp(bytes, asked);
      if (read.ok) expect(read).toEqual(truth);
    }),
    { numRuns: 400 },
  );
});
