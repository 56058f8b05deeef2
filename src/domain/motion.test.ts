import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../base/random.ts';
import { feel, type Felt, layStill, Motion, motionOf, nothingFelt } from './motion.ts';

/** Ten seconds at sixty a second, rounded to a tenth as browsers do. */
function felt(seconds: number, jolt: (t: number, noise: () => number) => readonly [number, number, number], perS = 60): Felt {
  const random = seededRandom('a sensor');
  const noise = () => random.below(1_000) / 500 - 1;
  let state = nothingFelt;
  for (let i = 0; i < seconds * perS; i++) {
    const t = i / perS;
    const [x, y, z] = jolt(t, noise);
    const round = (n: number) => Math.round(n * 10) / 10;
    state = feel(state, { at: 1_000 + Math.round(t * 1_000), mps2: [round(x), round(y), round(z)] });
  }
  return state;
}

test('a phone on the counter: nothing moves, however the sensor rustles', () => {
  const motion = motionOf(felt(10, (_, noise) => [0.04 * noise(), 0.04 * noise(), 9.78 + 0.06 * noise()]));
  expect(motion).toEqual({ forS: 10, samples: 600, still: 10, shake: 'none', steps: 'none', turned: false });
  expect(motion && layStill(motion)).toBe(true);
});

test.each<[string, (t: number, noise: () => number) => readonly [number, number, number]]>([
  ['walking: two steps a second', (t) => [0.8 * Math.sin(6 * t), 1, 9.6 + 2.5 * Math.sin(2 * Math.PI * 2 * t)]],
  ['a calm hand: it trembles and leans', (t, noise) => [9.8 * Math.sin(0.06 * Math.sin(2 * t)), 0.3 * noise(), 9.8]],
  ['a car on a good road', (t, noise) => [0.3 * noise(), 0.3 * Math.sin(0.7 * t), 9.8 + 0.6 * noise()]],
  ['picked up in the middle', (t) => (t < 5 ? [0, 0, 9.8] : [0, 9.8, 0])],
])('%s is not lying still', (_, jolt) => {
  const motion = motionOf(felt(10, jolt));
  expect(motion).toBeDefined();
  expect(motion && layStill(motion)).toBe(false);
});

test('steps and turning are told apart from shaking', () => {
  expect(motionOf(felt(10, (t) => [0, 0, 9.8 + 2.5 * Math.sin(2 * Math.PI * 2 * t)]))).toMatchObject({ steps: 'many', shake: 'walk' });
  expect(motionOf(felt(10, (t) => (t < 5 ? [0, 0, 9.8] : [0, 9.8, 0])))).toMatchObject({ turned: true, steps: 'none' });
});

test('too short, too seldom, or nothing at all proves nothing', () => {
  const rest = () => [0, 0, 9.8] as const;
  expect(motionOf(nothingFelt)).toBeUndefined();
  expect(motionOf(felt(10, rest, 2))).toBeUndefined();
  const short = motionOf(felt(4, rest));
  expect(short && layStill(short)).toBe(false);
});

test('whatever a sensor says, the word about it is well formed and small, and no moment of it can be read again', () => {
  const any = fc.oneof(fc.double(), fc.constantFrom(0, 9.8, -9.8, Number.NaN, Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.array(fc.record({ step: fc.nat({ max: 900 }), x: any, y: any, z: any }), { maxLength: 200 }), (jolts) => {
      let [state, at] = [nothingFelt, 0];
      for (const { step, x, y, z } of jolts) state = feel(state, { at: (at += step), mps2: [x, y, z] });
      const motion = motionOf(state);
      if (motion) expect(Motion.parse(motion)).toEqual(motion);
      expect(JSON.stringify(motion ?? null).length).toBeLessThan(120);
    }),
  );
});
