/** What somebody has verified lately in this window, so that they may show it to an agent. It leaves the device only then. */

const PLACE = 'clearline-checked';
/** As the endpoint takes it at most. */
const MOST = 3;
const LONGEST = 300;
const KEPT_MS = 3_600_000;

interface Kept {
  readonly text: string;
  readonly at: number;
}

/** The newest first. Nothing where the window may keep nothing. @param now milliseconds since the epoch */
export function checkedLately(now: number): readonly string[] {
  return kept()
    .filter(({ at }) => now - at < KEPT_MS)
    .map(({ text }) => text);
}

export function keepChecked(text: string, now: number): void {
  const short = text.trim().slice(0, LONGEST);
  if (short === '') return;
  const others = kept().filter((one) => one.text !== short);
  put([{ text: short, at: now }, ...others].slice(0, MOST));
}

export const forgetChecked = (): void => put([]);

function kept(): readonly Kept[] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(found) ? found.filter(isKept) : [];
  } catch {
    return [];
  }
}

const isKept = (one: Partial<Kept> | null): one is Kept =>
  typeof one?.text === 'string' && typeof one.at === 'number';

function put(all: readonly Kept[]): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(all));
  } catch {
    // Then nothing is shown to anybody.
  }
}
