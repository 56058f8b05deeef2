import { X } from 'lucide-react';
import { useState } from 'react';
import { ASK } from '../../words/visit.ts';
import { Choices } from '../choices.tsx';
import { useSay } from '../look.tsx';
import type { Asking } from './asking.ts';

type Met = { readonly contact: string } | { readonly name: string; readonly role?: string };

/** Those on the card at a tap, anyone else by name. */
export function ContactMetInput({ value, onChange, customer }: Asking<'contact-met'>) {
  const t = useSay();
  const met = Array.isArray(value) ? (value as Met[]) : [];
  const contacts = customer?.contacts ?? [];
  const known = met.flatMap((it) => ('contact' in it ? [it.contact] : []));
  const others = met.flatMap((it) => ('name' in it ? [it] : []));
  const put = (next: readonly Met[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <div className="flex flex-col gap-3">
      {contacts.length > 0 && (
        <Choices
          legend={t(ASK, 'whoMet')}
          hideLegend
          several
          options={contacts.map(({ id, name, role }) => ({ value: id as string, title: role ? `${name} · ${role}` : name }))}
          chosen={known}
          onChoose={(ids) => put([...ids.map((contact) => ({ contact })), ...others])}
        />
      )}
      {others.map((one) => (
        <button
          key={one.name}
          type="button"
          className="btn justify-between"
          aria-label={t(ASK, 'remove', { what: one.name })}
          onClick={() => put(met.filter((it) => it !== one))}
        >
          <span>{one.role ? `${one.name} · ${one.role}` : one.name}</span>
          <X size={18} aria-hidden />
        </button>
      ))}
      <SomeoneNew
        open={contacts.length === 0 && others.length === 0}
        onAdd={(one) => put([...met.filter((it) => !('name' in it) || it.name !== one.name), one])}
      />
    </div>
  );
}

function SomeoneNew({ open, onAdd }: { readonly open: boolean; readonly onAdd: (one: { name: string; role?: string }) => void }) {
  const t = useSay();
  const [shown, setShown] = useState(open);
  const [name, setName] = useState('');
  const [role, setRole] = useState('');
  const add = () => {
    onAdd({ name: name.trim(), ...(role.trim() && { role: role.trim() }) });
    setName('');
    setRole('');
    setShown(false);
  };
  if (!shown) {
    return (
      <button type="button" className="btn" onClick={() => setShown(true)}>
        {t(ASK, 'someoneNew')}
      </button>
    );
  }
  return (
    <div className="grid grid-cols-2 gap-2">
      <input
        className="field"
        aria-label={t(ASK, 'name')}
        placeholder={t(ASK, 'name')}
        maxLength={64}
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <input
        className="field"
        aria-label={t(ASK, 'role')}
        placeholder={t(ASK, 'role')}
        maxLength={64}
        value={role}
        onInput={({ currentTarget }) => setRole(currentTarget.value)}
      />
      <button type="button" className="btn col-span-2" disabled={name.trim() === ''} onClick={add}>
        {t(ASK, 'add')}
      </button>
    </div>
  );
}
