import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../src/server/adapters/embedded-postgres.ts';
import { openOrganisationKey } from '../src/server/adapters/organisation-key.ts';
import { openPostgres } from '../src/server/adapters/postgres.ts';
import { verifySignature } from '../src/server/adapters/verify.ts';
import { verifyLog } from '../src/server/log/audit.ts';

// npm run audit [-- --json]: reads the whole ledger of a database again, and every checkpoint that was ever signed, and
// believes nothing that is stored beside them. Exit 1 where something is not as it was signed.

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });
const dataDir = process.env.DATA_DIR ?? 'data';
const own = process.env.DATABASE_URL === undefined ? await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') }) : undefined;
const database = openPostgres(process.env.DATABASE_URL ?? own?.url ?? '');
try {
  const audit = await verifyLog({ database, key: await openOrganisationKey(join(dataDir, 'keys')), verify: verifySignature });
  if (values.json) console.log(JSON.stringify(audit));
  else {
    console.log(
      `${audit.facts} facts, ${audit.leaves} lines: ${audit.ok ? 'all as they were signed' : `${audit.problems.length} are not`}`,
    );
    for (const { about, why } of audit.problems.slice(0, 50)) console.log(`  ${why}  ${about}`);
  }
  process.exitCode = audit.ok ? 0 : 1;
} finally {
  await database.close();
  await own?.stop();
}
