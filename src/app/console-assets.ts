/** What `npm run build` made of the staff console: its entry, and every file that screens load later. */
import * as z from 'zod';

const ENTRY = 'web/console/main.tsx';

const Chunk = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
});
const Manifest = z.record(z.string(), Chunk);
type Manifest = z.output<typeof Manifest>;

export interface ConsoleAssets {
  /** Paths on the site. */
  readonly script: string;
  readonly style: string;
  /** Scripts that are needed as soon as the entry runs. */
  readonly preload: readonly string[];
  /** Every file by its path, which names its content. */
  readonly files: Readonly<Record<string, BuiltFile>>;
}

export interface BuiltFile {
  readonly bytes: Buffer;
  /** The same, compressed at the build. */
  readonly brotli: Buffer;
}

/** @param read gives a file of the build by its name, or throws an Error that says what to do */
export function consoleAssets(read: (name: string) => Buffer): ConsoleAssets {
  const manifest = Manifest.parse(JSON.parse(read('console.json').toString()));
  const [script = '', ...needed] = closure(manifest, ENTRY);
  const files = Object.values(manifest).map(({ file }) => [
    `/${file}`,
    { bytes: read(file), brotli: read(`${file}.br`) },
  ]);
  return {
    script: `/${script}`,
    style: `/${chunkOf(manifest, 'style.css').file}`,
    preload: needed.map((file) => `/${file}`),
    files: Object.fromEntries(files),
  };
}

/** A chunk and all that it imports before it runs. */
function closure(manifest: Manifest, name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  const { file, imports } = chunkOf(manifest, name);
  return [file, ...imports.flatMap((one) => closure(manifest, one, seen))];
}

function chunkOf(manifest: Manifest, name: string): z.output<typeof Chunk> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the build of the console has no ${name}: npm run build`);
  return chunk;
}
