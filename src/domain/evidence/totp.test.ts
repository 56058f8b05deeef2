import { expect, test } from 'vitest';
import { utf8 } from '../../base/bytes.ts';
import { codeOfStep, codeStepAt, stepOfCode } from './totp.ts';

const SECRET = utf8('12345678901234567890');

test.each([
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
])('RFC 6238, appendix B: at %i s', (atS, code) => {
  expect(codeOfStep(SECRET, codeStepAt(atS * 1_000))).toBe(code);
});

test('RFC 4226, appendix D: six digits', () => {
  expect([0, 1, 2, 9].map((step) => codeOfStep(SECRET, step, 6))).toEqual(['755224', '287082', '359152', '520489']);
});

test('a code is found among the steps where it was shown, and nowhere else', () => {
  const code = codeOfStep(SECRET, 500);
  expect(stepOfCode(SECRET, code, [498, 502])).toBe(500);
  expect(stepOfCode(SECRET, code, [501, 505])).toBeUndefined();
  expect(stepOfCode(utf8('another secret of 20'), code, [0, 1_000])).toBeUndefined();
});
