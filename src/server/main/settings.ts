import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TravelSettings } from '../adapters/travel.ts';

/** What the environment and the command line say, read once and checked. docs/operating.md lists it. */
export interface Settings {
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly publicUrl: URL | undefined;
  readonly https: boolean;
  readonly demo: boolean;
  readonly organisation: string;
  readonly trustProxy: boolean;
  readonly mapOrigins: readonly string[];
  /** A time stamp authority, and the file with the certificates that it has to lead to. */
  readonly tsa: { readonly url: string; readonly certificates: string } | undefined;
  /** The file that names the witnesses. */
  readonly witnesses: string | undefined;
  readonly travel: TravelSettings;
}

/** Throws a sentence on what cannot be understood: a server that guesses its settings is found out too late. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, flags: readonly string[]): Settings {
  const unknown = flags.find((flag) => !['--https', '--empty'].includes(flag));
  if (unknown) throw new Error(`${unknown} is not known here. There are --https and --empty.`);
  const publicUrl = env.PUBLIC_URL ? asUrl('PUBLIC_URL', env.PUBLIC_URL) : undefined;
  return {
    databaseUrl: env.DATABASE_URL ? asUrl('DATABASE_URL', env.DATABASE_URL).href : undefined,
    port: asPort(env.PORT ?? '4600'),
    host: env.HOST ?? '0.0.0.0',
    dataDir: resolve(env.DATA_DIR ?? 'data'),
    publicUrl,
    https: flags.includes('--https'),
    demo: !flags.includes('--empty') && !/^(off|no|0|false)$/i.test(env.DEMO ?? 'on'),
    organisation: env.ORGANISATION ?? 'Rounds 巡访',
    trustProxy: /^(on|yes|1|true)$/i.test(env.TRUST_PROXY ?? ''),
    mapOrigins: (env.MAP_ORIGINS ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((each) => asUrl('MAP_ORIGINS', each).origin),
    tsa: asTsa(env),
    witnesses: env.WITNESSES ? resolve(env.WITNESSES) : undefined,
    travel: {
      osrmUrl: env.OSRM_URL ? asUrl('OSRM_URL', env.OSRM_URL) : undefined,
      roadsFile: env.ROADS_FILE ? asFile('ROADS_FILE', env.ROADS_FILE) : undefined,
      deadlineMs: env.TRAVEL_DEADLINE_MS ? asDeadline(env.TRAVEL_DEADLINE_MS) : undefined,
    },
  };
}

/** Stamps that nobody can check would be worse than none, so an address alone is not enough. */
function asTsa({ TSA_URL, TSA_CERTIFICATES }: Readonly<Record<string, string | undefined>>): Settings['tsa'] {
  if (!TSA_URL) return undefined;
  if (!TSA_CERTIFICATES)
    throw new Error('TSA_URL needs TSA_CERTIFICATES: a PEM file with the certificates that its stamps have to lead to');
  return { url: asUrl('TSA_URL', TSA_URL).href, certificates: resolve(TSA_CERTIFICATES) };
}

function asUrl(name: string, value: string): URL {
  if (!URL.canParse(value)) throw new Error(`${name} is no address: ${value}`);
  return new URL(value);
}

function asFile(name: string, value: string): string {
  if (!existsSync(value)) throw new Error(`${name} is no file: ${value}`);
  return resolve(value);
}

function asDeadline(value: string): number {
  const ms = Number(value);
  if (!Number.isInteger(ms) || ms < 50 || ms > 60_000) throw new Error(`TRAVEL_DEADLINE_MS is no time from 50 to 60000: ${value}`);
  return ms;
}

function asPort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${value}`);
  return port;
}
