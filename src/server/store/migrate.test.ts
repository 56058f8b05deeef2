import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { type Migration, migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

const first: Migration = { number: 1, name: '001-a.sql', sql: 'create table a (n int)', sha256: 'aa' };
const second: Migration = { number: 2, name: '002-b.sql', sql: 'alter table a add m int; create table b (n int)', sha256: 'bb' };

test('applies each file once, also when two servers start together', async () => {
  const both = await Promise.all([migrate(database.url, [first]), migrate(database.url, [first])]);
  expect(both.flat()).toEqual(['001-a.sql']);
  expect(await migrate(database.url, [first, second])).toEqual(['002-b.sql']);
  expect(await migrate(database.url, [first, second])).toEqual([]);
});

test('refuses a file that was changed after it was applied', async () => {
  await expect(migrate(database.url, [{ ...first, sha256: 'a2' }, second])).rejects.toThrow('001-a.sql was applied and has been changed');
});

test('refuses a database that is newer than the program', async () => {
  await expect(migrate(database.url, [first])).rejects.toThrow('newer than the program: it knows of 002-b.sql');
});

test('leaves nothing of a file that fails halfway', async () => {
  const broken: Migration = { number: 3, name: '003-c.sql', sql: 'create table c (n int); select nonsense', sha256: 'cc' };
  await expect(migrate(database.url, [first, second, broken])).rejects.toThrow('003-c.sql fails');
  expect(await migrate(database.url, [first, second, { ...broken, sql: 'create table c (n int)' }])).toEqual(['003-c.sql']);
});
