import { canonical, type Json } from '../../base/json.ts';
import type { FrequencyRule } from '../../domain/plan/frequency.ts';
import { adoptLine, dropProduct, readCatalogue, saveLine, saveProduct } from '../../wire/catalogue.ts';
import { type Company, loadCompany } from '../directives/company.ts';
import type { Change } from '../directives/numbered.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { type Starter, starters } from '../world/starters.ts';
import { writing } from './org.ts';

/** The lines, standards and products of a company that begins with none. */
export function handleCatalogue(app: App, deps: ServerDeps): void {
  handle(app, readCatalogue, async (_, { scope }) => {
    const { products, lines } = await deps.database.within(scope, loadCompany);
    const offered = starters(products).map(({ line, sops, frequency }) => ({
      line,
      sops: sops.map(({ title }) => title),
      rules: frequency.length,
      taken: lines.some(({ key }) => key === line.key),
    }));
    return { products: [...products], starters: offered };
  });
  handle(app, adoptLine, async ({ line }, caller) => {
    let published = 0;
    await writing(deps, caller, (company) => {
      const starter = starters(company.products).find((each) => each.line.key === line);
      if (!starter) throw new Problem('not-found', { what: 'line' });
      const standards = standardsOf(company, starter);
      published = standards.length;
      return [...lineOf(company, starter), ...standards, ...policyOf(company, starter)];
    });
    return { published };
  });
  handle(app, saveLine, async ({ line }, caller) => {
    await writing(deps, caller, () => [{ kind: 'line', id: line.key, value: line }]);
    return {};
  });
  handle(app, saveProduct, async ({ product }, caller) => {
    await writing(deps, caller, () => [{ kind: 'product', id: product.key, value: product }]);
    return {};
  });
  handle(app, dropProduct, async ({ key }, caller) => {
    await writing(deps, caller, ({ products }) => {
      if (!products.some((each) => each.key === key)) throw new Problem('not-found', { what: 'product' });
      return [{ kind: 'product', id: key, value: null }];
    });
    return {};
  });
}

/** What the company has called its own by then stays as it is. */
function lineOf({ lines }: Company, { line }: Starter): Change[] {
  return lines.some(({ key }) => key === line.key) ? [] : [{ kind: 'line', id: line.key, value: line }];
}

/** Nothing is published that says what the version in force says. */
function standardsOf({ sops }: Company, starter: Starter): Change[] {
  return starter.sops.flatMap((sop) => {
    const newest = sops.filter(({ key }) => key === sop.key).toSorted((a, b) => b.version - a.version)[0];
    if (newest && same(newest, { ...sop, version: newest.version })) return [];
    const version = (newest?.version ?? 0) + 1;
    return [{ kind: 'sop', id: `${sop.key}:${version}`, value: { ...sop, version } }];
  });
}

/** The database keeps no order of keys. */
function same(a: object, b: object): boolean {
  return canonical(a as Json) === canonical(b as Json);
}

function policyOf({ policy }: Company, { frequency }: Starter): Change[] {
  const has = (rule: FrequencyRule) => policy.frequency.some(({ applies }) => same(applies, rule.applies));
  const added = frequency.filter((rule) => !has(rule));
  return added.length === 0 ? [] : [{ kind: 'policy', id: 'org', value: { ...policy, frequency: [...policy.frequency, ...added] } }];
}
