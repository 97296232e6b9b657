import { instantOf } from '../../../kernel/when/written/contract.ts';
import type { DeclaredRetired } from '../succession.ts';
import { domainOf, given, handleOf, phoneOf } from './channels.ts';
import { say } from './messages.ts';
import type { Findings, Path } from './problem.ts';
import { EmailAddress, type FileRetired } from './schema.ts';
import { webUrl } from './text.ts';
import { sayOf } from './value-messages.ts';

/** Reads one value that is no longer official, normalised as an active one would be, so that the two compare. */
export function readRetired(
  file: FileRetired,
  index: number,
  now: number,
  findings: Findings,
): DeclaredRetired | undefined {
  const path = ['retired', index];
  const value = normalised(file, path, findings);
  const dates = given({
    from: file.from === undefined ? undefined : instantOf(file.from, 'start'),
    until: file.until === undefined ? undefined : instantOf(file.until, 'start'),
  });
  if (dates.from && Date.parse(dates.from) > now) {
    findings.add([...path, 'from'], sayOf.inTheFuture(file.from ?? ''));
  }
  if (dates.until && Date.parse(dates.until) > now) {
    findings.add([...path, 'until'], sayOf.inTheFuture(file.until ?? ''));
  }
  if (dates.from && dates.until && dates.from >= dates.until) {
    findings.add([...path, 'until'], sayOf.endsBeforeStart());
  }
  if (!value) return undefined;
  return {
    channel: file.channel,
    kind: file.kind,
    ...value,
    label: file.label,
    reason: file.reason,
    ...dates,
    ...given({ successor: file.successor }),
  };
}

function normalised(
  { kind, value }: FileRetired,
  path: Path,
  findings: Findings,
): { value: string; display: string } | undefined {
  const at = [...path, 'value'];
  const same = (text: string | undefined) =>
    text === undefined ? undefined : { value: text, display: text };
  const urls = (list: readonly string[]) => {
    const sent = list.map(webUrl);
    if (!sent.includes(null)) return same(sent.join(' '));
    findings.add(at, say.badUrl(value));
    return undefined;
  };
  switch (kind) {
    case 'phone': {
      const number = phoneOf(value, at, findings);
      if (!number) return undefined;
      const extension = number.extension === undefined ? '' : `x${number.extension}`;
      return { value: number.digits + extension, display: number.display };
    }
    case 'email':
      if (EmailAddress.safeParse(value).success) return same(value.toLowerCase());
      findings.add(at, say.badEmail(value));
      return undefined;
    case 'domain':
      return same(domainOf(value, at, findings));
    case 'wechat-account':
    case 'weibo':
    case 'douyin':
    case 'qq':
    case 'qq-group':
    case 'wechat-group':
      return same(handleOf({ kind, handle: value }, path, findings, 'value'));
    case 'address':
      return same(value);
    case 'app':
      return urls(value.split(' '));
    default:
      return urls([value]);
  }
}
