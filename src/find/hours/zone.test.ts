import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { instantOf, localDay, localMinute, nextMidnight } from './zone.ts';

const zones = fc.constantFrom(
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'America/Nuuk',
  'Africa/Cairo',
  'Pacific/Chatham',
);

test('local readings become instants as Temporal resolves them', () => {
  fc.assert(
    fc.property(
      zones,
      fc.integer({ min: 7305, max: 22000 }),
      fc.integer({ min: 0, max: 1440 }),
      (zone, day, minute) => {
        const midnight = new Temporal.PlainDate(1970, 1, 1).add({ days: day }).toPlainDateTime();
        const expected = midnight.add({ minutes: minute }).toZonedDateTime(zone).epochMilliseconds;
        assert.equal(instantOf(zone, day, minute), expected);
      },
    ),
    { numRuns: 1500 },
  );
});

test('a skipped reading moves past the gap, and a repeated one is the first', () => {
  const march = Date.UTC(2025, 2, 9) / 86_400_000;
  assert.equal(instantOf('America/New_York', march, 150), Date.parse('2025-03-09T07:30:00Z'));
  const november = Date.UTC(2025, 10, 2) / 86_400_000;
  assert.equal(instantOf('America/New_York', november, 90), Date.parse('2025-11-02T05:30:00Z'));
});

test('what the clocks read comes back from the instant', () => {
  const at = Date.parse('2025-10-01T18:20:59Z');
  assert.equal(localMinute('Asia/Kathmandu', at), 5);
  assert.equal(localDay('Asia/Kathmandu', at) * 86_400_000, Date.UTC(2025, 9, 2));
  assert.equal(nextMidnight('Asia/Kathmandu', at), Date.parse('2025-10-02T18:15:00Z'));
  assert.equal(localDay('America/New_York', -1), -1);
});
