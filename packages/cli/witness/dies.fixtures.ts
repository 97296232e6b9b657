/** A witness that is killed with no warning: `signing` before its state is kept, `answering` after that. */
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { parseVkey } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { witnessIdentity } from './identity.ts';
import { Witness } from './witness.ts';

const [when, dir = '', vkey = ''] = process.argv.slice(2);
const signer = await witnessIdentity(dir, null);
const log = parseVkey(vkey, sha256);
if (!signer.ok || !log.ok) throw new Error('the test has prepared no witness');

const sign = when === 'signing' ? die : signer.value.sign;
const options = { dir, signer: { ...signer.value, sign }, logs: [log.value], clock: { now: () => 0 } };
const witness = await Witness.open(options);
if (!witness.ok) throw new Error(witness.error.code);
await witness.value.addCheckpoint(await buffer(process.stdin));
await die();

async function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  await once(process, 'never');
  throw new Error('lives on');
}
