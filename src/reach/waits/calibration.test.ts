import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calibrate, calibrateBy, type Told } from './calibration.ts';

const RANGE = { lowSeconds: 120, highSeconds: 240, meanSeconds: 180 };
const told = (seconds: number, outcome: Told['outcome'] = 'answered'): Told => ({
  said: RANGE,
  outcome,
  seconds,
});
const near = (actual: number | null, expected: number) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) < 1e-9, `${actual} instead of ${expected}`);

test('where everybody is answered it is what one counts', () => {
  const found = calibrate([told(60), told(120), told(200), told(240), told(300)]);
  near(found.inside, 0.6);
  near(found.shorter, 0.2);
  near(found.longer, 0.2);
  near(found.meanErrorSeconds, 184 - 180);
  assert.deepEqual([found.told, found.answered, found.untold, found.undecided], [5, 5, 0, 0]);
});

test('whoever left counts like those who got further, and not like nobody', () => {
  // Of five, one leaves after a minute: the four others stand for them, each for a quarter more.
  const found = calibrate([told(60, 'left'), told(130), told(200), told(230), told(400)]);
  near(found.inside, 0.75);
  near(found.longer, 0.25);
  near(found.insideAtLeast, 0.6);
  near(found.insideAtMost, 0.8);
});

test('whoever left after the range had ended waited longer than we said, and that is certain', () => {
  const found = calibrate([told(130), told(500, 'left')]);
  near(found.inside, 0.5);
  near(found.longer, 0.5);
  near(found.insideAtMost, 0.5);
  assert.equal(found.undecided, 0);
});

test('who waits still counts as far as they have come', () => {
  near(calibrate([told(130), told(400), told(10, 'waiting')]).inside, 0.5);
  near(calibrate([told(130), told(300, 'waiting')]).longer, 0.5);
});

test('where nobody was answered who got as far, nothing is concluded', () => {
  const found = calibrate([told(130), told(200, 'left')]);
  near(found.inside, 0.5);
  near(found.undecided, 0.5);
  near(found.insideAtMost, 1);
  assert.equal(calibrate([told(200, 'left')]).meanErrorSeconds, null);
});

test('those to whom we said that we cannot say are counted apart, and nobody is nothing', () => {
  const found = calibrate([told(130), { said: null, outcome: 'answered', seconds: 5 }]);
  assert.deepEqual([found.told, found.untold], [1, 1]);
  near(found.inside, 1);
  assert.deepEqual(calibrate([]), {
    told: 0,
    untold: 0,
    answered: 0,
    inside: 0,
    shorter: 0,
    longer: 0,
    undecided: 0,
    insideAtLeast: 0,
    insideAtMost: 0,
    meanErrorSeconds: null,
  });
});

test('the shares are those of everybody, and lie between the bounds', () => {
  const any = fc.record({
    said: fc.record({ lowSeconds: fc.nat(300), width: fc.nat(600), meanSeconds: fc.nat(900) }),
    outcome: fc.constantFrom<Told['outcome']>('answered', 'left', 'waiting'),
    seconds: fc.nat(1200),
  });
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 40 }), (given) => {
      const all = given.map(({ said: { width, ...said }, ...one }) => ({
        ...one,
        said: { ...said, highSeconds: said.lowSeconds + width },
      }));
      const found = calibrate(all);
      near(found.inside + found.shorter + found.longer + found.undecided, 1);
      assert.ok(found.inside >= found.insideAtLeast - 1e-9 && found.inside <= found.insideAtMost + 1e-9);
    }),
  );
});

test('bands are told apart, in order', () => {
  const all = [
    { ...told(130), ahead: 3 },
    { ...told(300), ahead: 0 },
    { ...told(200), ahead: 0 },
  ];
  const bands = calibrateBy(all, ({ ahead }) => (ahead === 0 ? '0' : '1–5'));
  assert.deepEqual(
    bands.map(({ band, calibration }) => [band, calibration.told, calibration.inside]),
    [
      ['0', 2, 0.5],
      ['1–5', 1, 1],
    ],
  );
});
