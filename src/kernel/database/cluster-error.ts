/** Why the embedded server cannot run; the message says what the operator can do. */
export type ClusterProblem =
  /** Root, and no unprivileged account to run under. */
  | 'no-account'
  /** No PostgreSQL binaries for this platform. */
  | 'no-binaries'
  /** The cluster exists, but the account that must run it cannot get there, or another account owns it. */
  | 'unreachable'
  /** The cluster exists, but its password file is gone. */
  | 'no-password'
  /** initdb or the server itself refused; the message ends with what it said. */
  | 'failed';

export class ClusterError extends Error {
  readonly code: ClusterProblem;
  constructor(code: ClusterProblem, message: string) {
    super(message);
    this.name = 'ClusterError';
    this.code = code;
  }
}
