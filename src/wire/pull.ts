import * as z from 'zod/mini';
import { LocalDate } from '../base/moment.ts';
import { ContactId, CustomerId } from '../domain/ids.ts';
import { Person } from '../domain/person.ts';
import { TravelModel } from '../domain/route/straight.ts';
import { OwnCase } from './cases.ts';
import { ChallengeSheet } from './challenges.ts';
import { endpoint } from './endpoint.ts';
import { ProposalSheet } from './proposals.ts';
import { ErrandCard } from './errands.ts';
import { VisitSheet } from './visit-sheet.ts';
import { BoardCard } from './board.ts';

/**
 * What the office wants of this person, from a cursor on: versions in order of commit, deletes among them. When the
 * person's scope changed, `epoch` is another one: the phone drops what it holds and pulls from 0.
 */
export const pullDirectives = endpoint({
  method: 'GET',
  path: '/pull',
  who: 'signed-in',
  ask: z.object({ epoch: z.string(), after: z.coerce.number() }),
  reply: z.object({
    epoch: z.string(),
    me: Person,
    cursor: z.int(),
    more: z.boolean(),
    directives: z.array(
      // Any word: a phone of last month has to read past kinds that it has never heard of.
      z.object({ number: z.int(), kind: z.string(), id: z.string(), value: z.nullable(z.unknown()) }),
    ),
  }),
});

/** The views that go down: the person's own visits of 90 days with verdicts, reviews and replies, and their KPIs. */
export const pullMine = endpoint({
  method: 'GET',
  path: '/mine',
  who: 'signed-in',
  ask: z.object({ since: z.optional(z.coerce.number()) }),
  reply: z.object({
    asOf: z.int(),
    visits: z.array(VisitSheet),
    cards: z.array(BoardCard),
    month: z.string(),
    /** Cases about the person, told at once and with their outcome; a phone that pulled before there were any has none. */
    cases: z.optional(z.array(OwnCase)),
    /** What was asked of own plans these weeks, with the answers. */
    challenges: z.optional(z.array(ChallengeSheet)),
    /** The plans that were made on a phone these weeks, with the answers. */
    proposals: z.optional(z.array(ProposalSheet)),
    /** How sure it was that this month's plan can be kept, as it was worked out last. */
    chance: z.optional(z.object({ probability: z.number(), goal: z.number() })),
    /** Customers to be asked whether a colleague came, in person; a phone that pulled before there were any has none. */
    errands: z.optional(z.array(ErrandCard)),
    /** The last visits to own customers by anybody, at most three each: what the card shows. */
    recent: z.array(
      z.object({
        customer: z.string(),
        day: LocalDate,
        personName: z.string(),
        outcome: z.nullable(z.string()),
        note: z.nullable(z.string()),
        answers: z.record(z.string(), z.unknown()),
      }),
    ),
    /** What visits taught of the roads, for plans that are made without a network. */
    travel: z.optional(TravelModel),
    /** On which days own customers were seen by anybody, and who was met: what the due list stands on. */
    seen: z.optional(
      z.array(
        z.object({
          customer: CustomerId,
          on: z.array(LocalDate),
          since: z.nullable(LocalDate),
          met: z.array(z.object({ contact: ContactId, on: LocalDate })),
          /** How long a visit there takes, as visits taught it. */
          minutes: z.optional(z.number()),
        }),
      ),
    ),
  }),
});
