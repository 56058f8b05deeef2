import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { whoIs } from './access/caller.ts';
import { handleAccess } from './handlers/access.ts';
import { handleCalendar } from './handlers/calendar.ts';
import { handleCases } from './handlers/cases.ts';
import { handleCatalogue } from './handlers/catalogue.ts';
import { handleCustomers } from './handlers/customers.ts';
import { handleDevices } from './handlers/devices.ts';
import { handleFirstAdmin } from './handlers/first-admin.ts';
import { handleImports } from './handlers/imports.ts';
import { handleLog } from './handlers/log.ts';
import { handleLogOutside } from './handlers/log-outside.ts';
import { handleOrg } from './handlers/org.ts';
import { handlePins } from './handlers/pins.ts';
import { handleChallenges } from './handlers/challenges.ts';
import { handleCertificates } from './handlers/planning/certificates.ts';
import { handleMonthPlan } from './handlers/planning/month-plan.ts';
import { handleDayOffer } from './handlers/planning/day-offer.ts';
import { handlePlans } from './handlers/plans.ts';
import { handleProposals } from './handlers/proposals.ts';
import { handlePlanCheck } from './handlers/plan-check.ts';
import { handlePasskeys } from './handlers/passkeys.ts';
import { handlePhotos } from './handlers/photos.ts';
import { handlePolicy } from './handlers/policy.ts';
import { handlePull } from './handlers/pull.ts';
import { handlePushFacts } from './handlers/push-facts.ts';
import { handleQuarantine } from './handlers/quarantine.ts';
import { handleReceipts } from './handlers/receipts.ts';
import { handleResults } from './handlers/results.ts';
import { handleReview } from './handlers/review.ts';
import { handleSiteScreen } from './handlers/site-screen.ts';
import { handleSites } from './handlers/sites.ts';
import { handleTravel } from './handlers/travel.ts';
import { handleVisits } from './handlers/visits.ts';
import { handleBackChecks } from './handlers/back-checks.ts';
import { handleCheckTasks } from './handlers/check-tasks.ts';
import { handleBoard } from './handlers/board.ts';
import { handleDue } from './handlers/due.ts';
import { handleDrill } from './handlers/drill.ts';
import { handleToday } from './handlers/today.ts';
import { handleMine } from './handlers/mine.ts';
import { handleSignIn } from './handlers/sign-in.ts';
import { handleSops } from './handlers/sops.ts';
import { type App, endpointsOf } from './http/handle.ts';
import { securePagesOnly } from './http/insecure-page.ts';
import { openapi } from './http/openapi.ts';
import { sameOriginWrites } from './http/origin.ts';
import { Problem } from './http/problem.ts';
import { securityHeaders } from './http/security.ts';
import { staticFiles } from './http/static-files.ts';
import { answerTrouble } from './http/trouble.ts';
import { unpacked } from './http/unpacked.ts';
import type { ServerDeps } from './ports.ts';

/** The largest body of any request: a sheet of customers is the biggest thing that anybody sends in one piece. */
const MOST_BYTES = 24_000_000;

/** What a customer may write on a page. */
const MOST_FORM_BYTES = 20_000;

/** The whole server as one value: `app.request(…)` works without a port. */
export function createApp(deps: ServerDeps): App {
  const app: App = new Hono();
  app.onError((error, c) => answerTrouble(deps, error, c));
  app.use(securityHeaders(deps.settings.mapOrigins));
  app.use('/api/*', sameOriginWrites);
  app.use('/api/*', bodyLimit({ maxSize: MOST_BYTES, onError: () => tooLarge() }));
  app.use('/api/facts', unpacked(MOST_BYTES));
  app.get('/api/health', async (c) => {
    await deps.database.asOwner((sql) => sql.rows('select 1'));
    return c.json({ ok: true });
  });
  app.use(async (c, next) => {
    c.set('address', addressOf(c.env, c.req.raw, deps));
    await next();
  });
  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store');
    c.set('caller', await whoIs(deps, c.req.raw));
    await next();
  });

  handleSignIn(app, deps);
  handleFirstAdmin(app, deps);
  handleDevices(app, deps);
  handlePasskeys(app, deps);
  handlePushFacts(app, deps);
  handlePhotos(app, deps);
  handleLog(app, deps);
  handleLogOutside(app, deps);
  handleQuarantine(app, deps);
  handleOrg(app, deps);
  handlePolicy(app, deps);
  handleAccess(app, deps);
  handleCalendar(app, deps);
  handleDue(app, deps);
  handlePull(app, deps);
  handleTravel(app, deps);
  handleMine(app, deps);
  handleToday(app, deps);
  handleDrill(app, deps);
  handleBoard(app, deps);
  handleVisits(app, deps);
  handleBackChecks(app, deps);
  handleCheckTasks(app, deps);
  handleReview(app, deps);
  handleCases(app, deps);
  handleSops(app, deps);
  handleCatalogue(app, deps);
  handleCustomers(app, deps);
  handlePins(app, deps);
  handleSites(app, deps);
  handlePlans(app, deps);
  handleChallenges(app, deps);
  handleProposals(app, deps);
  handleDayOffer(app, deps);
  handleMonthPlan(app, deps);
  handleCertificates(app, deps);
  handlePlanCheck(app, deps);
  handleResults(app, deps);
  handleImports(app, deps);
  app.use('/r/*', bodyLimit({ maxSize: MOST_FORM_BYTES, onError: () => tooLarge() }));
  handleReceipts(app, deps);
  handleSiteScreen(app, deps);

  app.get('/api/openapi.json', (c) => c.json(openapi(endpointsOf(app))));
  app.all('/api/*', () => {
    throw new Problem('not-found');
  });
  servePages(app);
  return app;
}

/** The desk at the root and the phone's app beside it, as they were built. */
function servePages(app: App): void {
  const built = (name: string) => staticFiles(join(import.meta.dirname, '../../dist', name));
  const [console, field, proof] = [built('console'), built('field'), built('proof')];
  app.use(securePagesOnly);
  app.get('/field', (c) => c.redirect('/field/'));
  app.get('/field/*', (c) => field(c.req.path.slice('/field'.length), c.req.raw) ?? c.notFound());
  // Kept and opened from disk: then it is nobody's word but its own.
  app.get('/verify.html', (c) => {
    const page = proof('/verify.html', c.req.raw);
    page?.headers.set('content-disposition', 'attachment; filename="rounds-verify.html"');
    return page ?? c.notFound();
  });
  app.get('*', (c) => console(c.req.path, c.req.raw) ?? c.notFound());
}

function tooLarge(): never {
  throw new Problem('too-large', { mostMb: MOST_BYTES / 1_000_000 });
}

/** The other end of the socket; behind a proxy that is trusted, what it says of its own. */
function addressOf(env: unknown, { headers }: Request, { settings }: ServerDeps): string {
  const forwarded = settings.trustProxy ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket?.remoteAddress ?? '';
}
