import { createOSMStream } from 'osm-pbf-parser-node';
import { carOn, type Tags } from '../../domain/route/car.ts';
import { type RoadGraph, roadGraph, type RoadWay } from '../../domain/route/road-graph.ts';

interface OsmItem {
  readonly type?: 'node' | 'way' | 'relation';
  readonly id: number;
  readonly lat?: number;
  readonly lon?: number;
  readonly refs?: readonly number[];
  readonly tags?: Tags;
}

/** Reads the roads for cars out of an `.osm.pbf` extract. Twice: first which nodes roads have, then where those are. */
export async function readExtract(file: string): Promise<RoadGraph> {
  const numbers = new Map<number, number>();
  const numberOf = (id: number) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const ways: RoadWay[] = [];
  for await (const item of createOSMStream(file, {
    withTags: { node: false, way: true, relation: false },
    withInfo: false,
  }) as AsyncIterable<OsmItem>) {
    const car = item.type === 'way' && item.tags ? carOn(item.tags) : undefined;
    if (car && item.refs) ways.push({ nodes: item.refs.map(numberOf), ...car });
  }
  const [lat, lon] = [new Float64Array(numbers.size).fill(Number.NaN), new Float64Array(numbers.size)];
  for await (const item of createOSMStream(file, { withTags: false, withInfo: false }) as AsyncIterable<OsmItem>) {
    const number = item.type === 'node' ? numbers.get(item.id) : undefined;
    if (number === undefined) continue;
    lat[number] = item.lat ?? Number.NaN;
    lon[number] = item.lon ?? Number.NaN;
  }
  return roadGraph(
    lat,
    lon,
    ways.flatMap((way) => within(way, lat)),
  );
}

/** A way that leaves the extract is cut where its nodes are missing. */
function within(way: RoadWay, lat: Float64Array): RoadWay[] {
  const parts: number[][] = [[]];
  for (const node of way.nodes) {
    if (Number.isNaN(lat[node])) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts.filter(({ length }) => length > 1).map((nodes) => ({ ...way, nodes }));
}
