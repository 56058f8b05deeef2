import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { Database } from '../ports.ts';

/** Lets better-auth speak through the one door to the database, as the owner of the schema: each query by itself. */
export function dialectOver(database: Database): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(database),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

function driverOver(database: Database): Driver {
  const connection: DatabaseConnection = {
    executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
      const rows = await database.asOwner((sql) => sql.rows<R>(counted(query), query.parameters));
      return { rows, numAffectedRows: BigInt(rows.length) };
    },
    streamQuery: () => {
      throw new Error('cannot be: accounts are not streamed');
    },
  };
  const none = async () => {};
  const never = async () => {
    throw new Error('cannot be: better-auth was told to do without transactions');
  };
  return {
    init: none,
    acquireConnection: async () => connection,
    beginTransaction: never,
    commitTransaction: never,
    rollbackTransaction: never,
    releaseConnection: none,
    destroy: none,
  };
}

/** The port gives rows and no count, so what is changed is asked back. */
function counted({ sql, query }: CompiledQuery): string {
  const changes = query.kind === 'UpdateQueryNode' || query.kind === 'DeleteQueryNode';
  return changes && !/\breturning\b/i.test(sql) ? `${sql} returning 1` : sql;
}
