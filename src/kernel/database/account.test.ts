import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, realpath, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Accounts, blockedAt, databaseAccount, machineAccounts } from './account.ts';

/** A machine with the accounts given, on which one more can be made, or not. */
function machine(names: Record<string, number>, canCreate: boolean): Accounts & { made: string[] } {
  const made: string[] = [];
  return {
    made,
    async find(name) {
      const id = made.includes(name) ? 990 : names[name];
      return id === undefined ? null : { uid: id, gid: id };
    },
    async create(name) {
      if (!canCreate) throw new Error('useradd: cannot lock /etc/passwd');
      made.push(name);
    },
  };
}

test('an account that exists is used, one that does not is made', async () => {
  const standing = machine({ postgres: 101 }, true);
  assert.deepEqual(await databaseAccount(standing), { uid: 101, gid: 101 });
  assert.deepEqual(standing.made, []);
  const bare = machine({}, true);
  assert.deepEqual(await databaseAccount(bare), { uid: 990, gid: 990 });
  assert.deepEqual(bare.made, ['postgres']);
});

test('where no account can be made, the refusal says what to do', async () => {
  await assert.rejects(databaseAccount(machine({}, false)), {
    code: 'no-account',
    message: /cannot lock .*ordinary user.*DATABASE_URL/s,
  });
});

test('another process that makes the account first is no failure', async () => {
  let looked = 0;
  const accounts: Accounts = {
    find: async () => (looked++ ? { uid: 5, gid: 5 } : null),
    create: () => Promise.reject(new Error('exists')),
  };
  assert.deepEqual(await databaseAccount(accounts), { uid: 5, gid: 5 });
});

test('the accounts of this machine: root is there, nonsense is not', async () => {
  assert.deepEqual((await machineAccounts.find('root'))?.uid, 0);
  assert.equal(await machineAccounts.find('no-such-account-anywhere'), null);
});

test('the outermost folder that keeps an account out is named, through symbolic links too', async (t) => {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'clearline-reach-')));
  t.after(() => rm(base, { recursive: true }));
  await chmod(base, 0o755);
  await mkdir(join(base, 'home', 'data'), { recursive: true });
  await symlink(join(base, 'home', 'data'), join(base, 'link'));
  const stranger = { uid: 987_654, gid: 987_654 };
  const owner = await stat(base);
  const blocked = (account: { uid: number; gid: number }) =>
    Promise.all([blockedAt(join(base, 'home', 'data'), account), blockedAt(join(base, 'link'), account)]);

  const home = join(base, 'home');
  const member = { uid: stranger.uid, gid: owner.gid };
  for (const [mode, forStranger, forMember, forOwner] of [
    [0o755, null, null, null],
    [0o711, null, null, null],
    [0o700, home, home, null],
    [0o710, home, null, null],
    [0o701, null, home, null],
  ] as const) {
    await chmod(home, mode);
    assert.deepEqual(await blocked(stranger), [forStranger, forStranger], mode.toString(8));
    assert.deepEqual(await blocked(member), [forMember, forMember], mode.toString(8));
    assert.deepEqual(await blocked(owner), [forOwner, forOwner], mode.toString(8));
  }
});
