import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Point } from '../src/domain/place.ts';
import { straightMatrix } from '../src/domain/route/straight.ts';

/** How the server behaves: `holes` knows no way to the place with that index in each request, `sea` moves it ten kilometres. */
export type Mood = 'well' | 'slow' | 'broken' | 'garbage' | 'short' | 'negative' | 'holes' | 'sea' | 'too-big';

/** Speaks the `table` of OSRM's HTTP API over a straight model, on a port of its own: as well or as badly as it is told. */
export async function osrmServer() {
  const is: { mood: Mood; asked: number; most: number } = { mood: 'well', asked: 0, most: 0 };
  const server = createServer((request, response) => {
    is.asked += 1;
    const url = new URL(request.url ?? '/', 'http://osrm');
    const places = (url.pathname.split('/').at(-1) ?? '').split(';').map((pair): Point => {
      const [lon = 0, lat = 0] = pair.split(',').map(Number);
      return { lat, lon };
    });
    is.most = Math.max(is.most, places.length);
    const list = (name: string) => (url.searchParams.get(name) ?? '').split(';').map(Number);
    const tell = () => {
      const { status, body } = answerOf(is.mood, places, { from: list('sources'), to: list('destinations') });
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    };
    if (is.mood === 'slow') setTimeout(tell, 3_000).unref();
    else tell();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return { is, url, close };
}

function answerOf(mood: Mood, places: readonly Point[], { from, to }: { from: readonly number[]; to: readonly number[] }) {
  if (mood === 'broken') return { status: 503, body: 'no' };
  if (mood === 'garbage') return { status: 200, body: '<html>' };
  if (mood === 'too-big') return { status: 400, body: JSON.stringify({ code: 'TooBig' }) };
  const { travelS, size } = straightMatrix(places, { entries: [] }, 'day');
  const durations = from.map((a) =>
    to.map((b) => {
      if (mood === 'holes' && a !== b && (a === 0 || b === 0)) return null;
      return mood === 'negative' ? -1 : (travelS[a * size + b] as number) / 2;
    }),
  );
  const waypoint = (i: number) => ({ distance: mood === 'sea' && i === 0 ? 10_000 : 5 });
  const rows = mood === 'short' ? durations.slice(1) : durations;
  return {
    status: 200,
    body: JSON.stringify({ code: 'Ok', durations: rows, sources: from.map(waypoint), destinations: to.map(waypoint) }),
  };
}
