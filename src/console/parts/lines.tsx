import { App, Button, Modal } from 'antd';
import type * as z from 'zod/mini';
import { adoptLine, readCatalogue } from '../../wire/catalogue.ts';
import { CATALOGUE } from '../words/catalogue.ts';
import { TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';
import { useAsk, useDo } from './ask.ts';
import { Empty } from './empty.tsx';
import { useMay, useMe } from './me.tsx';
import { Section } from './page.tsx';
import { useSearchState } from './search.ts';
import { useSay, useText } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Starter = z.output<(typeof readCatalogue)['reply']>['starters'][number];

/** The lines of the company, and those that ship, to begin with. */
export function Lines() {
  const t = useSay(CATALOGUE);
  const settings = useSay(SETTINGS);
  const text = useText();
  const { lines } = useMe();
  const { admin } = useMay();
  const [, change] = useSearchState();
  const add = admin && (
    <Button type={lines.length === 0 ? 'primary' : 'default'} onClick={() => change({ add: 'line' })}>
      {t('addLine')}
    </Button>
  );
  return (
    <Section title={t('lines')} aside={lines.length > 0 && add}>
      {lines.length === 0 && <Empty says={t('noLines')} action={add} />}
      <ul className="lines">
        {lines.map(({ key, title, precision, sales }) => (
          <li key={key}>
            <strong>{text(title)}</strong>
            <span className="quiet">
              {settings(precision)} · {settings(sales ? 'sales' : 'noSales')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Which lines ship, what each brings, and taking one over. */
export function StarterDialog({ onClose, onOwn }: { onClose: () => void; onOwn: () => void }) {
  const t = useSay(CATALOGUE);
  const words = useSay(TABLE);
  const { data, error } = useAsk(readCatalogue, {});
  return (
    <Modal
      open
      onCancel={onClose}
      title={t('ships')}
      footer={
        <>
          <Button onClick={onOwn}>{t('ownLine')}</Button>{' '}
          <Button type="primary" onClick={onClose}>
            {words('close')}
          </Button>
        </>
      }
    >
      <Trouble error={error} />
      <ul className="lines starters">
        {data?.starters.map((starter) => (
          <StarterLine key={starter.line.key} starter={starter} />
        ))}
      </ul>
    </Modal>
  );
}

function StarterLine({ starter: { line, sops, rules, taken } }: { starter: Starter }) {
  const t = useSay(CATALOGUE);
  const settings = useSay(SETTINGS);
  const text = useText();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useDo(adoptLine);
  const tell = ({ published }: { published: number }) =>
    void message.success(published === 0 ? t('nothingNew') : t('published', { n: published }));
  return (
    <li>
      <div>
        <strong>{text(line.title)}</strong> <span className="quiet">{t('brings', { sops: sops.length, rules })}</span>
        <p className="quiet small">{sops.map(text).join(t('and'))}</p>
        <p className="quiet small">
          {settings(line.precision)} · {settings(line.sales ? 'sales' : 'noSales')}
        </p>
        <Trouble error={error} />
      </div>
      <Button loading={isPending} type={taken ? 'default' : 'primary'} onClick={() => mutate({ line: line.key }, { onSuccess: tell })}>
        {t(taken ? 'again' : 'adopt')}
      </Button>
    </li>
  );
}
