import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';
import { unpackWoff } from './woff.ts';

const SYSTEM = '/usr/bin/chromium';
const require = createRequire(import.meta.url);
const modules = join(import.meta.dirname, '..', 'node_modules');

// The package's own list turns off what our tests are to find: the borders between sites and between processes.
const ARGS = [
  ...['--no-sandbox', '--disable-quic', '--font-render-hinting=none'],
  // WebGL without a graphics card, for the maps.
  ...['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
];

/** A real browser that came with npm; the machine's own where that one does not run. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const own = await ownChromium();
  try {
    return await chromium.launch({ ...own, ...options, args: [...ARGS, ...(options.args ?? [])] });
  } catch (error) {
    if (!existsSync(SYSTEM)) throw error;
    return chromium.launch({ executablePath: SYSTEM, ...options, args: [...ARGS, ...(options.args ?? [])] });
  }
}

/** For a profile that outlives the browser: what `chromium.launchPersistentContext` needs. */
export async function ownChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const folder = await unpacked();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      ...Object.fromEntries(inherited),
      // A bare machine has no NSS libraries and no fonts; both are brought along.
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  };
}

/** Unpacked once for each version, into a draft that takes its place when whole: two runs may begin at once. */
async function unpacked(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8')) as { version: string };
  const folder = join(modules, '.cache', `rounds-chromium-${version}`);
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await inflateInto(draft, join(dirname(entry), '..', 'bin'));
  for (const weight of [400, 700]) {
    const font = `noto-sans-sc-chinese-simplified-${weight}-normal`;
    const woff = readFileSync(join(modules, '@fontsource', 'noto-sans-sc', 'files', `${font}.woff`));
    writeFileSync(join(draft, 'fonts', `${font}.ttf`), unpackWoff(woff));
  }
  writeFileSync(join(draft, 'fonts.conf'), fontsConf(folder));
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The package unpacks into the folder for temporary files and takes what lies there for its own, of whatever version. */
async function inflateInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    await Promise.all(['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((name) => inflate(join(packed, name))));
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function fontsConf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'font-cache')}</cachedir>
</fontconfig>
`;
}
