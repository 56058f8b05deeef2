import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from '../../../test/asking.ts';
import { aPerson, change, cookieOf, write } from '../../../test/company.ts';
import { freshDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { serverDeps } from '../../../test/server-deps.ts';
import { adoptLine, dropProduct, readCatalogue, saveLine, saveProduct } from '../../wire/catalogue.ts';
import { readMe, readPolicy } from '../../wire/org.ts';
import { listSops } from '../../wire/sops.ts';
import { createApp } from '../app.ts';
import type { App } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';

const [admin, rep] = [aPerson('1', 'admin'), aPerson('2', 'rep')];
let [database, deps, app]: [TestDatabase, ServerDeps, App] = [] as never;
const as = { admin: '', rep: '' };
beforeAll(async () => {
  database = await freshDatabase();
  deps = serverDeps(database.url);
  app = createApp(deps);
  await write(deps, admin, change('person', admin), change('person', rep));
  as.admin = await cookieOf(deps, admin);
  as.rep = await cookieOf(deps, rep);
});
afterAll(async () => {
  await deps.database.close();
  await database.drop();
});

test('an empty company takes over the lines that ship, with standards of its own products', async () => {
  const cookie = as.admin;
  const adopt = async (line: string) => (await ask(app, adoptLine, { line }, { cookie })).reply.published;
  const grids = async () =>
    (await ask(app, listSops, {}, { cookie })).reply.sops
      .filter(({ live }) => live)
      .flatMap(({ sop }) => sop.steps.flatMap(({ questions }) => questions.filter(({ type }) => type === 'product-grid')));
  expect((await ask(app, readCatalogue, {}, { cookie })).reply.starters.map(({ line, taken }) => [line.key, taken])).toEqual(
    ['pharmacy', 'hospital', 'distributor', 'outlet'].map((key) => [key, false]),
  );
  expect(await adopt('pharmacy')).toBe(4);
  expect(await grids()).toEqual([]);
  // Again and nothing new: nothing is published, no rule stands there twice.
  expect(await adopt('pharmacy')).toBe(0);
  expect((await ask(app, readPolicy, {}, { cookie })).reply.policy.frequency).toHaveLength(4);
  const product = { key: 'own-1', title: { zh: '自己的产品' } };
  await ask(app, saveProduct, { product }, { cookie });
  expect(await adopt('pharmacy')).toBe(4);
  expect((await grids()).length).toBeGreaterThan(0);
  for (const question of await grids()) expect(question).toMatchObject({ products: [product] });
  expect((await ask(app, dropProduct, { key: 'own-1' }, { cookie })).status).toBe(200);
  expect((await ask(app, dropProduct, { key: 'own-1' }, { cookie })).problem).toBe('not-found');
  expect((await ask(app, adoptLine, { line: 'unheard-of' }, { cookie })).problem).toBe('not-found');
});

test('a line of the company’s own needs an admin, and its adopted name stays when the standards come anew', async () => {
  const line = { key: 'pharmacy', title: { zh: '零售线' }, precision: 'coarse', sales: false };
  expect((await ask(app, saveLine, { line }, { cookie: as.rep })).problem).toBe('not-allowed');
  expect((await ask(app, saveLine, { line }, { cookie: as.admin })).status).toBe(200);
  await ask(app, adoptLine, { line: 'pharmacy' }, { cookie: as.admin });
  expect((await ask(app, readMe, {}, { cookie: as.rep })).reply.lines).toEqual([line]);
});
