import { Camera as CameraIcon } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { QuestionId } from '../../domain/ids.ts';
import { Outcome } from '../../domain/visit/facts.ts';
import { openVisit, type Visit } from '../../domain/visit/state.ts';
import { OUTCOME } from '../../words/terms.ts';
import { Camera } from '../parts/camera.tsx';
import { Choices } from '../parts/choices.tsx';
import { nameOf } from '../parts/customer-name.ts';
import { useLooking } from '../parts/looking.ts';
import { useSay } from '../parts/look.tsx';
import { Page } from '../parts/page.tsx';
import { usePocket, useView } from '../parts/use-pocket.ts';
import { Watermarked } from '../parts/watermarked.tsx';
import { VISIT } from '../words/visit.ts';
import { PlaceAtEnd } from './check-out-screen.tsx';

type CouldNot = Exclude<Outcome, 'done'>;
const WAYS = Outcome.options.filter((outcome): outcome is CouldNot => outcome !== 'done');
/** Not a question of any standard: the photo of the closed door hangs on this. */
const AT_THE_DOOR = 'could-not-do' as QuestionId;

export function CouldNotScreen() {
  const t = useSay();
  const view = useView();
  const visit = openVisit(view.visits);
  if (!visit) {
    return (
      <Page title={t(VISIT, 'couldNotTitle')} back="/">
        <p className="py-6 text-soft">{t(VISIT, 'noVisit')}</p>
      </Page>
    );
  }
  return <CouldNotForm visit={visit} />;
}

function CouldNotForm({ visit }: { readonly visit: Visit }) {
  const t = useSay();
  const pocket = usePocket();
  const view = useView();
  const [, go] = useLocation();
  const looking = useLooking();
  const [outcome, setOutcome] = useState<CouldNot>();
  const [note, setNote] = useState('');
  const [camera, setCamera] = useState(false);
  const [busy, setBusy] = useState(false);
  const photo = visit.photos.findLast(({ question }) => question === AT_THE_DOOR);
  const end = async () => {
    if (!outcome) return;
    setBusy(true);
    const said = await pocket
      .checkOut({
        visit: visit.id,
        outcome,
        short: undefined,
        note: note.trim() || undefined,
        seen: looking.seenNow(),
      })
      .finally(() => setBusy(false));
    if (said.ok) go('/', { replace: true });
  };
  const action = (
    <button type="button" className="btn btn-main flex-1" disabled={!outcome || busy} onClick={() => void end()}>
      {t(VISIT, 'couldNotSend')}
    </button>
  );
  return (
    <Page title={nameOf(view, visit)} back="/visit" action={action}>
      <p className="mb-1 text-[1.2rem] leading-tight font-semibold">{t(VISIT, 'couldNotTitle')}</p>
      <p className="mb-4 text-soft">{t(VISIT, 'couldNotLead')}</p>
      <Choices
        legend={t(VISIT, 'couldNotWhy')}
        options={WAYS.map((value) => ({ value, title: t(OUTCOME, value) }))}
        chosen={outcome ? [outcome] : []}
        onChoose={([it]) => setOutcome(it)}
      />
      <button type="button" className="btn mt-5 w-full" onClick={() => setCamera(true)}>
        <CameraIcon aria-hidden />
        {t(VISIT, 'couldNotPhoto')}
      </button>
      {photo && (
        <div className="mt-3 w-1/2">
          <Watermarked photo={photo} visit={visit} label={t(VISIT, 'photoTaken')} />
        </div>
      )}
      <label className="mt-5 block">
        <span className="label">{t(VISIT, 'note')}</span>
        <textarea className="field min-h-20" maxLength={500} value={note} onInput={({ currentTarget }) => setNote(currentTarget.value)} />
      </label>
      <PlaceAtEnd looking={looking} />
      {camera && (
        <Camera
          title={t(VISIT, 'couldNotTitle')}
          visit={visit}
          onClose={() => setCamera(false)}
          onShot={async (shot) => {
            await pocket.takePhoto({ visit: visit.id, question: AT_THE_DOOR, shot });
          }}
        />
      )}
    </Page>
  );
}
