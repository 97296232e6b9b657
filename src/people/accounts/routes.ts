import type { Db } from '../../kernel/database/db.ts';
import type { Endpoint } from '../../kernel/http/contract.ts';
import { problemResponse } from '../../kernel/http/problems.ts';
import { type Serve, type ServeOptions, serveWith } from '../access/index.ts';
import type { Accounts } from './accounts.ts';
import { REFUSALS } from './contract.ts';
import { enrolmentRoutes } from './enrol.ts';
import { factorRoutes, stepUpRoutes } from './factors.ts';
import { meRoutes } from './me.ts';
import { TooBusyError } from './passwords.ts';
import { signInRoutes } from './sign-in.ts';
import { signUpRoutes } from './sign-up.ts';

export interface AccountRoutes extends ServeOptions {
  /** There as soon as the identity of the options is. */
  readonly accounts: () => Accounts | null;
}

export function accountRoutes(options: AccountRoutes): void {
  const serve = patient(serveWith(options, REFUSALS));
  const accounts = (): Accounts => {
    const joined = options.accounts();
    if (!joined) throw new Error('a request was authenticated before accounts could be');
    return joined;
  };
  signInRoutes(serve, accounts);
  signUpRoutes(serve, accounts);
  meRoutes(serve, accounts);
  stepUpRoutes(serve, accounts);
  factorRoutes(serve, accounts);
  enrolmentRoutes(serve, accounts);
}

/** Whoever comes while too many passwords are being checked is asked to come again. */
function patient(serve: Serve): Serve {
  return {
    ...serve,
    raw: <E extends Endpoint>(row: E, act: Parameters<typeof serve.raw<E>>[1]) =>
      serve.raw(row, async (c, db: Db, call) => {
        try {
          return await act(c, db, call);
        } catch (error) {
          if (!(error instanceof TooBusyError)) throw error;
          return problemResponse(c, 'unavailable', { headers: [['Retry-After', '5']] });
        }
      }),
  };
}
