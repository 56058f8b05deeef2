import { Button, Typography } from 'antd';
import type * as z from 'zod/mini';
import type { CustomerId } from '../../domain/ids.ts';
import { addSiteKey, endSiteKey, listSiteKeys } from '../../wire/sites.ts';
import { SITES } from '../words/sites.ts';
import { useAsk, useDo } from './ask.ts';
import { useFormats } from './formats.ts';
import { Section } from './page.tsx';
import { useSay } from './speak.tsx';
import { Trouble } from './trouble.tsx';

type Added = z.output<(typeof addSiteKey)['reply']>;
type Card = Added['keys'][number];

/** The code and the tags of a customer's place: started, renewed and ended by who may edit the customer. */
export function SiteKeys({ customer }: { customer: CustomerId }) {
  const t = useSay(SITES);
  const { data, error } = useAsk(listSiteKeys, { customer });
  const add = useDo(addSiteKey);
  const end = useDo(endSiteKey);
  const keys = data?.keys ?? [];
  const hasCode = keys.some(({ kind, until }) => kind === 'code' && until === null);
  return (
    <Section title={t('title')}>
      <p className="quiet">{t('lead')}</p>
      <Trouble error={error ?? add.error ?? end.error} />
      {data && keys.length === 0 && <p className="quiet">{t('none')}</p>}
      <ul className="plain">
        {keys.map((card) => (
          <KeyLine key={card.id} card={card} onEnd={() => end.mutate({ customer, id: card.id })} />
        ))}
      </ul>
      {add.data && <Told added={add.data} />}
      <p className="page-actions">
        <Button loading={add.isPending} onClick={() => add.mutate({ customer, kind: 'code' })}>
          {t(hasCode ? 'renewCode' : 'startCode')}
        </Button>
        <Button loading={add.isPending} onClick={() => add.mutate({ customer, kind: 'tap' })}>
          {t('addTag')}
        </Button>
      </p>
    </Section>
  );
}

function KeyLine({ card: { kind, from, until, shown }, onEnd }: { card: Card; onEnd: () => void }) {
  const t = useSay(SITES);
  const f = useFormats();
  const said = [
    t('since', { at: f.moment(from) }),
    until !== null ? t('ended', { at: f.moment(until) }) : kind === 'code' ? t(shown ? 'shown' : 'notShown') : '',
  ];
  return (
    <li>
      {t(`kind_${kind}`)} <span className="quiet">{said.filter(Boolean).join(' · ')}</span>{' '}
      {until === null && (
        <Button type="link" size="small" danger onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

/** What is needed to set it up. It is not asked for again: who lost it starts anew. */
function Told({ added: { screen, tag } }: { added: Added }) {
  const t = useSay(SITES);
  const rows: [string, string][] = tag
    ? [
        [t('address'), `${location.origin}${tag.address}`],
        [t('metaKey'), tag.metaKey],
        [t('fileKey'), tag.fileKey],
      ]
    : [[t('address'), `${location.origin}${screen ?? ''}`]];
  return (
    <div role="status">
      <p>{t(tag ? 'tagTold' : 'screenTold')}</p>
      <dl className="facts">
        {rows.map(([term, what]) => (
          <div key={term} className="wide">
            <dt>{term}</dt>
            <dd>
              <Typography.Text code copyable={{ tooltips: [t('copy'), t('copy')] }} style={{ wordBreak: 'break-all' }}>
                {what}
              </Typography.Text>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
