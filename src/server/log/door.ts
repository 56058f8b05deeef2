import type { Instant } from '../../base/moment.ts';
import { isOnDuty, type DutySpan, type Person } from '../../domain/person.ts';
import type { Precision } from '../../domain/place.ts';
import type { Sound } from './weigh-fact.ts';

export type PlaceRefusal = 'off-duty' | 'too-precise';

/** What the door knows of whose record it is. */
export interface Household {
  readonly person: Person;
  readonly precision: Precision;
  readonly spans: readonly DutySpan[];
}

/**
 * Whether a place may not be kept (decision 11). The phone should never have sent it; the envelope stays either way, and
 * that something was dropped is counted, never what.
 */
export function refusePlace({ sealed, at }: Sound, { person, precision, spans }: Household): PlaceRefusal | undefined {
  const place = sealed.parts.place?.value as { precision?: string; fixes?: readonly { takenAt?: Instant }[] } | undefined;
  if (place === undefined) return undefined;
  if (precision === 'coarse' && place.precision !== 'coarse') return 'too-precise';
  const skewMs = at - sealed.envelope.at;
  const instants = [at, ...(place.fixes ?? []).map(({ takenAt }) => (takenAt ?? sealed.envelope.at) + skewMs)];
  return instants.every((instant) => isOnDuty(person, spans, instant)) ? undefined : 'off-duty';
}

const PLACE_KEYS = new Set(['place', 'fix', 'fixes', 'lat', 'lon', 'latitude', 'longitude', 'cell']);

/** What was put aside, without anything that looks like a place: nobody has said that it may be kept. */
export function withoutPlaces(raw: unknown, depth = 0): unknown {
  if (depth > 20) return '…';
  if (Array.isArray(raw)) return raw.slice(0, 1_000).map((item) => withoutPlaces(item, depth + 1));
  if (typeof raw === 'string') return storable(raw);
  if (typeof raw !== 'object' || raw === null) return raw;
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      const commitment = key === 'place' && typeof value === 'string'; // an envelope's own word about the part stays
      return [storable(key), PLACE_KEYS.has(key) && !commitment ? null : withoutPlaces(value, depth + 1)];
    }),
  );
}

/** Text as Postgres can keep it in JSON: no NUL, no half of a pair. */
function storable(text: string): string {
  return text.replace(/\0/g, '\ufffd').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
