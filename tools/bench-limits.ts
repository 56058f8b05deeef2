import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { addDays, localDate } from '../src/base/moment.ts';
import type { FactBody } from '../src/domain/facts.ts';
import { type PersonId, QuestionId, VisitId } from '../src/domain/ids.ts';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { openPostgres } from '../src/server/adapters/postgres.ts';
import { createApp } from '../src/server/app.ts';
import { migrate } from '../src/server/store/migrate.ts';
import { readBoard } from '../src/wire/board.ts';
import { enrolDevice } from '../src/wire/devices.ts';
import { applyImport, checkImport } from '../src/wire/imports.ts';
import { pushFacts } from '../src/wire/push-facts.ts';
import { type Asking, atTheDesk } from './asking.ts';
import { ZONE } from './demo/day-story.ts';
import { DEMO_PASSWORD, openCompany } from './demo/opening.ts';
import { phoneKey } from '../test/phone-key.ts';
import { toldClock, toldServer } from './told-server.ts';

// npm run bench:limits [-- --url URL] [--json FILE]: the limits that we promise, each measured beside its limit, on the
// embedded database and this machine. The board is measured on a running company given by its address, so that it may
// be one of a year (npm run demo -- --months 12); without one that line says so.

interface Line {
  readonly what: string;
  readonly limit: number;
  readonly unit: 'ms' | 'kB';
  /** Undefined where it was not measured. */
  readonly median: number | undefined;
  readonly runs: readonly number[];
}

const ANSWER = '库存正常，陈列已调整，店长满意。';

const { values } = parseArgs({
  options: { url: { type: 'string' }, json: { type: 'string' }, rows: { type: 'string', default: '10000' } },
});

async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rounds-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
  await migrate(postgres.url);
  const today = localDate(Date.now(), ZONE);
  const server = await toldServer({ url: postgres.url, dataDir, clock: toldClock(Date.now()), organisation: 'bench' });
  const { company } = await openCompany(server, { seed: 'bench', span: { from: addDays(today, -1), to: today } });
  server.clock.tell(Date.now());
  // As in service: every commit waits for the disk.
  const durable = { ...server.deps, database: openPostgres(postgres.url) };
  const app = createApp(durable);
  const rep = company.seats.find(({ person }) => person.role === 'rep');
  if (!rep) throw new Error('cannot be: a company without reps');
  const ask = (no: string) => atTheDesk((path, init) => app.request(path, init), no, DEMO_PASSWORD);
  const lines = [
    await importing(await ask('1001'), Number(values.rows)),
    await pushing(await ask(rep.person.employeeNo), rep.person.id),
    await board(today),
    fieldSize(),
  ];
  tell(lines);
  if (values.json) writeFileSync(values.json, JSON.stringify(lines, undefined, 2));
  await durable.database.close();
  await server.close();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(lines.some(({ median, limit }) => median !== undefined && median > limit) ? 1 : 0);
}

/** A sheet of customers, read, checked and written. */
async function importing(ask: Asking, rows: number): Promise<Line> {
  const header = 'code,name,line,grade,stage,region,address,lat,lon,datum,radius';
  const row = (n: number) =>
    `B${n},第${n}大药房,pharmacy,${'ABC'[n % 3]},active,江西,八一大道${n}号,${28.5 + (n % 1000) / 5000},${115.7 + (n % 997) / 4000},wgs84,150`;
  const csv = [header, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n');
  const ms = await timed(async () => {
    const { report } = await ask(checkImport, {
      kind: 'customers',
      fileName: 'customers.csv',
      base64: Buffer.from(csv).toString('base64'),
    });
    if (report.wrong > 0) throw new Error(`the sheet is wrong: ${JSON.stringify(report.troubles[0])}`);
    await ask(applyImport, { id: report.id });
  });
  return { what: `import of ${rows} customers, checked and written`, limit: 10_000, unit: 'ms', median: ms, runs: [ms] };
}

/** Five pushes of 500 facts, each of a chain of its own length, every answer with its receipt. */
async function pushing(ask: Asking, person: PersonId): Promise<Line> {
  const phone = phoneKey(person);
  const visit = VisitId.parse(v7());
  const answered = {
    kind: 'question.answered',
    refs: { visit, question: QuestionId.parse('note') },
    blobs: [],
    parts: { answers: { answer: ANSWER } },
  } satisfies FactBody;
  await ask(enrolDevice, { key: phone.key, label: 'bench' });
  const runs: number[] = [];
  for (let run = 0; run < 5; run++) {
    const facts = Array.from({ length: 500 }, () => phone.say(answered));
    runs.push(
      await timed(async () => {
        const { answers } = await ask(pushFacts, { device: phone.device, facts });
        if (answers.some(({ outcome }) => outcome !== 'ok')) throw new Error('a fact was not stored');
      }),
    );
  }
  return { what: 'push of 500 facts in one request', limit: 1_000, unit: 'ms', median: medianOf(runs), runs };
}

/** Twelve months of all that headquarters sees, on the company at the given address. */
async function board(today: string): Promise<Line> {
  const line = { what: 'board over twelve months', limit: 300, unit: 'ms' } as const;
  if (!values.url) return { ...line, median: undefined, runs: [] };
  const ask = await atTheDesk(
    (path, init) => fetch(new URL(path, values.url), { ...init, headers: { ...init.headers, origin: values.url ?? '' } }),
    '1001',
    DEMO_PASSWORD,
  );
  const runs: number[] = [];
  for (let run = 0; run < 9; run++) runs.push(await timed(() => ask(readBoard, { from: addDays(today, -364), to: today })));
  return { ...line, median: medianOf(runs), runs };
}

function fieldSize(): Line {
  const folder = join(import.meta.dirname, '../dist/field/assets');
  const files = readdirSync(folder).filter((file) => /\.(js|css)$/.test(file) && !/^(open-map|maplibre|esm|letters|day-map)/.test(file));
  const kB = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / 1_000;
  return { what: 'phone app, script and style, compressed, before the map', limit: 120, unit: 'kB', median: kB, runs: [kB] };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function medianOf(runs: readonly number[]): number {
  return runs.toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? Number.NaN;
}

function tell(lines: readonly Line[]): void {
  for (const { what, limit, unit, median } of lines) {
    const seen =
      median === undefined
        ? 'not measured: give --url'
        : `${median.toFixed(unit === 'kB' ? 1 : 0)} ${unit}, ${(median / limit).toFixed(2)} of the limit`;
    console.log(`${what.padEnd(60)} limit ${limit} ${unit}   ${seen}`);
  }
}

await main();
