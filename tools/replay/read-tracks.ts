import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { groupBy } from '../../src/base/group.ts';
import type { Instant } from '../../src/base/moment.ts';

/** Where somebody really was. `accuracyM` only where the track says so. */
export interface Moment {
  readonly at: Instant;
  readonly lat: number;
  readonly lon: number;
  readonly accuracyM?: number;
}

export interface Track {
  readonly name: string;
  /** In time, and no two at the same instant. */
  readonly moments: readonly Moment[];
}

export interface Read {
  readonly tracks: readonly Track[];
  /** Lines and points that could not be read, by file. */
  readonly unreadable: ReadonlyMap<string, number>;
}

/** One person for each file of a folder, and one for each folder in it that holds files: gzip or plain CSV, or GPX. */
export function readTracks(dir: string, people = Number.POSITIVE_INFINITY): Read {
  const files = filesIn(dir);
  const unreadable = new Map<string, number>();
  const tracks: Track[] = [];
  for (const [name, theirs] of groupBy(files, ({ person }) => person)) {
    if (tracks.length >= people) break;
    const moments = theirs.flatMap(({ path }) => {
      const read = readTrack(basename(path), readFileSync(path));
      if (read.unreadable > 0) unreadable.set(path, read.unreadable);
      return read.moments;
    });
    if (moments.length > 0) tracks.push({ name, moments: inTime(moments) });
  }
  return { tracks, unreadable };
}

export function readTrack(fileName: string, bytes: Uint8Array): { readonly moments: Moment[]; readonly unreadable: number } {
  const text = new TextDecoder().decode(fileName.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const moments = /\.gpx(\.gz)?$/.test(fileName) ? ofGpx(text) : ofCsv(text);
  const sound = moments.filter(isSound);
  return { moments: sound, unreadable: moments.length - sound.length };
}

function filesIn(dir: string): { readonly person: string; readonly path: string }[] {
  const isTrack = (name: string) => /\.(csv|gpx)(\.gz)?$/.test(name);
  const names = readdirSync(dir).toSorted();
  return names.flatMap((name) => {
    const path = join(dir, name);
    if (!statSync(path).isDirectory()) return isTrack(name) ? [{ person: name.replace(/\.(csv|gpx)(\.gz)?$/, ''), path }] : [];
    return readdirSync(path)
      .filter(isTrack)
      .toSorted()
      .map((file) => ({ person: name, path: join(path, file) }));
  });
}

/** `track,t,lat,lon`, perhaps with `accuracy`; t in seconds since 1970 UTC. Columns go by their heading. */
function ofCsv(text: string): Moment[] {
  const [heading = '', ...lines] = text.split(/\r?\n/).filter((line) => line !== '');
  const columns = heading.split(',').map((name) => name.trim().toLowerCase());
  const [t, lat, lon, accuracy] = ['t', 'lat', 'lon', 'accuracy'].map((name) => columns.indexOf(name));
  return lines.map((line) => {
    const cells = line.split(',');
    const number = (column: number | undefined) =>
      column === undefined || column < 0 || !cells[column] ? Number.NaN : Number(cells[column]);
    return moment(number(t) * 1_000, number(lat), number(lon), number(accuracy));
  });
}

/** The points of a GPX file that bear a time; everything else in it is passed over. */
function ofGpx(text: string): Moment[] {
  return [...text.matchAll(/<trkpt\b([^>]*)>([\s\S]*?)<\/trkpt>/g)].map(([, attributes = '', inner = '']) => {
    const attribute = (name: string) => Number(new RegExp(`\\b${name}\\s*=\\s*["']([^"']+)["']`).exec(attributes)?.[1] ?? Number.NaN);
    const time = /<time>\s*([^<]+?)\s*<\/time>/.exec(inner)?.[1];
    return moment(time ? Date.parse(time) : Number.NaN, attribute('lat'), attribute('lon'), Number.NaN);
  });
}

function moment(at: number, lat: number, lon: number, accuracyM: number): Moment {
  return { at: Math.round(at), lat, lon, ...(accuracyM >= 0 && { accuracyM }) };
}

function isSound({ at, lat, lon }: Moment): boolean {
  return at > 0 && Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

function inTime(moments: readonly Moment[]): Moment[] {
  return moments.toSorted((a, b) => a.at - b.at).filter(({ at }, i, all) => at !== all[i - 1]?.at);
}
