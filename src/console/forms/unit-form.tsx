import { Button, Form, Input, Modal, Select, Switch } from 'antd';
import type { PostId, UnitId } from '../../domain/ids.ts';
import type { Post, Unit } from '../../domain/person.ts';
import { savePost, saveUnit } from '../../wire/org.ts';
import { useDo } from '../parts/ask.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { ORG } from '../words/org.ts';

interface Fields {
  readonly name: string;
  readonly unit: UnitId | null;
  readonly manages?: boolean;
}

/** A new unit or a new seat, under a unit of the tree, or one that is there already; the server gives a seat its number. */
export function UnitForm({
  kind,
  units,
  under,
  known,
  onClose,
}: {
  kind: 'unit' | 'post';
  units: readonly Unit[];
  under: UnitId | undefined;
  known?: Unit | Post | undefined;
  onClose: () => void;
}) {
  const t = useSay(ORG);
  const words = useSay(TABLE);
  const [form] = Form.useForm<Fields>();
  const unit = useDo(saveUnit);
  const post = useDo(savePost);
  const done = { onSuccess: onClose };
  const save = ({ name, unit: parent, manages = false }: Fields) => {
    if (kind === 'unit') unit.mutate({ unit: { id: (known?.id ?? crypto.randomUUID()) as UnitId, parent: parent ?? null, name } }, done);
    else if (parent)
      post.mutate({ post: { id: (known?.id ?? crypto.randomUUID()) as PostId, number: 1, unit: parent, name, manages } }, done);
  };
  const busy = unit.isPending || post.isPending;
  const needed = [{ required: true, whitespace: true, message: words('required') }];
  return (
    <Modal
      open
      onCancel={onClose}
      title={known ? `${t('edit')} · ${known.name}` : t(kind === 'unit' ? 'addUnit' : 'addPost')}
      footer={
        <Button type="primary" loading={busy} onClick={() => form.submit()}>
          {words('save')}
        </Button>
      }
    >
      <Form form={form} layout="vertical" requiredMark={false} initialValues={fieldsOf(known, under ?? onlyTop(units))} onFinish={save}>
        <Form.Item name="name" label={t(kind === 'unit' ? 'unitName' : 'postName')} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="unit" label={t('under')} rules={kind === 'post' ? [{ required: true, message: words('required') }] : []}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={units.filter(({ id }) => id !== known?.id).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        {kind === 'post' && (
          <Form.Item name="manages" label={t('manages')} valuePropName="checked">
            <Switch />
          </Form.Item>
        )}
        <Trouble error={unit.error ?? post.error} />
      </Form>
    </Modal>
  );
}

/** A company has one top; what is added belongs under it unless somebody says otherwise. */
function onlyTop(units: readonly Unit[]): UnitId | null {
  const tops = units.filter(({ parent }) => parent === null);
  return tops.length === 1 ? (tops[0]?.id ?? null) : null;
}

function fieldsOf(known: Unit | Post | undefined, under: UnitId | null): Partial<Fields> {
  if (!known) return { unit: under };
  return 'parent' in known ? { name: known.name, unit: known.parent } : { name: known.name, unit: known.unit, manages: known.manages };
}
