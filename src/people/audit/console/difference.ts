/** What an entry changed, as flat as a reader wants it: one line for each value that is not the same. */
export interface Difference {
  /** Such as `roles.0`; empty for the whole. */
  readonly path: string;
  /** As JSON, text as it is; null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

type Leaves = ReadonlyMap<string, string>;

export function differences(before: unknown, after: unknown): Difference[] {
  const was = leaves(before);
  const is = leaves(after);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
    .filter((one) => one.before !== one.after);
}

function leaves(value: unknown, path = '', found = new Map<string, string>()): Leaves {
  if (value === null || value === undefined) return found;
  const isSet = Array.isArray(value) && value.every((one) => typeof one !== 'object');
  if (typeof value === 'object' && !isSet) {
    for (const [key, part] of Object.entries(value)) leaves(part, path ? `${path}.${key}` : key, found);
    return found;
  }
  // A list of words is read as one value.
  found.set(path, isSet ? value.join(', ') : String(value));
  return found;
}
