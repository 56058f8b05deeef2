import type { ProblemCode } from '../../wire/problem.ts';

const STATUS: Record<ProblemCode, number> = {
  malformed: 400,
  'too-large': 413,
  'not-found': 404,
  'not-signed-in': 401,
  'not-allowed': 403,
  'wrong-password': 401,
  'too-many-tries': 429,
  'code-not-valid': 401,
  'weak-password': 400,
  'device-revoked': 403,
  'device-awaits-approval': 403,
  'device-too-new': 403,
  stale: 409,
  'unreadable-sheet': 400,
  'too-many-rows': 400,
  'too-many-columns': 400,
  'cell-too-long': 400,
  'sheet-too-large': 413,
  'sheet-too-hard': 413,
  'not-undoable': 409,
  'unsupported-photo': 415,
  'case-needs-more': 409,
  'case-open': 409,
  'case-decided': 409,
  'case-needs-another': 403,
  contradicts: 400,
  'leave-overlaps': 409,
  'witness-unknown': 403,
  'cosignature-false': 400,
  'stamping-off': 409,
  busy: 503,
  'database-away': 503,
  'our-fault': 500,
};

/** The caller did wrong, or we cannot serve now. Turned into a response in one place; the words are in the room `words`. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly says: Readonly<Record<string, string | number>>;
  readonly status: number;

  constructor(code: ProblemCode, says: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.says = says;
    this.status = STATUS[code];
  }
}
