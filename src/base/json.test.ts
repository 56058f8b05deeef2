import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromBase64url, text, toBase64url, utf8 } from './bytes.ts';
import { canonical, type Json } from './json.ts';

test('the example of RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\u{1f600}': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  expect(Object.keys(JSON.parse(canonical(value)) as object)).toHaveLength(7);
  expect(canonical(value).indexOf('Carriage')).toBeLessThan(canonical(value).indexOf('One'));
  // oxlint-disable-next-line no-loss-of-precision -- the RFC's own numbers, one with more digits than a double holds
  expect(canonical({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], literals: [null, true, false] })).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27]}',
  );
});

test('writing down, reading and writing down again gives the same text, whatever the order of keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = canonical(value as Json);
      expect(canonical(JSON.parse(once) as Json)).toBe(once);
    }),
  );
});

test('bytes come back from text and from base64url', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'binary' }), (bytes, words) => {
      expect([...fromBase64url(toBase64url(bytes))]).toEqual([...bytes]);
      expect(text(utf8(words))).toBe(words);
    }),
  );
});
