import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarOverride, Hours } from '@clearline/card';
import { CHANNELS, viewOf } from '../../test/views.ts';
import type { View } from '../find/surfaces/index.ts';
import { ManualClock } from '../kernel/clock.ts';
import type { Db } from '../kernel/database/db.ts';
import { createLog } from '../kernel/log.ts';
import { jobsOf } from './jobs.ts';

const withHours = (more: Partial<Hours>, calendar: CalendarOverride[] = []): View =>
  viewOf({
    calendar,
    channels: CHANNELS.map((channel) => ({ ...channel, hours: { ...channel.hours, ...more } })),
  });

/** What one run of a job writes into the log. */
async function logged(name: string, at: string, view: View | null): Promise<string> {
  const clock = new ManualClock(at);
  const lines: string[] = [];
  const log = createLog({ level: 'info', clock, destination: { write: (line) => void lines.push(line) } });
  const job = jobsOf({ db: null as unknown as Db, clock, log, current: () => view }).find(
    (j) => j.name === name,
  );
  assert.ok(job);
  await job.run({});
  return lines.join('');
}

test('the log warns 60 days before a year whose public holidays nobody knows, where hours depend on them', async () => {
  const closed = withHours({ holidays: [] });
  const holidays = (at: string, view: View | null) => logged('contacts.holidays', at, view);
  assert.equal(await holidays('2098-11-01T00:00:00Z', withHours({ holidays: [] }, [day('2098-10-01')])), '');
  assert.match(
    await holidays('2098-11-10T00:00:00Z', withHours({ holidays: [] }, [day('2098-10-01')])),
    /"level":"warn".*"card":7,"years":\[2099\].*under calendar in the registry/,
  );
  assert.match(await holidays('2099-06-01T00:00:00Z', closed), /"years":\[2099\]/);
  assert.equal(await holidays('2099-06-01T00:00:00Z', withHours({}, [])), '', 'open as usual');
  assert.equal(await holidays('2099-06-01T00:00:00Z', withHours({ holidays: [] }, [day('2099-10-01')])), '');
  assert.equal(await holidays('2099-06-01T00:00:00Z', null), '', 'no card yet');
});

const day = (date: string): CalendarOverride => ({ date, kind: 'holiday' });
