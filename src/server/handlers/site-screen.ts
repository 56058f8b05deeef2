import { textDigest } from '../../base/digest.ts';
import { toHex, utf8 } from '../../base/bytes.ts';
import { qrOf, qrPath } from '../../base/qr.ts';
import { CODE_STEP_MS, codeOfStep, codeStepAt } from '../../domain/evidence/totp.ts';
import { EVERYTHING } from '../../domain/scope.ts';
import { SiteToken } from '../../domain/visit/facts.ts';
import { type Tries, tries } from '../access/tries.ts';
import { browserMark, digestOfMark, markOf } from '../http/browser-mark.ts';
import { both, html, page } from '../http/customer-page.ts';
import type { App } from '../http/handle.ts';
import { originOf, sameOriginWrites } from '../http/origin.ts';
import type { ServerDeps } from '../ports.ts';
import { customersByIds } from '../store/scenes.ts';
import { bindScreen, codeBehind, type ShownCode } from '../store/sites.ts';

/** The page on a customer's screen, and the address that a code or a tag opens on the rep's phone. Nobody signs in to either. */
export function handleSiteScreen(app: App, deps: ServerDeps): void {
  const guesses = tries();
  app.get('/t', (c) => {
    const { c: code, p: picc, m: mac } = c.req.query();
    const token = SiteToken.safeParse(code ? { kind: 'code', code } : { kind: 'tap', picc, mac });
    return c.redirect(token.success ? `/field/visit/prove?${new URL(c.req.url).searchParams}` : '/field/visit/prove');
  });
  app.get('/c/show.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.use('/c/*', sameOriginWrites);
  app.on(['GET', 'POST'], '/c/:link', async (c) => {
    c.header('cache-control', 'no-store');
    const code = await codeOf(deps, { link: c.req.param('link'), address: c.get('address'), guesses });
    if (typeof code === 'string') return c.html(page('codeTitle', html`<p>${both(code)}</p>`), code === 'slow' ? 429 : 404);
    const mark = markOf(c.req.raw);
    if (code.screen !== null && (mark === undefined || code.screen !== digestOfMark(mark))) {
      return c.html(page('codeTitle', html`<p>${both('codeElsewhere')}</p>`), 403);
    }
    if (code.screen !== null) {
      c.header('set-cookie', browserMark(deps, mark ?? ''), { append: true });
      return c.html(await codePage(deps, code, originOf(c.req.raw)));
    }
    if (c.req.method !== 'POST') return c.html(START);
    const fresh = mark ?? deps.ids.secret();
    await deps.database.within(EVERYTHING, (sql) => bindScreen(sql, code.id, digestOfMark(fresh)));
    c.header('set-cookie', browserMark(deps, fresh), { append: true });
    return c.redirect(c.req.path, 303);
  });
}

const START = page(
  'codeTitle',
  html`<h1>${both('codeTitle')}</h1><p>${both('codeOnce')}</p><form method="post"><button class="main">${both('codeStart')}</button></form>`,
);

interface Asked {
  readonly link: string;
  readonly address: string;
  readonly guesses: Tries;
}

/** Whoever guesses at addresses waits longer each time. */
async function codeOf({ database, clock }: ServerDeps, { link, address, guesses }: Asked): Promise<ShownCode | 'gone' | 'slow'> {
  const who = { account: address, address };
  if (guesses.waitS(who, clock.now()) > 0) return 'slow';
  const code = await database.within(EVERYTHING, (sql) => codeBehind(sql, toHex(textDigest(link))));
  if (!code) guesses.failed(who, clock.now());
  return code ?? 'gone';
}

async function codePage({ database, clock }: ServerDeps, { customer, secret }: ShownCode, origin: string): Promise<string> {
  const now = clock.now();
  const customers = await database.within(EVERYTHING, (sql) => customersByIds(sql, [customer]));
  const digits = codeOfStep(secret, codeStepAt(now));
  const { size, path } = qrPath(qrOf(utf8(`${origin}/t?c=${digits}`)));
  const leftMs = CODE_STEP_MS - (now % CODE_STEP_MS);
  const head = html`<script src="/c/show.js" defer></script><noscript><meta http-equiv="refresh" content="${Math.ceil(leftMs / 1_000)}"></noscript>`;
  const body = html`<h1>${both('codeLead', { name: customers.get(customer)?.name ?? '' })}</h1>
<p class="when-away card">${both('codeAway')}</p>
<div class="code"><svg viewBox="0 0 ${size} ${size}" role="img" aria-label="${digits}" shape-rendering="crispEdges"><path d="${path}"/></svg>
<p class="digits">${digits.slice(0, 4)} ${digits.slice(4)}</p></div><p class="quiet code">${both('codeChanges')}</p>`;
  return page('codeTitle', body, { head, leftMs });
}

// A screen stands for months: it asks again when the step is over, hides a code that is too old, and never gives up.
const SCRIPT = `const again = async () => {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (answer.status < 500) return location.reload();
  } catch {}
  document.body.classList.add('away');
  setTimeout(again, 5000);
};
setTimeout(again, Number(document.body.dataset.leftMs) + 200);
`;
