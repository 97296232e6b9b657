export { type Accounts, createAccounts, sessionCookieName } from './accounts.ts';
export { enrolmentUrl, grantEnrolment } from './enrolment.ts';
export { accountJobs } from './jobs.ts';
export { accountRoutes } from './routes.ts';
export { authSecret } from './secret.ts';
export { revokeSessions } from './security.ts';
export { endEnrolment, endEnrolments, endEnrolmentsOf } from './store/enrolment.ts';
export { deleteSession as endSessionOf, sessionsOf } from './store/session.ts';
export { deleteTokens } from './store/token.ts';
