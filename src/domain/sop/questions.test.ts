import { expect, test } from 'vitest';
import { Question, refuseAnswer } from './questions.ts';

const base = { id: 'q', title: { zh: '问' }, required: true };
const today = '2026-11-23';
const grid = {
  ...base,
  type: 'product-grid',
  products: [{ key: 'jia', title: { zh: '甲胶囊' } }],
  columns: ['on-hand', 'expiry'],
  mustFill: ['on-hand'],
};

test.each<[string, object, unknown, string | undefined]>([
  ['one of the choices', { type: 'choice', options: [{ value: 'a', title: { zh: '甲' } }], several: false }, ['a'], undefined],
  ['none of the choices', { type: 'choice', options: [{ value: 'a', title: { zh: '甲' } }], several: false }, ['b'], 'not-a-choice'],
  [
    'two where one is asked',
    {
      type: 'choice',
      options: [
        { value: 'a', title: { zh: '甲' } },
        { value: 'b', title: { zh: '乙' } },
      ],
      several: false,
    },
    ['a', 'b'],
    'too-many',
  ],
  ['a half box', { type: 'number', whole: true }, 1.5, 'not-whole'],
  ['a number above the bound', { type: 'number', max: 10 }, 11, 'too-large'],
  ['only spaces', { type: 'text' }, '   ', 'too-few'],
  ['a long note', { type: 'text', maxLength: 3 }, 'abcd', 'too-long'],
  ['no is an answer', { type: 'yes-no' }, false, undefined],
  ['an expiry in the past', { type: 'date', fromDays: 1 }, '2026-11-23', 'too-early'],
  ['a date that is none', { type: 'date' }, '2026-13-01', 'not-this-type'],
  ['no photo where two are asked', { type: 'photo', min: 2, max: 4, gallery: false }, [], 'too-few'],
  ['an empty row', grid, [{ product: 'jia', cells: { expiry: '2027-03-01' } }], 'row-incomplete'],
  ['a product that nobody sells', grid, [{ product: 'yi', cells: { 'on-hand': 2 } }], 'not-a-choice'],
  ['a full row', grid, [{ product: 'jia', cells: { 'on-hand': 2 } }], undefined],
  ['someone new by name', { type: 'contact-met' }, [{ name: '王店长' }], undefined],
  ['nothing promised', { type: 'promise' }, [], undefined],
  [
    'a promise for yesterday',
    { type: 'promise' },
    [{ id: '00000000-0000-4000-8000-000000000001', by: 'us', what: '换货', dueOn: '2026-11-22' }],
    'too-early',
  ],
  ['a dot is no signature', { type: 'signature', signer: 'customer' }, { strokes: [[[1, 1]]] }, 'too-few'],
])('%s', (_, question, answer, why) => {
  expect(refuseAnswer(Question.parse({ ...base, ...question }), answer, today)?.why).toBe(why);
});
