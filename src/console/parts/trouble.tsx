import { Button } from 'antd';
import { TriangleAlert } from 'lucide-react';
import { CONTRADICTION } from '../../words/planning.ts';
import { Problem } from '../call.ts';
import { MALFORMED, PROBLEMS } from '../words/problems.ts';
import { TABLE } from '../words/desk.ts';
import { useSay, useTell } from './speak.tsx';

/** A refusal in words, where it happened. Pages and forms show it inline; nothing is told twice. */
export function Trouble({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const words = useProblemWords();
  const t = useSay(TABLE);
  if (!error) return null;
  return (
    <div className="trouble" role="alert">
      <TriangleAlert size={16} aria-hidden />
      <span>{words(error)}</span>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </div>
  );
}

/** For the places that have only room for a sentence. */
export function useProblemWords(): (error: unknown) => string {
  const say = useSay(PROBLEMS);
  const malformed = useTell(MALFORMED);
  const contradiction = useTell(CONTRADICTION);
  return (error) => {
    if (!(error instanceof Problem)) return say('our-fault');
    const at = `${error.says?.at ?? ''}`;
    const what = `${error.says?.what ?? ''}`;
    if (error.code === 'contradicts' && what in CONTRADICTION) return contradiction(what, error.says);
    return error.code === 'malformed' && at in MALFORMED ? malformed(at) : say(error.code, error.says);
  };
}
