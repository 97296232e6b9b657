import type { Job } from '../../kernel/jobs.ts';
import { closeDays, type WatchDeps, watchLines } from './watch.ts';

export const lineJobs = (deps: WatchDeps): Job[] => [
  { name: 'lines.watch', schedule: '* * * * *', run: () => watchLines(deps) },
  // 02:37 in Beijing.
  { name: 'lines.close-days', schedule: '37 18 * * *', run: () => closeDays(deps) },
];
