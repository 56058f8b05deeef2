import { readTravel, readTravelModel } from '../../wire/travel.ts';
import { type App, handle } from '../http/handle.ts';
import type { ServerDeps } from '../ports.ts';

export function handleTravel(app: App, { travel }: Pick<ServerDeps, 'travel'>): void {
  handle(app, readTravel, async () => {
    const { last, ...state } = travel.state();
    return { ...state, last: last && { ...last, trouble: [...last.trouble] }, learned: (await travel.model()).entries };
  });
  handle(app, readTravelModel, () => travel.model());
}
