/**
 * The spec reporter without its closing figures, which scripts/test.mjs prints once for all runs. They go to the
 * file that CLEARLINE_COUNTS names, as JSON, with how long each file took that has a process of its own.
 */
import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { spec } from 'node:test/reporters';

const CLOSING = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) \d/;

async function* withoutClosing(events) {
  const files = [];
  for await (const event of events) {
    if (event.type === 'test:summary') {
      const { file, counts, duration_ms: ms } = event.data;
      if (file === undefined)
        writeFileSync(process.env.CLEARLINE_COUNTS, JSON.stringify({ ...counts, files }));
      else files.push({ file, ms });
    } else if (!(event.type === 'test:diagnostic' && CLOSING.test(event.data.message))) {
      yield event;
    }
  }
}

export default async function* report(events) {
  yield* Readable.from(withoutClosing(events)).pipe(new spec());
}
