import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type BaseChoice, PROVIDERS } from '../../ui/map/provider.ts';
import { keepBase, readBase } from '../parts/own-map.tsx';
import { useSay } from '../parts/speak.tsx';
import { TABLE } from '../words/desk.ts';
import { SETTINGS } from '../words/settings.ts';

/** Which picture lies below the marks on this computer. */
export function MapBaseForm() {
  const t = useSay(SETTINGS);
  const words = useSay(TABLE);
  const [choice, setChoice] = useState<BaseChoice>(() => readBase() ?? { provider: 'builtIn' });
  const needsKey = PROVIDERS.find(({ key }) => key === choice.provider)?.needsKey ?? false;
  const options = (['builtIn', 'tianditu', 'amap', 'tencent', 'osm', 'own'] as const).map((value) => ({ value, label: t(`map_${value}`) }));
  const save = () => {
    keepBase(choice.provider === 'builtIn' ? undefined : choice);
    globalThis.location.reload();
  };
  return (
    <Form layout="vertical" onFinish={save}>
      <p className="quiet">{t('mapHint')}</p>
      <Form.Item label={t('map')} htmlFor="map-base">
        <Select id="map-base" value={choice.provider} options={options} onChange={(provider) => setChoice({ provider })} />
      </Form.Item>
      {needsKey && (
        <Form.Item label={t('mapKey')} htmlFor="map-key" required>
          <Input id="map-key" value={choice.key ?? ''} onChange={({ target }) => setChoice({ ...choice, key: target.value })} />
        </Form.Item>
      )}
      {choice.provider === 'own' && (
        <div className="pair">
          <Form.Item label={t('mapAddress')} htmlFor="map-address" required>
            <Input
              id="map-address"
              value={choice.address ?? ''}
              onChange={({ target }) => setChoice({ ...choice, address: target.value })}
            />
          </Form.Item>
          <Form.Item label={t('mapDatum')} htmlFor="map-datum">
            <Select
              id="map-datum"
              value={choice.datum ?? 'wgs84'}
              options={[
                { value: 'wgs84', label: 'WGS-84 / CGCS2000' },
                { value: 'gcj02', label: 'GCJ-02' },
              ]}
              onChange={(datum) => setChoice({ ...choice, datum })}
            />
          </Form.Item>
        </div>
      )}
      <Button htmlType="submit" disabled={(needsKey && !choice.key) || (choice.provider === 'own' && !choice.address)}>
        {words('save')}
      </Button>
    </Form>
  );
}
