import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Kept, trustDoc } from './trust-doc/print.ts';

// npm run trust:doc [-- --figures FILE --command WORDS --machine WORDS] [--scenes FILE]: prints docs/trust.md from figures of
// `npm run bench:trust -- --json FILE`, which are kept beside it, or anew from those that were kept.

const docs = join(import.meta.dirname, '..', 'docs');
const kept = join(docs, 'trust.json');
const { values } = parseArgs({
  options: { figures: { type: 'string' }, command: { type: 'string' }, machine: { type: 'string' }, scenes: { type: 'string' } },
});
const stored = JSON.parse(readFileSync(kept, 'utf8')) as Kept;
const before = values.figures ? undefined : stored;
const scenes = values.scenes ? (JSON.parse(readFileSync(values.scenes, 'utf8')) as Kept['scenes']) : stored.scenes;
const now: Kept = before
  ? { ...before, scenes }
  : {
      scenes,
      command: values.command ?? 'npm run bench:trust',
      machine: values.machine ?? '',
      figures: JSON.parse(readFileSync(values.figures as string, 'utf8')) as Kept['figures'],
    };
writeFileSync(kept, `${JSON.stringify(now, null, 2)}\n`);
writeFileSync(join(docs, 'trust.md'), trustDoc(now));
