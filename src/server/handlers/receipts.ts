import * as z from 'zod/mini';
import { toHex, utf8 } from '../../base/bytes.ts';
import { taggedDigest } from '../../base/digest.ts';
import { HOUR_MS, wallClock } from '../../base/moment.ts';
import { readVisitLink, writeVisitLink } from '../../domain/evidence/visit-link.ts';
import type { FactBody } from '../../domain/facts.ts';
import { CUSTOMER_VOICE, type VisitId } from '../../domain/ids.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { promise, type Promised } from '../../domain/sop/questions/promise.ts';
import { type AnsweredFrom, CustomerAnswer } from '../../domain/visit/facts.ts';
import { askReceipt } from '../../wire/sites.ts';
import type { VisitSheet } from '../../wire/visit-sheet.ts';
import { whoIs } from '../access/caller.ts';
import { tries } from '../access/tries.ts';
import { deriveDayIn } from '../derive/derive-day.ts';
import { type Company, loadCompany, zoneOf } from '../directives/company.ts';
import { browserMark, digestOfMark, markOf } from '../http/browser-mark.ts';
import { both, type Html, html, page } from '../http/customer-page.ts';
import { type App, type Caller, handle } from '../http/handle.ts';
import { sameOriginWrites } from '../http/origin.ts';
import { Problem } from '../http/problem.ts';
import { sayAtDesk } from '../log/desk.ts';
import type { ServerDeps, Sql } from '../ports.ts';
import { closeTask } from '../store/check-tasks.ts';
import { readOrganisation } from '../store/organisation.ts';
import { answeredForOthers, askForReceipt, noteAnswer, type ReceiptRow, receiptOf } from '../store/receipts.ts';
import { showsCodeOf } from '../store/sites.ts';
import { visitById } from '../store/visits.ts';

/** How long a customer may take. */
const ANSWERED_WITHIN_MS = 7 * 24 * HOUR_MS;

/** The customer's receipt of a visit: the rep asks for a link, and whoever holds it answers once, without an account. */
export function handleReceipts(app: App, deps: ServerDeps): void {
  handle(app, askReceipt, ({ visit }, caller, { address }) => asked(deps, caller, { visit, address }));
  const guesses = tries();
  app.use('/r/*', sameOriginWrites);
  app.on(['GET', 'POST'], '/r/:link', async (c) => {
    c.header('cache-control', 'no-store');
    const address = c.get('address');
    const [who, now] = [{ account: address, address }, deps.clock.now()];
    if (guesses.waitS(who, now) > 0) return c.html(told('slow'), 429);
    const link = await readVisitLink(c.req.param('link'), deps.key.publicKey, deps.verify);
    if (!link) {
      guesses.failed(who, now);
      return c.html(told('gone'), 404);
    }
    if (link.until <= now) return c.html(told('over'), 410);
    if (await whoIs(deps, c.req.raw)) return c.html(told('notYours'), 403);
    if (c.req.method === 'GET') return c.html(await receiptPage(deps, link.visit));
    const said = Said.safeParse(await c.req.parseBody().catch(() => undefined));
    if (!said.success) return c.html(await receiptPage(deps, link.visit), 400);
    const mark = markOf(c.req.raw) ?? deps.ids.secret();
    c.header('set-cookie', browserMark(deps, mark), { append: true });
    return c.html(told(await answered(deps, link.visit, { ...said.data, browser: digestOfMark(mark), address })));
  });
}

const line = z.string().check(z.trim(), z.maxLength(500));
const Said = z.object({ answer: CustomerAnswer, text: z.optional(line), name: z.optional(line) });

async function asked(deps: ServerDeps, { person, scope }: Caller, { visit, address }: { visit: VisitId; address: string }) {
  const row = await deps.database.within(scope, (sql) => visitById(sql, visit));
  const customer = row?.sheet.customer;
  if (!row || row.sheet.person !== person.id || !customer || row.sheet.outcome !== 'done') throw new Problem('not-found');
  const now = deps.clock.now();
  const receipt = await deps.database.within(EVERYTHING, async (sql) => {
    await askForReceipt(sql, { visit, person: person.id, customer, network: networkOf(visit, address), at: now });
    return receiptOf(sql, visit);
  });
  const until = now + ANSWERED_WITHIN_MS;
  return { path: `/r/${await writeVisitLink({ visit, until }, deps.key.sign)}`, until, answered: typeof receipt?.answeredAt === 'number' };
}

/** Where a request came from, so that it is known again and not read: bound to the visit, and nothing where nobody can tell. */
function networkOf(visit: VisitId, address: string): string {
  return address && toHex(taggedDigest('ROUNDS-NETWORK-1', utf8(`${visit} ${address}`)));
}

interface Answer extends z.infer<typeof Said> {
  readonly browser: string;
  readonly address: string;
}

/** One answer, said at the desk in the customer's voice; what it is worth follows from where it was given. */
function answered(
  deps: ServerDeps,
  visit: VisitId,
  { answer, text, name, browser, address }: Answer,
): Promise<'thanks' | 'already' | 'gone'> {
  return deps.database.within(EVERYTHING, async (sql) => {
    const receipt = await receiptOf(sql, visit);
    const row = receipt && (await visitById(sql, visit));
    if (!receipt || !row) return 'gone';
    if (receipt.answeredAt !== null) return 'already';
    const from = await fromWhere(sql, receipt, { browser, address });
    const words = { ...(text && { text }), ...(name && { name }) };
    const details = { answer, from };
    const parts = Object.keys(words).length > 0 ? { details, words } : { details };
    const body: FactBody = { kind: 'customer.answered', refs: { visit }, blobs: [], parts };
    const { person, day } = row.sheet;
    await sayAtDesk(sql, deps, { person, by: CUSTOMER_VOICE, post: row.post, day, body });
    const outcome = answer === 'nobody-came' ? 'denied' : from === 'own-screen' || from === 'another-device' ? 'confirmed' : 'cannot-say';
    await closeTask(sql, { visit, outcome, at: deps.clock.now(), how: 'receipt' });
    await noteAnswer(sql, { visit, browser, at: deps.clock.now() });
    await deriveDayIn(sql, deps, { person, day });
    return 'thanks';
  });
}

async function fromWhere(
  sql: Sql,
  { visit, customer, network }: ReceiptRow,
  { browser, address }: Pick<Answer, 'browser' | 'address'>,
): Promise<AnsweredFrom> {
  if (await showsCodeOf(sql, customer, [browser])) return 'own-screen';
  if (await answeredForOthers(sql, customer, browser)) return 'known-device';
  return network !== '' && network === networkOf(visit, address) ? 'same-network' : 'another-device';
}

function told(code: 'slow' | 'gone' | 'over' | 'notYours' | 'thanks' | 'already'): string {
  return page('receiptTitle', html`<h1>${both('receiptTitle')}</h1><p class="card">${both(code)}</p>`);
}

async function receiptPage(deps: ServerDeps, visit: VisitId): Promise<string> {
  const organisation = await readOrganisation(deps);
  return deps.database.within(EVERYTHING, async (sql) => {
    const [receipt, row, company] = [await receiptOf(sql, visit), await visitById(sql, visit), await loadCompany(sql)];
    if (!receipt || !row) return told('gone');
    if (receipt.answeredAt !== null) return told('already');
    return formOf(row.sheet, company, organisation);
  });
}

/** What was promised and when it was: nothing else of the visit is the customer's to read here. */
function formOf(sheet: VisitSheet, company: Company, organisation: string): string {
  const zone = company.people.get(sheet.person)?.duty.zone ?? zoneOf(company);
  const says = { company: organisation, rep: sheet.personName, day: sheet.day, ...spanOf(sheet, zone) };
  const promises = promisesOf(sheet, company);
  const body = html`<h1>${sheet.customerName}</h1><p>${both('receiptLead', says)}</p>
<h2>${both('promised')}</h2><div class="card">${promises.length > 0 ? html`<ul>${promises.map(promiseLine)}</ul>` : both('nothingPromised')}</div>
<form method="post"><label>${both('text')}<textarea name="text" maxlength="500"></textarea></label>
<label>${both('name')}<input name="name" maxlength="60" autocomplete="name"></label>
<button class="main" name="answer" value="correct">${both('correct')}</button>
<button name="answer" value="change">${both('change')}</button>
<button name="answer" value="nobody-came">${both('nobody-came')}</button></form><p class="quiet">${both('once')}</p>`;
  return page('receiptTitle', body);
}

function spanOf({ startedAt, endedAt }: VisitSheet, zone: string): { from: string; to: string } {
  const time = (at: number) => {
    const { minute } = wallClock(at, zone);
    return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  };
  return { from: time(startedAt), to: time(endedAt ?? startedAt) };
}

function promisesOf({ sop: used, answers }: VisitSheet, { sops }: Company): Promised[] {
  const sop = sops.find(({ key, version }) => key === used?.key && version === used.version);
  const questions = sop?.steps.flatMap((step) => step.questions).filter(({ type }) => type === 'promise') ?? [];
  return questions.flatMap(({ id }) => promise.answer.safeParse(answers[id]).data ?? []);
}

function promiseLine({ what, by, dueOn }: Promised): Html {
  return html`<li>${what}<span class="quiet"> · ${both(by === 'us' ? 'by_us' : 'by_customer', { on: dueOn })}</span></li>`;
}
