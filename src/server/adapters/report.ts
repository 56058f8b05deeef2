import { pino } from 'pino';
import type { ServerDeps } from '../ports.ts';

// One line of JSON an event, on the error stream: what a log collector reads, and out of the way of the greeting.
const log = pino({ level: 'info', base: null }, pino.destination(2));

/** Faults of ours and what the operator should know. Never a password, a position or what a visit said. */
export const report: ServerDeps['report'] = (event, details) => {
  if (event === 'our-fault') log.error(details, event);
  else log.info(details, event);
};
