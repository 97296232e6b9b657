import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import { decodeRegistry } from './bytes.ts';
import { sayOfFile } from './file-messages.ts';
import { type Finding, Findings, type Path, pathText, type RegistryProblem } from './problem.ts';

const MAX_DEPTH = 16;
/** A registry of the greatest size has 70,000. Each may cost an error of the parser, and so may each escape in it. */
const MAX_TOKENS = 100_000;
const MAX_REPORTED = 200;
/** Values that people read as text although they may consist of digits: 95000, 075580000000. */
const TEXT_KEYS = new Set(['number', 'handle', 'value', 'postcode', 'line', 'domain']);

/** A file that could be read, and the way from a place in its data back to a line of it. */
export interface RegistryFile {
  data: unknown;
  report(findings: readonly Finding[]): RegistryProblem[];
}

/**
 * Reads YAML 1.2 (core schema) or JSON, which is part of it. Never throws. Aliases are refused, so no file is larger in
 * memory than on disk; so are custom tags, duplicate keys, several documents and deep nesting.
 */
export function openRegistryFile(bytes: Uint8Array, name: string): Result<RegistryFile, RegistryProblem[]> {
  const decoded = decodeRegistry(bytes, name);
  if (!decoded.ok) return refuse([decoded.error]);
  if (hasTooManyTokens(decoded.value)) {
    return refuse([{ line: 1, column: 1, path: '', ...sayOfFile.tooManyTokens(name, MAX_TOKENS) }]);
  }
  const lines = new LineCounter();
  // Duplicate keys are looked for below: the parser's own search takes a minute for a large file.
  const document = parseDocument(decoded.value, {
    version: '1.2',
    schema: 'core',
    customTags: [],
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    lineCounter: lines,
  });
  const unread = [...document.errors, ...document.warnings];
  if (unread.length > 0) return refuse(limited(unread, (error) => syntaxProblem(error, lines)));
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return refuse([{ line: 1, column: 1, path: '', ...sayOfFile.fileEmpty(name) }]);
  }
  const root: Node = document.contents;
  const findings = new Findings();
  const file: RegistryFile = {
    data: new Reader(findings, lines).value(root, [], ''),
    report: (found) => limited(found, (finding) => place(root, finding, lines)),
  };
  return findings.problems.length > 0 ? refuse(file.report(findings.problems)) : ok(file);
}

function hasTooManyTokens(text: string): boolean {
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    tokens += token.startsWith('"') ? token.split('\\').length : 1;
    if (tokens > MAX_TOKENS) return true;
  }
  return false;
}

/** Turns the document into plain data, noting what must not stand in it. */
class Reader {
  readonly #findings: Findings;
  readonly #lines: LineCounter;
  constructor(findings: Findings, lines: LineCounter) {
    this.#findings = findings;
    this.#lines = lines;
  }

  value(node: unknown, path: Path, key: string): unknown {
    if (path.length > MAX_DEPTH) return this.#refuse(path, sayOfFile.tooDeep(MAX_DEPTH));
    if (isAlias(node)) return this.#refuse(path, sayOfFile.alias(node.source));
    if (isMap(node)) return this.#map(node.items, path);
    if (isSeq(node)) return node.items.map((item, i) => this.value(item, [...path, i], key));
    if (!isScalar(node)) return null;
    if (TEXT_KEYS.has(key) && typeof node.value === 'number') return node.source ?? String(node.value);
    return node.value;
  }

  #map(pairs: readonly Pair[], path: Path): unknown {
    const seen = new Map<string, Pair>();
    const entries = pairs.map((pair): [string, unknown] => {
      const key = isScalar(pair.key) && pair.key.value !== null ? String(pair.key.value) : undefined;
      if (key === undefined || key === '__proto__') {
        const name = isScalar(pair.key) ? (pair.key.source ?? '') : String(pair.key);
        this.#findings.add([...path, name], sayOfFile.keyNotText(name), offsetOf(pair.key));
        return ['', null];
      }
      const first = seen.get(key);
      if (first) this.#refuse([...path, key], sayOfFile.duplicateKey(key, lineOf(first.key, this.#lines)));
      seen.set(key, pair);
      return [key, this.value(pair.value, [...path, key], key)];
    });
    return Object.fromEntries(entries);
  }

  #refuse(path: Path, said: ReturnType<typeof sayOfFile.tooDeep>): undefined {
    this.#findings.add(path, said);
    return undefined;
  }
}

const offsetOf = (node: unknown): number =>
  (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)) && node.range ? node.range[0] : 0;
const lineOf = (node: unknown, lines: LineCounter): number => lines.linePos(offsetOf(node)).line;

/** The position of the value at a path; of its key when it is empty or its name is the trouble; else of its parent. */
function place(root: Node, { path, said, offset: known }: Finding, lines: LineCounter): RegistryProblem {
  const atKey = said.code === 'unknown-key' || said.code === 'duplicate-key';
  let node: unknown = root;
  let offset = offsetOf(root);
  for (const [depth, step] of path.entries()) {
    if (isMap(node)) {
      // The last of two equal keys is the one that is too many.
      const pair: Pair | undefined = node.items.findLast(
        (p) => isScalar(p.key) && String(p.key.value) === step,
      );
      if (!pair) break;
      const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
      offset = offsetOf(empty || (atKey && depth === path.length - 1) ? pair.key : pair.value);
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number' && node.items[step] !== undefined) {
      node = node.items[step];
      offset = offsetOf(node);
    } else break;
  }
  const { line, col } = lines.linePos(known ?? offset);
  return { line, column: col, path: pathText(path), ...said };
}

function syntaxProblem(error: YAMLError, lines: LineCounter): RegistryProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  return {
    line: Math.max(line, 1),
    column: Math.max(col, 1),
    path: '',
    ...sayOfFile.syntax(error.code, error.message),
  };
}

/** In the order of the file; past a number that anybody reads, only how many more there are. */
function limited<T>(found: readonly T[], place: (item: T) => RegistryProblem): RegistryProblem[] {
  const problems = found.slice(0, MAX_REPORTED).map(place);
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  const last = problems.at(-1);
  const left = found.length - MAX_REPORTED;
  return left > 0 && last
    ? [...problems, { ...last, path: '', ...sayOfFile.tooManyProblems(left) }]
    : problems;
}
