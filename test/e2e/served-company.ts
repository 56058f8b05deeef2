import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { addDays, localDate, type LocalDate } from '../../src/base/moment.ts';
import type { Customer } from '../../src/domain/customer.ts';
import { createApp } from '../../src/server/app.ts';
import { writeDirectives } from '../../src/server/directives/write.ts';
import { startWorker } from '../../src/server/jobs/worker.ts';
import type { Seat } from '../../src/server/world/org.ts';
import { openCompany, type Opened } from '../../tools/demo/opening.ts';
import { toldClock, toldServer } from '../../tools/told-server.ts';
import { freshDatabase } from '../postgres.ts';

const ZONE = 'Asia/Shanghai';

export interface ServedCompany {
  readonly url: string;
  readonly day: LocalDate;
  readonly login: (employeeNo: string) => Seat;
  /** Today's planned customers of a rep, the first stop first. */
  readonly stopsOf: (employeeNo: string) => readonly Customer[];
  readonly rows: <Row>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  readonly close: () => Promise<void>;
}

/** The demo company before its first visit, on a real port, with its worker, by the clock on the wall. */
export async function serveCompany(): Promise<ServedCompany> {
  const [fresh, dataDir] = [await freshDatabase(), mkdtempSync(join(tmpdir(), 'rounds-e2e-'))];
  const clock = toldClock(Date.now());
  const told = await toldServer({ url: fresh.url, dataDir, clock, organisation: '百川医药（演示）' });
  const day = localDate(Date.now(), ZONE);
  const { company } = await openCompany(told, { seed: 'rounds', span: { from: addDays(day, -1), to: day } });
  const plan = await planToday(told, company, day);
  const deps = { ...told.deps, clock: { now: Date.now } };
  const worker = await startWorker(deps);
  const server = serve({ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' });
  if (!server.listening) await new Promise((heard) => server.once('listening', heard));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    day,
    login: (employeeNo) => company.seats.find(({ person }) => person.employeeNo === employeeNo) as Seat,
    stopsOf: (employeeNo) => plan.get(employeeNo) ?? [],
    rows: <Row>(text: string, values: readonly unknown[] = []) => deps.database.asOwner((sql) => sql.rows<Row>(text, values)),
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await worker.stop();
      await told.close();
      await fresh.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The stops were planned yesterday, as a manager would. */
async function planToday({ deps, clock }: Awaited<ReturnType<typeof toldServer>>, company: Opened['company'], day: LocalDate) {
  clock.tell(Date.now() - 86_400_000);
  const reps = company.seats.filter(({ person }) => person.role === 'rep');
  const plan = new Map(reps.map(({ person, post }) => [person.employeeNo, (company.customers.get(post.number) ?? []).slice(0, 3)]));
  const changes = reps.map(({ person }) => {
    const stops = (plan.get(person.employeeNo) ?? []).map(({ id }, i) => ({ id: randomUUID(), customer: id, atMinute: 540 + i * 50 }));
    return { kind: 'plan' as const, id: `${person.id}:${day}`, value: { person: person.id, day, stops } };
  });
  const by = (company.seats[0] as Seat).person.id;
  await deps.database.asOwner((sql) => writeDirectives(sql, { at: clock.now(), by }, changes as never));
  return plan;
}
