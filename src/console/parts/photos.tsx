import { Image } from 'antd';
import type * as z from 'zod/mini';
import type { SopTemplate } from '../../domain/sop/template.ts';
import type { PhotoSheet } from '../../wire/visit-sheet.ts';
import { files } from '../paths.ts';
import { VISIT } from '../words/visits.ts';
import { useFormats } from './formats.ts';
import { useSay, useText } from './speak.tsx';

type Photo = z.output<typeof PhotoSheet>;

interface PhotosProps {
  /** Whose they are: one file may be in several, and its watermark says which. */
  readonly visit: string;
  readonly photos: readonly Photo[];
  /** Null where it is not at hand: then what was asked for is not said. */
  readonly sop: SopTemplate | null;
}

/** Photos as they were taken; a click shows one in full and lets it be enlarged and turned. */
export function Photos({ visit, photos, sop }: PhotosProps) {
  const t = useSay(VISIT);
  if (photos.length === 0) return <p className="quiet">{t('noPhotos')}</p>;
  return (
    <Image.PreviewGroup>
      <div className="photos">
        {photos.map((photo) => (
          <PhotoCard key={photo.fact} visit={visit} photo={photo} sop={sop} />
        ))}
      </div>
    </Image.PreviewGroup>
  );
}

function PhotoCard({ visit, photo, sop }: Omit<PhotosProps, 'photos'> & { readonly photo: Photo }) {
  const t = useSay(VISIT);
  const text = useText();
  const f = useFormats();
  const question = sop?.steps.flatMap(({ questions }) => questions).find(({ id }) => id === photo.question);
  const title = question ? text(question.title) : sop ? photo.question : undefined;
  return (
    <figure className="photo">
      {photo.here ? (
        <Image src={files.photo(photo.digest, visit)} alt={title ? t('photoOf', { title }) : t('photos')} width="100%" height={180} />
      ) : (
        <div className="photo-waiting">{t('photoWaiting')}</div>
      )}
      <figcaption>
        {title && <strong>{title}</strong>}
        <span>
          {f.time(photo.takenAt)} ·{' '}
          {photo.source ? <span className={photo.source === 'gallery' ? 'needs-you' : ''}>{t(photo.source)}</span> : '—'}
        </span>
        <span className="quiet">
          {t('code')} <code>{photo.code}</code>
        </span>
      </figcaption>
    </figure>
  );
}
