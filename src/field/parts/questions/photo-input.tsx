import { Camera as CameraIcon, Images, X } from 'lucide-react';
import { useState } from 'react';
import { inLanguage } from '../../../domain/sop/text.ts';
import type { Shot } from '../../ports.ts';
import { ASK } from '../../words/visit.ts';
import { Camera } from '../camera.tsx';
import { useLook, useSay } from '../look.tsx';
import { usePocket } from '../use-pocket.ts';
import { Watermarked } from '../watermarked.tsx';
import type { Asking } from './asking.ts';

/** Each photo is a fact as soon as it is taken; the answer only names which of them count. */
export function PhotoInput({ question, value, onChange, visit }: Asking<'photo'>) {
  const t = useSay();
  const pocket = usePocket();
  const { language } = useLook();
  const [open, setOpen] = useState(false);
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const photos = visit?.photos.filter(({ fact }) => chosen.includes(fact)) ?? [];
  const keep = async (shot: Shot) => {
    if (!visit) return;
    const fact = await pocket.takePhoto({ visit: visit.id, question: question.id, shot });
    onChange([...chosen, fact].slice(-question.max));
  };
  const fromGallery = async (file: File | undefined) => {
    if (file) await keep(await pocket.fromGallery(file));
  };
  const openCamera = () => {
    pocket.askMotion();
    setOpen(true);
  };
  const full = chosen.length >= question.max;
  return (
    <div className="flex flex-col gap-3">
      {photos.length > 0 && (
        <ul className="grid grid-cols-2 gap-2">
          {photos.map((photo, i) => (
            <li key={photo.fact} className="relative">
              <Watermarked photo={photo} visit={visit} label={t(ASK, 'photoN', { n: i + 1 })} />
              <button
                type="button"
                className="absolute top-0 right-0 inline-flex size-12 items-center justify-center"
                aria-label={t(ASK, 'removePhoto', { n: i + 1 })}
                onClick={() => onChange(chosen.length > 1 ? chosen.filter((it) => it !== photo.fact) : undefined)}
              >
                <span className="flex size-7 items-center justify-center rounded-full bg-black/60 text-white" aria-hidden>
                  <X size={16} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="hint num">{t(ASK, 'photosSoFar', { n: chosen.length, min: question.min })}</p>
      <button type="button" className="btn" disabled={full || !visit} onClick={openCamera}>
        <CameraIcon aria-hidden />
        {t(ASK, 'takePhoto')}
      </button>
      {question.gallery && !full && visit && (
        <label className="btn has-focus-visible:outline-3 has-focus-visible:outline-jade">
          <Images aria-hidden />
          {t(ASK, 'fromGallery')}
          <input
            type="file"
            accept="image/*"
            className="absolute size-px opacity-0"
            onChange={({ currentTarget }) => void fromGallery(currentTarget.files?.[0])}
          />
        </label>
      )}
      {open && visit && <Camera title={inLanguage(question.title, language)} visit={visit} onShot={keep} onClose={() => setOpen(false)} />}
    </div>
  );
}
