import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { judged } from './bench-plan/asking.ts';
import { budgetOf, slowness } from './bench-plan/cpu.ts';
import { FAMILIES } from './bench-plan/families.ts';
import type { Family, Trial } from './bench-plan/family.ts';
import { figuresOf, gapOf, lineOf, type PeerRow, peerLine, type Row } from './bench-plan/report.ts';
import { askVroom } from './bench-plan/vroom.ts';

const USAGE =
  'npm run bench:plan -- --instances DIR [--families tsptw,optw,vrptw] [--cpu-ms N] [--seeds K] [--only TEXT] [--json FILE] [--best FILE] [--vroom BINARY [--equal-cpu]]';

interface Instance {
  readonly key: string;
  readonly best: number | null;
  readonly budgetMs: number;
  readonly trial: Trial;
}

/** Published instances, each solved within CPU time of one thread, held by the checker and set beside the best known. */
function main(): void {
  const asked = readArguments();
  const { loopMs, factor } = slowness();
  console.log(`reference loop ${loopMs.toFixed(0)} ms: budgets times ${factor.toFixed(2)}`);
  const rows: Record<string, Row[]> = {};
  const best = readBest(asked);
  for (const family of asked.families) {
    const instances = instancesOf(family, asked, best);
    const warm = instances[0];
    if (!warm) continue;
    warm.trial.solve({ seed: 0, spent: budgetOf(1000 * factor).spent });
    const of = (rows[family.name] = [] as Row[]);
    const peers = new Map(instances.map((instance) => [instance.key, peerOf(family, instance, asked.vroom)] as const));
    for (let seed = 1; seed <= asked.seeds; seed++)
      for (const instance of instances) {
        const peer = peers.get(instance.key);
        of.push({
          ...rowOf(family, instance, seed, asked.equal && peer ? peer.cpuMs : instance.budgetMs * factor),
          ...(peer ? { peer } : {}),
        });
      }
    for (const { key, seed, complaints = [] } of of.filter(({ feasible }) => !feasible))
      console.log(`  ${key} (seed ${seed}): ${complaints.join(', ') || 'not whole'}`);
    console.log(lineOf(family.name, figuresOf(of)));
    if (asked.vroom) console.log(peerLine(of));
  }
  const families = Object.fromEntries(Object.entries(rows).map(([name, of]) => [name, figuresOf(of)]));
  const figures = { reference: { loopMs, factor }, seeds: asked.seeds, families, instances: Object.values(rows).flat() };
  if (asked.json) writeFileSync(asked.json, `${JSON.stringify(figures, null, 2)}\n`);
}

function rowOf(family: Family, { key, best, budgetMs, trial }: Instance, seed: number, ms: number): Row {
  const clock = budgetOf(ms || budgetMs);
  const { cost, feasible, complaints } = trial.solve({ seed, spent: clock.spent });
  const cpuMs = Math.round(clock.usedMs());
  const gapPct = gapOf(cost, best, family.more);
  return { key, best, cost, gapPct, feasible, cpuMs, seed, ...(complaints.length > 0 ? { complaints } : {}) };
}

function peerOf(family: Family, { trial, best }: Instance, vroom: string | undefined): PeerRow | undefined {
  if (!vroom || !trial.question) return undefined;
  const { problem, value } = trial.question;
  const { solution, cpuMs } = askVroom(vroom, problem);
  const { cost, feasible } = judged(problem, solution, value);
  return { cost, feasible, cpuMs: Math.round(cpuMs), gapPct: gapOf(cost, best, family.more) };
}

type Asked = ReturnType<typeof readArguments>;

/** The instances with a best-known value; where a file has none it is solved whole. */
function instancesOf(family: Family, { instances, cpuMs, only }: Asked, best: Readonly<Record<string, number>>): Instance[] {
  const folder = join(instances, family.name);
  const files = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted() : [];
  const keys = files
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative(instances, join(folder, file)).split(sep).join('/'))
    .flatMap((path) => {
      const known = Object.keys(best).filter((key) => key === path || key.startsWith(`${path}@`));
      return known.length > 0 ? known : [path];
    });
  return keys
    .filter((key) => key.includes(only))
    .flatMap((key) => {
      const [path = '', first] = key.split('@');
      try {
        const trial = family.open(readFileSync(join(instances, path), 'utf8'), first === undefined ? undefined : Number(first));
        return [{ key, best: best[key] ?? null, budgetMs: cpuMs ?? family.budgetMs(trial.customers), trial }];
      } catch (error) {
        console.error(`${key} is left out: ${error instanceof Error ? error.message : error}`);
        return [];
      }
    });
}

function readBest({ instances, best }: Asked): Readonly<Record<string, number>> {
  const file = best ?? join(instances, 'best-known.json');
  return statSync(file, { throwIfNoEntry: false }) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {};
}

function readArguments() {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      instances: text,
      families: text,
      'cpu-ms': text,
      seeds: { ...text, default: '1' },
      json: text,
      best: text,
      only: { ...text, default: '' },
      vroom: text,
      'equal-cpu': { type: 'boolean', default: false },
    },
  });
  if (!values.instances) throw new Error(`which instances? ${USAGE}`);
  const names = values.families?.split(',') ?? FAMILIES.map(({ name }) => name);
  const unknown = names.find((name) => !FAMILIES.some((family) => family.name === name));
  if (unknown) throw new Error(`no family is called ${unknown}. ${USAGE}`);
  return {
    instances: values.instances,
    families: FAMILIES.filter(({ name }) => names.includes(name)),
    cpuMs: values['cpu-ms'] === undefined ? undefined : countOf('cpu-ms', values['cpu-ms']),
    seeds: countOf('seeds', values.seeds),
    json: values.json,
    best: values.best,
    only: values.only,
    vroom: values.vroom,
    equal: values['equal-cpu'],
  };
}

function countOf(name: string, said: string): number {
  const count = Number(said);
  if (!(count >= 1)) throw new Error(`--${name} ${said} is no number of ${name}. ${USAGE}`);
  return count;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? (process.env.DEBUG ? error.stack : error.message) : error);
  process.exit(1);
}
