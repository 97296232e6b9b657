import { start } from './start.ts';

void start(() => import('./curves.ts'));
