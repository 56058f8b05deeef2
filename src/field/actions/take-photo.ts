import type { FactId, QuestionId, VisitId } from '../../domain/ids.ts';
import { placeOf, type Seen } from '../../domain/visit/rules.ts';
import type { Shot } from '../ports.ts';
import { allowed, type Doing, precisionOf } from './doing.ts';

export interface PhotoAsk {
  readonly visit: VisitId;
  readonly question: QuestionId;
  readonly shot: Shot;
  /** Where the phone was just seen, if it was; a photo does not wait for a position. */
  readonly seen?: Seen;
}

const MOST_OF_NAME = 120;

/** Keeps fact and bytes in one write: there is never the one without the other. */
export async function takePhoto(doing: Pick<Doing, 'clock' | 'log'>, { visit, question, shot, seen }: PhotoAsk): Promise<FactId> {
  const view = doing.log.view();
  const customer = view.customers.get(view.visits.get(visit)?.customer as never);
  // A picture from the gallery was taken who knows where: the place of choosing it says nothing.
  const place = seen && shot.source === 'camera' ? placeOf(allowed(doing, seen), precisionOf(view), customer) : {};
  const { source, widthPx, heightPx, bytes, digest, camera } = shot;
  const details = { source, widthPx, heightPx, bytes: bytes.length, ...(camera && { camera: camera.slice(0, MOST_OF_NAME) }) };
  const fact = await doing.log.append(
    { kind: 'photo.taken', refs: { visit, question }, blobs: [digest], parts: { details, ...place } },
    shot,
  );
  return fact.envelope.id;
}
