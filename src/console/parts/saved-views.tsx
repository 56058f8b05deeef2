import { Button, Input, Popover } from 'antd';
import { Bookmark, X } from 'lucide-react';
import { useState } from 'react';
import { TABLE } from '../words/desk.ts';
import { Go } from './go.tsx';
import { useSearchState, writeSearch } from './search.ts';
import { useSay } from './speak.tsx';

interface View {
  readonly title: string;
  readonly search: string;
}

/** A view is nothing but an address with a name: filters, order and columns as they stand now. Kept on this computer. */
export function SavedViews({ name }: { name: string }) {
  const t = useSay(TABLE);
  const [search] = useSearchState();
  const [views, setViews] = useState(() => readViews(name));
  const [title, setTitle] = useState('');
  const keep = (next: readonly View[]) => {
    localStorage.setItem(keyOf(name), JSON.stringify(next));
    setViews(next);
  };
  const save = () => {
    const it = { title: title.trim(), search: writeSearch({ ...search, open: undefined }) };
    if (it.title) keep([...views.filter((view) => view.title !== it.title), it]);
    setTitle('');
  };
  const content = (
    <div className="views">
      {views.length === 0 && <p className="quiet">{t('noViews')}</p>}
      {views.map((view) => (
        <p key={view.title}>
          <Go to={`${globalThis.location.pathname}${view.search}`}>{view.title}</Go>
          <Button
            type="text"
            size="small"
            icon={<X size={13} />}
            aria-label={`${t('removeView')} ${view.title}`}
            onClick={() => keep(views.filter((other) => other !== view))}
          />
        </p>
      ))}
      <Input.Search
        value={title}
        maxLength={40}
        placeholder={t('viewName')}
        aria-label={t('viewName')}
        enterButton={t('save')}
        onChange={({ target }) => setTitle(target.value)}
        onSearch={save}
      />
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button icon={<Bookmark size={15} />}>{t('views')}</Button>
    </Popover>
  );
}

function keyOf(name: string): string {
  return `rounds.views.${name}`;
}

function readViews(name: string): readonly View[] {
  return JSON.parse(localStorage.getItem(keyOf(name)) ?? '[]') as View[];
}
