// Makes dist/verify.mjs: the checker of exported visits as one file that runs on Node 20 or later with nothing beside
// it, and its checksum in the form that `sha256sum -c` reads.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outDir = resolve(process.argv[2] ?? join(root, 'dist'));

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  ssr: { noExternal: true },
  build: {
    ssr: 'tools/verify.ts',
    outDir,
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'verify.mjs', codeSplitting: false } },
  },
});

const file = join(outDir, 'verify.mjs');
const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
writeFileSync(`${file}.sha256`, `${digest}  verify.mjs\n`);
console.log(`rounds: built ${file}, sha256 ${digest}`);
