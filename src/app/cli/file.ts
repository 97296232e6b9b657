import { resolve } from 'node:path';

/** npm runs scripts in the project's folder; a relative path is meant from where the person stands. */
export const pathAsTyped = (file: string): string => resolve(process.env.INIT_CWD ?? '.', file);
