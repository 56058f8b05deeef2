import './main.css';
import { createRoot } from 'react-dom/client';
import type { PersonId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { signOut } from '../wire/org.ts';
import { fromGallery, shoot } from './adapters/camera.ts';
import { call } from './adapters/fetch-net.ts';
import { forgetPerson, lastPerson, rememberPerson } from './adapters/last-person.ts';
import { openPhone } from './adapters/open-phone.ts';
import { App } from './app/app.tsx';
import { doorOf } from './app/door.ts';
import { pocketOf } from './app/pocket-of.ts';
import { catchInstallPrompt } from './parts/install.ts';
import { bringLetters } from './parts/letters.ts';
import { followTheme } from './parts/look.tsx';
import type { Pocket } from './parts/pocket.ts';
import { followUpdates } from './parts/updates.ts';

async function openPocket(person: PersonId, me: Person | undefined): Promise<Pocket | undefined> {
  const phone = await openPhone(person, me);
  if (!phone) return undefined;
  const { deps, log, touch, close } = phone;
  const leave = async () => {
    forgetPerson();
    close();
    // Without a network the session ends when it is told of, or by itself.
    await call(signOut, {}).catch(() => undefined);
    location.assign('/field/');
  };
  // The first time there is nothing to show until something has come; from then on nobody waits for the network.
  if (me && log.view().customers.size === 0) await touch.now();
  return pocketOf({ deps, log, touch, camera: { shoot, fromGallery }, signOut: leave });
}

const door = doorOf(call, { last: lastPerson, remember: rememberPerson, open: openPocket });
const place = document.getElementById('app');
if (place) {
  followTheme('auto')();
  createRoot(place).render(<App door={door} />);
}
// The road is left to the first page and what it fetches.
addEventListener('load', () => setTimeout(() => void followUpdates(), 2_000));
catchInstallPrompt();
void bringLetters();
