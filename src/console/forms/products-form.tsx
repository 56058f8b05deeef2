import { Button, Form, Input, Popconfirm } from 'antd';
import type { ProductKey } from '../../domain/ids.ts';
import { dropProduct, readCatalogue, saveProduct } from '../../wire/catalogue.ts';
import { useAsk, useDo } from '../parts/ask.ts';
import { useMay } from '../parts/me.tsx';
import { Section } from '../parts/page.tsx';
import { useSay, useText } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { CATALOGUE } from '../words/catalogue.ts';
import { TABLE } from '../words/desk.ts';

interface Fields {
  readonly zh: string;
  readonly en?: string;
  readonly unit?: string;
}

/** What the company sells, as far as visits count it: a list that is added to at its end. */
export function Products() {
  const t = useSay(CATALOGUE);
  const { admin } = useMay();
  const { data, error } = useAsk(readCatalogue, {});
  const products = data?.products ?? [];
  return (
    <Section title={t('products')}>
      <p className="quiet small">{t('productsHint')}</p>
      <Trouble error={error} />
      {data && products.length === 0 && <p className="quiet">{t('noProducts')}</p>}
      <ul className="lines">
        {products.map((product) => (
          <ProductLine key={product.key} product={product} />
        ))}
      </ul>
      {admin && <AddProduct />}
    </Section>
  );
}

function ProductLine({
  product: { key, title, unit },
}: {
  product: (typeof readCatalogue)['reply']['_zod']['output']['products'][number];
}) {
  const t = useSay(CATALOGUE);
  const text = useText();
  const { admin } = useMay();
  const { mutate, isPending, error } = useDo(dropProduct);
  return (
    <li>
      <strong>{text(title)}</strong>
      <span className="quiet">{unit && text(unit)}</span>
      {admin && (
        <Popconfirm title={t('dropAsk')} onConfirm={() => mutate({ key })} okText={t('drop')} showCancel={false}>
          <Button size="small" type="text" loading={isPending}>
            {t('drop')}
          </Button>
        </Popconfirm>
      )}
      <Trouble error={error} />
    </li>
  );
}

function AddProduct() {
  const t = useSay(CATALOGUE);
  const words = useSay(TABLE);
  const [form] = Form.useForm<Fields>();
  const { mutate, isPending, error } = useDo(saveProduct);
  const save = ({ zh, en, unit }: Fields) => {
    const title = { zh: zh.trim(), ...(en?.trim() && { en: en.trim() }) };
    // Nobody needs to invent a key for each; what stands in answers is this one for ever.
    const key = crypto.randomUUID() as string as ProductKey;
    mutate({ product: { key, title, ...(unit?.trim() && { unit: { zh: unit.trim() } }) } }, { onSuccess: () => form.resetFields() });
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={save} className="add-product">
      <Form.Item name="zh" label={t('nameZh')} rules={[{ required: true, whitespace: true, message: words('required') }]}>
        <Input maxLength={64} />
      </Form.Item>
      <div className="pair">
        <Form.Item name="en" label={t('nameEn')}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="unit" label={t('unit')}>
          <Input maxLength={16} />
        </Form.Item>
      </div>
      <Trouble error={error} />
      <Button htmlType="submit" loading={isPending}>
        {t('addProduct')}
      </Button>
    </Form>
  );
}
