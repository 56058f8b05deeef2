import { useEffect, useRef, useState } from 'react';
import type { Photo, Visit } from '../../domain/visit/state.ts';
import { CAMERA } from '../words/visit.ts';
import { nameOf } from './customer-name.ts';
import { useFormats, useSay } from './look.tsx';
import { placeWords } from './place-words.ts';
import { usePocket, useView } from './use-pocket.ts';
import { burn } from './watermark.ts';

/** A photo of a visit as it may be shown: with time, place, person, customer and code burnt in. */
export function Watermarked({ photo, visit, label }: { readonly photo: Photo; readonly visit: Visit | undefined; readonly label: string }) {
  const t = useSay();
  const pocket = usePocket();
  const view = useView();
  const formats = useFormats(view.me.duty.zone);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [code, setCode] = useState<string>();
  const person = view.me.name;
  const customer = visit ? nameOf(view, visit) : '';
  useEffect(() => {
    let gone = false;
    const draw = async () => {
      const [bytes, code] = await Promise.all([pocket.photo(photo.digest), pocket.codeOf(photo.fact)]);
      if (!bytes || gone) return;
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
      if (gone || !canvas.current) return;
      setCode(code);
      burn(canvas.current, picture, {
        time: formats.moment(photo.takenAt),
        place: placeWords(photo.place),
        person,
        customer,
        code: code ?? '',
      });
    };
    // Bytes that are no picture leave the frame empty; the fact beside it stands.
    draw().catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [pocket, photo, formats, person, customer]);
  const source = photo.source === 'gallery' ? t(CAMERA, 'gallery') : t(CAMERA, 'live');
  return (
    <figure className="m-0">
      <canvas ref={canvas} role="img" aria-label={label} className="block aspect-[4/3] w-full rounded-xl bg-line-soft object-cover" />
      <figcaption className="hint num mt-1">
        {source}
        {code && ` · ${code}`}
      </figcaption>
    </figure>
  );
}
