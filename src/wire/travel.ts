import * as z from 'zod/mini';
import { Instant } from '../base/moment.ts';
import { Learned, TravelModel } from '../domain/route/straight.ts';
import { SOURCES, TROUBLES } from '../domain/route/travel.ts';
import { endpoint } from './endpoint.ts';

/** Where travel times come from now, how those sources are, and what visits taught. */
export const readTravel = endpoint({
  method: 'GET',
  path: '/travel',
  who: 'admin',
  ask: z.object({}),
  reply: z.object({
    osrm: z.nullable(z.object({ state: z.enum(['ready', 'resting']), code: z.nullable(z.string()), host: z.string() })),
    roads: z.nullable(z.object({ state: z.enum(['reading', 'ready', 'away']), nodes: z.int(), error: z.nullable(z.string()) })),
    last: z.nullable(
      z.object({
        at: Instant,
        legs: z.record(z.enum(SOURCES), z.int()),
        trouble: z.array(z.object({ code: z.enum(TROUBLES), n: z.int(), places: z.optional(z.readonly(z.array(z.int()))) })),
      }),
    ),
    deadlineMs: z.int(),
    learned: z.array(Learned),
  }),
});

/** What a phone needs to reckon travel times by itself, as the server does without roads. */
export const readTravelModel = endpoint({ method: 'GET', path: '/travel/model', who: 'signed-in', ask: z.object({}), reply: TravelModel });
