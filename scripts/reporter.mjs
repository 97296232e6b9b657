/**
 * The spec reporter without its closing figures, which scripts/test.mjs prints once for all runs. They go to the
 * file that CLEARLINE_COUNTS names, as JSON.
 */
import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';

const CLOSING = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) \d/;

async function* withoutClosing(events) {
  for await (const event of events) {
    if (event.type === 'test:summary') {
      if (event.data.file === undefined)
        writeFileSync(process.env.CLEARLINE_COUNTS, JSON.stringify(event.data.counts));
    } else if (!(event.type === 'test:diagnostic' && CLOSING.test(event.data.message))) {
      yield event;
    }
  }
}

export default async function* report(events) {
  yield* Readable.from(withoutClosing(events)).pipe(new spec());
}
