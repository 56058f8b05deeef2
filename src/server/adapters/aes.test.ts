import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../base/bytes.ts';
import { cmac } from '../../domain/evidence/cmac.ts';
import { readTap } from '../../domain/evidence/tap.ts';
import { aes } from './aes.ts';

const KEY = fromHex('2b7e151628aed2a6abf7158809cf4f3c');
const MESSAGE = fromHex(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e5130c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
);

test.each([
  [0, 'bb1d6929e95937287fa37d129b756746'],
  [16, '070a16b46b4d4144f79bdd9dd04a287c'],
  [40, 'dfa66747de9ae63030ca32611497c827'],
  [64, '51f0bebf7e3b9d92fc49741779363cfe'],
])('RFC 4493, section 4: %i bytes', (length, mac) => {
  expect(toHex(cmac(aes, KEY, MESSAGE.subarray(0, length)))).toBe(mac);
});

// AN12196, sections 3.3 and 3.4: PICCENCData and CMAC of a tag with the keys of delivery.
const ZERO = new Uint8Array(16);
const TOKEN = { picc: 'EF963FF7828658A599F3041510671E88', mac: '94EED9EE65337086' };

test('AN12196: a tap under the keys of delivery', () => {
  expect(readTap(aes, { metaKey: ZERO, fileKey: ZERO }, TOKEN)).toEqual({ uid: '04de5f1eacc040', counter: 61 });
});

test('a tap whose MAC or number was changed, or that another tag made, is none', () => {
  const keys = { metaKey: ZERO, fileKey: ZERO };
  expect(readTap(aes, keys, { ...TOKEN, mac: '94EED9EE65337087' })).toBeUndefined();
  expect(readTap(aes, keys, { ...TOKEN, picc: 'EF963FF7828658A599F3041510671E89' })).toBeUndefined();
  expect(readTap(aes, { ...keys, fileKey: KEY }, TOKEN)).toBeUndefined();
  expect(readTap(aes, { ...keys, metaKey: KEY }, TOKEN)).toBeUndefined();
});
