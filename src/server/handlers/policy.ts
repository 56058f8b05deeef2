import { readPolicy, savePolicy } from '../../wire/org.ts';
import { loadCompany } from '../directives/company.ts';
import { type App, handle } from '../http/handle.ts';
import { Problem } from '../http/problem.ts';
import type { ServerDeps } from '../ports.ts';
import { writing } from './org.ts';

export function handlePolicy(app: App, deps: ServerDeps): void {
  handle(app, readPolicy, async (_, { scope }) => {
    const { policy, policyNumber } = await deps.database.within(scope, loadCompany);
    return { policy, number: policyNumber };
  });
  handle(app, savePolicy, async ({ policy, number }, caller) => {
    const [written = 0] = await writing(deps, caller, ({ policyNumber }) => {
      if (policyNumber !== number) throw new Problem('stale');
      return [{ kind: 'policy', id: 'org', value: policy }];
    });
    return { number: written };
  });
}
