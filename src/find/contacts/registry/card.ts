import { CardContent } from '@clearline/card';
import { type Draft, succeed } from '../succession.ts';
import { say } from './messages.ts';
import type { Findings, Path } from './problem.ts';

/**
 * Whatever the card still refuses in a draft without other problems, so that a registry that was read can be published.
 * @param data the file's own, in which the place is looked for.
 * @param now milliseconds since the Unix epoch.
 */
export function checkCard(draft: Draft, data: unknown, now: number, findings: Findings): void {
  const content = succeed(null, draft, new Date(now).toISOString());
  for (const { path, message } of CardContent.safeParse(content).error?.issues ?? []) {
    findings.add(placeInFile(path, content, draft, data), say.cardRefuses(message));
  }
}

/** The same place in the file, or the nearest around it: members have other names there, and retired values another order. */
function placeInFile(path: readonly PropertyKey[], content: CardContent, draft: Draft, data: unknown): Path {
  const [part, index, ...rest] = path.map((step) =>
    typeof step === 'number' ? step : snakeCase(String(step)),
  );
  const gone = part === 'retired' ? content.retired[Number(index)] : undefined;
  const at = gone ? draft.retired.findIndex((r) => r.kind === gone.kind && r.value === gone.value) : index;
  const place: (string | number)[] = [];
  let value = data;
  for (const step of [part, at, ...rest]) {
    if (step === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, step))
      break;
    place.push(step);
    value = Object.getOwnPropertyDescriptor(value, step)?.value;
  }
  return place;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
