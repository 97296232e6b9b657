export { type Accounts, createAccounts, sessionCookieName } from './accounts.ts';
export { enrolmentUrl, type Grant, type Granted, grantEnrolment, type OnEnrolled } from './enrolment.ts';
export { accountJobs } from './jobs.ts';
export { type AccountRoutes, accountRoutes } from './routes.ts';
export { authSecret } from './secret.ts';
export { revokeSessions } from './security.ts';
export { endEnrolment, endEnrolments } from './store/enrolment.ts';
export { deleteFactors, factorsOf } from './store/person.ts';
