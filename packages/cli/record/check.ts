import {
  type AuditFinding,
  audit,
  encodeBase64,
  formatTilePath,
  formatVkey,
  isQuorum,
  type OpenedCheckpoint,
  type Policy,
} from '@clearline/tlog';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto.ts';
import { EXIT } from '../exit.ts';
import { fingerprintLines } from '../fingerprint.ts';
import { openSiteCheckpoint } from '../handover.ts';
import { Unreachable } from '../http.ts';
import { type ReadPolicy, readPolicy, witnessNames } from '../policy.ts';
import { originOf, Site } from '../site.ts';
import { policyText, type RecordFault, recordMessages } from './messages.ts';

export interface RecordCheck {
  readonly policy?: string;
  readonly json?: true;
}

/** How often somebody who waits hears that work goes on. */
const PROGRESS_MS = 2_000;

/** Verifies the whole record of a site. @returns the exit code */
export async function checkRecord(typed: string, options: RecordCheck, context: Context): Promise<number> {
  const t = recordMessages[context.lang];
  const origin = originOf(typed);
  if (origin === null) {
    context.remark(t.badSite(typed));
    return EXIT.usage;
  }
  try {
    return await checkSite(new Site(origin, context), options, context);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    context.remark(t.unreachable(error.message));
    return EXIT.unreadable;
  }
}

async function checkSite(site: Site, { policy: path, json }: RecordCheck, context: Context): Promise<number> {
  const { lang, remark } = context;
  const t = recordMessages[lang];
  const read = await readPolicy(path ?? null, site);
  if (!read.ok) {
    remark(policyText(read.error, lang));
    return EXIT.unreadable;
  }
  const bytes = await site.checkpoint();
  if (!bytes) {
    remark(t.noRecord);
    return EXIT.no;
  }
  const opened = await openSiteCheckpoint(bytes, read.value.policy, [], site);
  if (!opened.ok) {
    remark(t.faults[faultOf(opened.error.code)]);
    return EXIT.invalid;
  }
  if (!isPinned(opened.value, read.value.policy)) remark(t.handedOver);
  const { size, root } = opened.value.checkpoint;
  const onProgress = progress(size, context);
  const finding = await audit({ sha256, size, root, readTile: site.tile, onProgress });
  const report = json ? reportJson : reportText;
  report(opened.value, finding, read.value, context);
  return finding ? EXIT.invalid : EXIT.fine;
}

/** Whether a key that the policy names has signed. */
function isPinned({ log }: OpenedCheckpoint, { logs }: Policy): boolean {
  const pinned = logs.map(({ key }) => formatVkey(key));
  return log.some(({ key }) => pinned.includes(formatVkey(key)));
}

const FAULTS: Readonly<Record<string, RecordFault>> = {
  'unknown-log': 'unknown-log',
  'not-signed-by-log': 'not-signed',
  'no-valid-signature': 'not-signed',
  'bad-signature': 'not-signed',
};
const faultOf = (code: string): RecordFault => FAULTS[code] ?? 'malformed-checkpoint';

function progress(size: bigint, { lang, clock, remark }: Context): (entries: bigint) => void {
  let last = clock.now();
  return (entries) => {
    if (clock.now() - last < PROGRESS_MS) return;
    last = clock.now();
    remark(recordMessages[lang].progress(entries, size));
  };
}

type Report = (
  opened: OpenedCheckpoint,
  finding: AuditFinding | null,
  read: ReadPolicy,
  context: Context,
) => void;

const reportText: Report = ({ checkpoint, cosignatures }, finding, read, { lang, print, remark }) => {
  const t = recordMessages[lang];
  if (finding) print(t.finding(placeOf(finding) ?? t.root, t.findings[finding.code] ?? finding.code));
  else print(t.whole(checkpoint.size, encodeBase64(checkpoint.root)));
  const names = witnessNames(read.policy, cosignatures);
  print(t.witnesses(names, isQuorum(read.policy, names)));
  if (read.pinned) return;
  remark(t.notPinned);
  for (const line of fingerprintLines(read.policy)) remark(line);
};

const reportJson: Report = ({ checkpoint, cosignatures }, finding, { policy, pinned }, { print }) => {
  const witnesses = witnessNames(policy, cosignatures);
  print(
    JSON.stringify({
      whole: finding === null,
      origin: checkpoint.origin,
      size: String(checkpoint.size),
      root: encodeBase64(checkpoint.root),
      witnesses,
      quorum: isQuorum(policy, witnesses),
      pinned,
      finding: finding && { code: finding.code, tile: placeOf(finding) },
    }),
  );
};

const placeOf = ({ tile }: AuditFinding) => tile && formatTilePath(tile);
