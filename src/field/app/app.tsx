import { lazy, Suspense, useEffect, useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { openVisit } from '../../domain/visit/state.ts';
import { Alarm, SafetyNet } from '../parts/alarm.tsx';
import { LookProvider } from '../parts/look.tsx';
import { type Door, type DoorTrouble, type Pocket, PocketContext } from '../parts/pocket.ts';
import { CheckInScreen } from '../screens/check-in-screen.tsx';
import { CheckOutScreen } from '../screens/check-out-screen.tsx';
import { CouldNotScreen } from '../screens/could-not-screen.tsx';
import { CustomerScreen } from '../screens/customer-screen.tsx';
import { CustomersScreen } from '../screens/customers-screen.tsx';
import { DoorScreen } from '../screens/door-screen.tsx';
import { EnrolScreen } from '../screens/enrol-screen.tsx';
import { LostScreen } from '../screens/lost-screen.tsx';
import { ResultScreen } from '../screens/result-screen.tsx';
import { TodayScreen } from '../screens/today-screen.tsx';
import { VisitScreen } from '../screens/visit-screen.tsx';
import { VisitsScreen } from '../screens/visits-screen.tsx';

// What is rarely opened comes when it is; the worker keeps it in the phone with the rest.
const KpisScreen = lazy(() => import('../screens/kpis-screen.tsx'));
const MeScreen = lazy(() => import('../screens/me-screen.tsx'));
const SyncScreen = lazy(() => import('../screens/sync-screen.tsx'));
const RecordedScreen = lazy(() => import('../screens/recorded-screen.tsx'));
const OwnVisitScreen = lazy(() => import('../screens/own-visit-screen.tsx'));
const ProveScreen = lazy(() => import('../screens/prove-screen.tsx'));
const DueScreen = lazy(() => import('../screens/due-screen.tsx'));
const PlanScreen = lazy(() => import('../screens/plan-screen.tsx'));
const CaseScreen = lazy(() => import('../screens/case-screen.tsx'));
const ErrandScreen = lazy(() => import('../screens/errand-screen.tsx'));

type Stage =
  | { readonly at: 'opening' }
  | { readonly at: 'enrolling' }
  | { readonly at: 'door'; readonly trouble?: DoorTrouble; readonly again?: boolean }
  | { readonly at: 'pocket'; readonly pocket: Pocket };

/** The whole app over a door: who is known is in at once, network or not; who is not, signs in. */
export function App({ door }: { readonly door: Door }) {
  return (
    <LookProvider>
      <Router base="/field">
        <SafetyNet>
          <Alarm />
          <Stages door={door} />
        </SafetyNet>
      </Router>
    </LookProvider>
  );
}

function Stages({ door }: { readonly door: Door }) {
  const [stage, setStage] = useState<Stage>({ at: 'opening' });
  const open = () => void stageBehind(door).then(setStage);
  useEffect(() => void stageBehind(door).then(setStage), [door]);
  if (stage.at === 'opening') return null;
  if (stage.at === 'enrolling') return <EnrolScreen />;
  if (stage.at === 'pocket') {
    return (
      <PocketContext.Provider value={stage.pocket}>
        <Screens onSignIn={() => setStage({ at: 'door', again: true })} />
      </PocketContext.Provider>
    );
  }
  const enter = () => {
    // The pocket that was open goes with its page: two would keep one log.
    if (stage.again) return location.assign('/field/');
    setStage({ at: 'enrolling' });
    open();
  };
  return <DoorScreen door={door} trouble={stage.trouble} onSignedIn={enter} />;
}

async function stageBehind(door: Door): Promise<Stage> {
  // Without a secure origin there is no key and no store: the door says so in a sentence.
  if (!isSecureContext) return { at: 'door' };
  const opened = await door.open();
  if (!opened.ok) return opened.error === 'nobody' ? { at: 'door' } : { at: 'door', trouble: opened.error };
  // Opened again in the middle of a visit: back to the question where one was.
  if (location.pathname === '/field/' && openVisit(opened.value.log.view().visits)) history.replaceState(null, '', '/field/visit');
  return { at: 'pocket', pocket: opened.value };
}

function Screens({ onSignIn }: { readonly onSignIn: () => void }) {
  return (
    <Suspense fallback={null}>
      <Switch>
        <Route path="/">
          <TodayScreen />
        </Route>
        <Route path="/due">
          <DueScreen />
        </Route>
        <Route path="/plan">
          <PlanScreen />
        </Route>
        <Route path="/plan/:day">{({ day }) => <PlanScreen day={day} />}</Route>
        <Route path="/customers">
          <CustomersScreen />
        </Route>
        <Route path="/customers/:id">{({ id }) => <CustomerScreen key={id} id={id} />}</Route>
        <Route path="/customers/:id/:kind">{({ id, kind }) => <ResultScreen id={id} kind={kind} />}</Route>
        <Route path="/check-in/:id">{({ id }) => <CheckInScreen key={id} id={id} />}</Route>
        <Route path="/visit">
          <VisitScreen />
        </Route>
        <Route path="/visit/end">
          <CheckOutScreen />
        </Route>
        <Route path="/visit/prove">
          <ProveScreen />
        </Route>
        <Route path="/visit/could-not">
          <CouldNotScreen />
        </Route>
        <Route path="/visits">
          <VisitsScreen />
        </Route>
        <Route path="/visits/:id">{({ id }) => <OwnVisitScreen key={id} id={id} />}</Route>
        <Route path="/cases/:id">{({ id }) => <CaseScreen key={id} id={id} />}</Route>
        <Route path="/errands/:id">{({ id }) => <ErrandScreen key={id} id={id} />}</Route>
        <Route path="/kpis">
          <KpisScreen />
        </Route>
        <Route path="/me">
          <MeScreen />
        </Route>
        <Route path="/me/sync">
          <SyncScreen onSignIn={onSignIn} />
        </Route>
        <Route path="/me/recorded">
          <RecordedScreen />
        </Route>
        <Route>
          <LostScreen />
        </Route>
      </Switch>
    </Suspense>
  );
}
