import type * as z from 'zod/mini';
import { breaksIn } from '../../domain/evidence/chain.ts';
import type { Place } from '../../domain/place.ts';
import type { PersonId, QuestionId, VisitId } from '../../domain/ids.ts';
import type { NoPlace } from '../../domain/visit/facts.ts';
import type { StoryLine } from '../../wire/visit-sheet.ts';
import type { Sql } from '../ports.ts';
import { factsOfVisit, type LedgerFact, linksBetween } from '../store/scenes.ts';

/** A visit told fact by fact, in time, each with the interval that others than the phone can vouch for. */
export async function storyOf(sql: Sql, person: PersonId, visit: VisitId): Promise<z.infer<typeof StoryLine>[]> {
  const facts = await factsOfVisit(sql, person, visit);
  const broken = await brokenAmong(sql, person, facts);
  return facts
    .toSorted((a, b) => a.fact.at - b.fact.at || a.fact.seq - b.fact.seq)
    .map(({ fact, nonceAt, receivedAt, seal, committed }) => {
      const parts = fact.parts as { place?: Place; details?: { noPlace?: NoPlace } };
      const { question } = fact.refs as { question?: QuestionId };
      const photo = fact.blobs[0];
      return {
        ...{ fact: fact.id, kind: fact.kind, at: fact.at, by: fact.by, nonceAt: nonceAt ?? null, receivedAt },
        ...(question && { question }),
        ...(photo && { photo }),
        ...(parts.place && { place: parts.place }),
        ...(parts.details?.noPlace && { noPlace: parts.details.noPlace }),
        chain: broken.get(seal) ?? 'sound',
        withheld: committed.filter((name) => !(name in fact.parts)),
      };
    });
}

async function brokenAmong(sql: Sql, person: PersonId, facts: readonly LedgerFact[]) {
  const broken = new Map<string, 'gap' | 'fork'>();
  for (const device of new Set(facts.map(({ fact }) => fact.device))) {
    const seqs = facts.filter(({ fact }) => fact.device === device).map(({ fact }) => fact.seq);
    const from = Math.max(0, Math.min(...seqs) - 1);
    for (const [seal, why] of breaksIn(await linksBetween(sql, person, { device, from, to: Math.max(...seqs) }), from))
      broken.set(seal, why);
  }
  return broken;
}
