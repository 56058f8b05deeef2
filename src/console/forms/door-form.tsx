import { Button, Form, Input } from 'antd';
import type * as z from 'zod/mini';
import { firstAdmin, firstPassword, signIn } from '../../wire/org.ts';
import { useDo } from '../parts/ask.ts';
import { useSay } from '../parts/speak.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { TABLE } from '../words/desk.ts';
import { DOOR } from '../words/door.ts';

type Field = 'employeeNo' | 'password' | 'newPassword' | 'code' | 'adminCode' | 'organisation' | 'name';

interface DoorFormProps {
  readonly fields: readonly Field[];
  readonly submit: keyof typeof DOOR;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (values: Record<Field, string>) => void;
}

/** The three forms at the door differ in what they ask, and in nothing else. */
function DoorForm({ fields, submit, busy, error, onSubmit }: DoorFormProps) {
  const t = useSay(DOOR);
  const words = useSay(TABLE);
  return (
    <Form layout="vertical" requiredMark={false} onFinish={onSubmit}>
      {fields.map((field) => {
        const secret = field === 'password' || field === 'newPassword';
        const rules = [
          { required: true, message: words('required') },
          ...(field === 'newPassword' ? [{ min: 8, message: t('tooShort') }] : []),
        ];
        const complete =
          field === 'employeeNo' ? 'username' : secret ? (field === 'password' ? 'current-password' : 'new-password') : 'off';
        return (
          <Form.Item key={field} name={field} label={t(field)} rules={rules}>
            {secret ? <Input.Password size="large" autoComplete={complete} /> : <Input size="large" autoComplete={complete} />}
          </Form.Item>
        );
      })}
      <Trouble error={error} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} block>
        {t(submit)}
      </Button>
    </Form>
  );
}

export function SignInForm() {
  const { mutate, isPending, error } = useDo(signIn);
  const enter = ({ employeeNo, password }: z.input<typeof signIn.ask>) => mutate({ employeeNo: employeeNo.trim(), password });
  return <DoorForm fields={['employeeNo', 'password']} submit="signIn" busy={isPending} error={error} onSubmit={enter} />;
}

export function FirstPasswordForm() {
  const { mutate, isPending, error } = useDo(firstPassword);
  return (
    <DoorForm
      fields={['employeeNo', 'code', 'newPassword']}
      submit="setAndSignIn"
      busy={isPending}
      error={error}
      onSubmit={({ employeeNo, code, newPassword }) => mutate({ employeeNo: employeeNo.trim(), code: code.trim(), password: newPassword })}
    />
  );
}

export function FirstAdminForm() {
  const { mutate, isPending, error } = useDo(firstAdmin);
  return (
    <DoorForm
      fields={['adminCode', 'organisation', 'name', 'employeeNo', 'newPassword']}
      submit="create"
      busy={isPending}
      error={error}
      onSubmit={({ adminCode, organisation, name, employeeNo, newPassword }) =>
        mutate({ code: adminCode.trim(), organisation, name, employeeNo: employeeNo.trim(), password: newPassword })
      }
    />
  );
}
