import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toBase64url, utf8 } from '../../base/bytes.ts';
import { fileDigest } from '../../base/digest.ts';
import type { DeviceId, PersonId } from '../ids.ts';
import { codeOf, lettingInBytes } from './letting-in.ts';
import { checkInChallenge, type Expected, passkeyChallenge, siteConfirmed } from './passkey.ts';

const SEAL = 'ab'.repeat(32);
const expected: Expected = { type: 'webauthn.get', challenge: checkInChallenge(SEAL), site: 'rounds.example' };
interface Said {
  readonly type?: string;
  readonly challenge?: string;
  readonly origin?: string;
  readonly site?: string;
  readonly flags?: number;
}

function confirmed({
  type = 'webauthn.get',
  challenge,
  origin = 'https://rounds.example:8443',
  site = 'rounds.example',
  flags = 5,
}: Said = {}) {
  const said = { type, challenge: challenge ?? toBase64url(expected.challenge), origin };
  const data = Uint8Array.from([...fromHex(fileDigest(utf8(site))), flags, 0, 0, 0, 1]);
  return { clientData: toBase64url(utf8(JSON.stringify(said))), authenticatorData: toBase64url(data) };
}

test('just this check-in, on just this site, by somebody who unlocked the phone', () => {
  expect(siteConfirmed(confirmed(), expected)).toBe('rounds.example');
  expect(siteConfirmed(confirmed(), { ...expected, site: undefined })).toBe('rounds.example');
});

test.each<[string, Said]>([
  ['a passkey that is being made', { type: 'webauthn.create' }],
  ['another check-in', { challenge: toBase64url(checkInChallenge('cd'.repeat(32))) }],
  ['another site', { origin: 'https://elsewhere.example', site: 'elsewhere.example' }],
  ['a page of another site', { origin: 'https://elsewhere.example' }],
  ['a key of another site', { site: 'elsewhere.example' }],
  ['an address with a name in it', { origin: 'https://rounds.example@elsewhere.example' }],
  ['touched and not unlocked', { flags: 1 }],
  ['unlocked earlier, with nobody there', { flags: 4 }],
])('not confirmed: %s', (_, said) => {
  expect(siteConfirmed(confirmed(said), expected)).toBeUndefined();
});

test('whatever is sent, the answer is a word', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'AZaz09-_'), maxLength: 200 });
  const anyJson = fc.json().map((json) => toBase64url(utf8(json)));
  fc.assert(
    fc.property(fc.oneof(letters, anyJson), letters, (clientData, authenticatorData) => {
      expect(siteConfirmed({ clientData, authenticatorData }, expected)).toBeUndefined();
    }),
  );
});

test('what is signed for one purpose, person or phone is signed for no other', () => {
  const [device, other] = ['d'.repeat(43) as DeviceId, 'e'.repeat(43) as DeviceId];
  const person = '00000000-0000-4000-8000-000000000001' as PersonId;
  expect(passkeyChallenge(person, device)).not.toEqual(passkeyChallenge(person, other));
  expect(lettingInBytes({ device, by: other, at: 1 })).not.toEqual(lettingInBytes({ device: other, by: device, at: 1 }));
  expect(codeOf(device)).toMatch(/^\d{3} \d{3}$/);
  expect(codeOf(device)).not.toBe(codeOf(other));
});
