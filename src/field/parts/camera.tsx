import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Visit } from '../../domain/visit/state.ts';
import type { Shot } from '../ports.ts';
import { FRAME } from '../words/frame.ts';
import { CAMERA } from '../words/visit.ts';
import { nameOf } from './customer-name.ts';
import { Level } from './level.tsx';
import { useFormats, useSay } from './look.tsx';
import { placeWords } from './place-words.ts';
import { flawOf } from './sharpness.ts';
import { useNow, usePocket, useView } from './use-pocket.ts';
import { linesOf } from './watermark.ts';

interface CameraProps {
  readonly title: string;
  readonly visit: Visit;
  readonly onShot: (shot: Shot) => Promise<void>;
  readonly onClose: () => void;
}
interface Taken {
  readonly shot: Shot;
  readonly url: string;
  readonly flaw: 'dark' | 'blurred' | undefined;
}

/** Our own camera: what it sees is shown with the watermark that every copy will bear. */
export function Camera({ title, visit, onShot, onClose }: CameraProps) {
  const t = useSay();
  const pocket = usePocket();
  const { video, state, retry } = useFinder();
  const [taken, setTaken] = useState<Taken>();
  useEffect(() => {
    // While it is framed, the phone looks where it is; the photo does not wait for it.
    const end = new AbortController();
    void pocket.look(() => {}, end.signal);
    return () => end.abort();
  }, [pocket]);
  const [trouble, setTrouble] = useState(false);
  const [busy, setBusy] = useState(false);
  const shoot = async () => {
    if (!video.current) return;
    setBusy(true);
    setTrouble(false);
    try {
      const shot = await pocket.shoot(video.current);
      setTaken({ shot, url: URL.createObjectURL(new Blob([shot.bytes], { type: 'image/jpeg' })), flaw: flawIn(video.current) });
    } catch {
      setTrouble(true);
    }
    setBusy(false);
  };
  const again = () => {
    if (taken) URL.revokeObjectURL(taken.url);
    setTaken(undefined);
  };
  const use = async () => {
    if (!taken) return;
    setBusy(true);
    await onShot(taken.shot).finally(() => setBusy(false));
    onClose();
  };
  return (
    <div role="dialog" aria-modal="true" aria-label={title} className="fixed inset-0 z-50 flex flex-col bg-black text-white">
      <div className="flex min-h-14 items-center gap-2 px-4 pt-[env(safe-area-inset-top)]">
        <h2 className="min-w-0 flex-1 truncate font-semibold">{title}</h2>
        <button
          type="button"
          className="-mr-3 inline-flex size-12 items-center justify-center"
          aria-label={t(CAMERA, 'close')}
          onClick={onClose}
        >
          <X aria-hidden />
        </button>
      </div>
      <div className="relative min-h-0 flex-1 overflow-hidden">
        <video ref={video} playsInline muted className={`size-full object-cover ${taken ? 'hidden' : ''}`} />
        {taken && <img src={taken.url} alt={title} className="size-full object-cover" />}
        {!taken && state === 'open' && <Level label={t(CAMERA, 'level')} />}
        {state === 'closed' && <Closed onRetry={retry} />}
        {state !== 'closed' && <FinderMark visit={visit} />}
      </div>
      {(trouble || taken?.flaw) && (
        <p className="bg-amber-soft px-4 py-2 text-amber-ink" role="status">
          {t(CAMERA, trouble ? 'failed' : (taken?.flaw ?? 'failed'))}
        </p>
      )}
      <div className="flex min-h-24 items-center justify-center gap-4 px-4 pb-[env(safe-area-inset-bottom)]">
        {taken ? (
          <>
            <button type="button" className="btn flex-1 border-white/40 bg-transparent text-white" disabled={busy} onClick={again}>
              {t(CAMERA, 'again')}
            </button>
            <button type="button" className="btn btn-main flex-1" disabled={busy} onClick={() => void use()}>
              {t(CAMERA, busy ? 'saving' : 'use')}
            </button>
          </>
        ) : (
          <button
            type="button"
            className="size-18 rounded-full border-4 border-white/60 bg-white outline-offset-4 active:bg-white/70 disabled:opacity-40"
            aria-label={t(CAMERA, 'shoot')}
            disabled={state !== 'open' || busy}
            onClick={() => void shoot()}
          />
        )}
      </div>
    </div>
  );
}

function FinderMark({ visit }: { readonly visit: Visit }) {
  const t = useSay();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const place = visit.places.at(-1)?.place ?? visit.startPlace;
  const lines = linesOf({
    time: formats.moment(useNow(1_000)),
    place: placeWords(place),
    person: view.me.name,
    customer: nameOf(view, visit),
    code: `${t(CAMERA, 'code')} ········`,
  });
  return (
    <div className="absolute inset-x-0 bottom-0 bg-black/55 px-3 py-2 text-[0.82rem] leading-snug">
      {lines.map((line, i) => (
        <p key={i} className={`num truncate ${i === 0 ? 'font-semibold' : ''}`}>
          {line}
        </p>
      ))}
    </div>
  );
}

function Closed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useSay();
  return (
    <div className="absolute inset-0 flex flex-col items-center justify-center gap-4 p-6 text-center">
      <p role="alert">{t(CAMERA, 'denied')}</p>
      <button type="button" className="btn border-white/40 bg-transparent text-white" onClick={onRetry}>
        {t(CAMERA, 'retry')}
      </button>
      <span className="sr-only">{t(FRAME, 'close')}</span>
    </div>
  );
}

/** The camera at the back, shown in a video of one's own, until the screen is left. */
export function useFinder() {
  const video = useRef<HTMLVideoElement>(null);
  const [told, setTold] = useState<{ readonly round: number; readonly state: 'open' | 'closed' }>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const open = async () => {
      stream = await navigator.mediaDevices.getUserMedia(FINDER);
      if (gone || !video.current) return stop(stream);
      video.current.srcObject = stream;
      await video.current.play();
      if (!gone) setTold({ round, state: 'open' });
    };
    open().catch(() => !gone && setTold({ round, state: 'closed' }));
    return () => {
      gone = true;
      stop(stream);
    };
  }, [round]);
  const state = told?.round === round ? told.state : 'opening';
  return { video, state, retry: () => setRound((n) => n + 1) };
}

const FINDER = { video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1440 } }, audio: false };

function stop(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function flawIn(video: HTMLVideoElement): 'dark' | 'blurred' | undefined {
  const small = document.createElement('canvas');
  [small.width, small.height] = [160, 120];
  const pen = small.getContext('2d');
  pen?.drawImage(video, 0, 0, 160, 120);
  const picture = pen?.getImageData(0, 0, 160, 120);
  return picture && flawOf(picture);
}
