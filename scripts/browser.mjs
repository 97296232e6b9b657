/** What the browser tests need of the machine: Chromium, and a font with Chinese characters. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly, SetupError } from './setup.mjs';

/** The shell is Chromium without a window's tool bars, which nobody sees and which take a third of its time. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const APPLICATION = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const APT = 'apt-get install -y --no-install-recommends';

/**
 * Installs with apt what is missing. Resolves to the path of Chromium.
 * @throws SetupError at once where that is not allowed
 */
export function ensureBrowser() {
  const missing = missingPackages();
  if (missing.length > 0) refuseUnlessRoot(missing);
  return missing.length > 0 ? installPackages(missing).then(findChromium) : Promise.resolve(findChromium());
}

function missingPackages() {
  return [...(findChromium() ? [] : [SHELL]), ...(hasChineseFont() ? [] : ['fonts-noto-cjk', 'fontconfig'])];
}

function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    APPLICATION,
  ];
  return candidates.find((path) => path && isExecutable(path));
}

/** macOS has Chinese fonts of its own and no fontconfig. */
function hasChineseFont() {
  if (process.platform === 'darwin') return true;
  const { stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return Boolean(stdout?.trim());
}

function refuseUnlessRoot(packages) {
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) return;
  const how =
    process.platform === 'darwin'
      ? 'Install Google Chrome, or set CHROMIUM_PATH.'
      : `Run:\n\n  sudo sh -c '${installing(packages)}'\n`;
  throw new SetupError(
    `The browser tests need Chromium and a Chinese font; missing: ${packages.join(', ')}. ${how}`,
  );
}

async function installPackages(packages) {
  console.error(`Installing ${packages.join(', ')} …`);
  const command = installing(packages);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runQuietly('sh', ['-c', command], env);
  if (code === 0 && missingPackages().length === 0) return;
  throw new SetupError(`${output}\nThe browser tests need ${packages.join(', ')}. Run:\n\n  ${command}\n`);
}

/** Not every release has the shell as a package of its own. */
function installing(packages) {
  const whole = packages.map((name) => (name === SHELL ? 'chromium' : name));
  const orWhole = packages.includes(SHELL) ? ` || ${APT} ${whole.join(' ')}` : '';
  return `apt-get update; ${APT} ${packages.join(' ')}${orWhole}`;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
