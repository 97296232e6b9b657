import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----/g;
const END_OF_KEY = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----/g;

/** Each to its end; to the end of the text where that was cut off. */
export function findPrivateKeys({ text }: Sheet): readonly Place[] {
  const found: Place[] = [];
  let end = 0;
  for (const { index } of text.matchAll(PRIVATE_KEY)) {
    if (index < end) continue;
    END_OF_KEY.lastIndex = index;
    const close = END_OF_KEY.exec(text);
    end = close ? close.index + close[0].length : text.trimEnd().length;
    found.push({ from: index, to: end });
  }
  return found;
}

/** By how they begin, as those who issue them say. */
const TOKENS: readonly RegExp[] = [
  // OpenAI, Anthropic, Stripe.
  /(?<![\w\0-])(?:sk|rk)[-_][\w-]{20,}/g,
  // GitHub, GitLab, Slack, npm, Hugging Face.
  /(?<![\w\0-])(?:gh[opusr]_|github_pat_|glpat-|xox[abeprs]-|npm_|hf_)[\w-]{16,}/g,
  // AWS, Alibaba Cloud, Google.
  /(?<![\w\0-])(?:AKIA|ASIA|LTAI|AIza)[\w-]{12,}/g,
  // JSON Web Tokens (RFC 7519): two or three parts, of which the first two begin with {".
  /(?<![\w.\0-])eyJ[\w-]{8,}\.eyJ[\w-]{4,}(?:\.[\w-]*)?/g,
  // Behind what says that it is one: bearer tokens (RFC 6750), headers, parameters.
  /(?<![A-Za-z0-9\0])(?:bearer\s{1,3}|(?:access[ _-]?token|api[ _-]?key|secret[ _-]?key|client[ _-]?secret|access[ _-]?key|refresh[ _-]?token|auth[ _-]?token)["']?\s{0,3}[:=]\s{0,3}["']?)(?<token>[A-Za-z0-9._~+/-]{16,}=*)/gi,
];

export function findTokens({ text, isOfficial }: Sheet): readonly Place[] {
  const matches = TOKENS.flatMap((pattern) => [...text.matchAll(pattern)]);
  const found: Place[] = [];
  for (const { from, to } of matches.map(placeOf).sort((one, other) => one.from - other.from)) {
    const token = text.slice(from, to);
    if (from >= (found.at(-1)?.to ?? 0) && DIGIT.test(token) && !isOfficial(token)) found.push({ from, to });
  }
  return found;
}

/** Words joined by dashes have none. */
const DIGIT = /\d/;

function placeOf({ 0: whole, index = 0, groups }: RegExpMatchArray): Place {
  const to = index + whole.length;
  return { from: to - (groups?.token ?? whole).length, to };
}
