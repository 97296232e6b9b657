export { type Files, files } from './files.ts';
export { filesJobs } from './jobs.ts';
