/** How figures are summed up and shown: always beside what else ran at the same time, never judged. */
import { cpus, loadavg, release, totalmem } from 'node:os';
import { systemClock } from '../src/kernel/clock.ts';

/** What the figures were measured on, and how busy it was. */
export function machine(): string {
  const date = new Date(systemClock.now()).toISOString();
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB`;
  const load = loadavg().map((average) => average.toFixed(1));
  return `${date}  ${model}, ${cpus().length} cores, ${memory}, ${process.platform} ${release()}, Node ${process.version}, load average ${load.join(' ')}`;
}

export const heading = (text: string): void => console.log(`\n${text}\n${'-'.repeat(text.length)}`);

/** The smallest measured value that at least `percent` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export function median(values: readonly number[]): number {
  const lower = percentile(values, 50);
  const above = [...values].sort((a, b) => a - b)[values.length / 2];
  return above === undefined ? lower : (lower + above) / 2;
}

/** Of each pair that was measured in the same round, so that a busy moment weighs on both. */
export function ratios(values: readonly number[], denominators: readonly number[]): number[] {
  return values.map((value, round) => value / (denominators[round] ?? Number.NaN));
}

/** `0.97 (0.91–1.02)`: median, least and greatest. */
export function spread(values: readonly number[], digits: number): string {
  const [least, middle, most] = [Math.min(...values), median(values), Math.max(...values)];
  return `${middle.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** The first row is the head; every column but the first is set flush right. */
export function table(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
