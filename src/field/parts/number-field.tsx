import { useState } from 'react';

interface NumberFieldProps {
  readonly id?: string;
  readonly label?: string;
  readonly value: number | undefined;
  readonly whole?: boolean;
  readonly placeholder?: string | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly className?: string;
}

/** Keeps what is typed as it is typed ("1." on the way to "1.5"), and passes on the number that it says. */
export function NumberField({ id, label, value, whole = false, placeholder, onChange, className = '' }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  // What was put there from outside is shown; what was typed here stays as it was typed.
  const shown = numberOf(typed) === value ? typed : value === undefined ? '' : String(value);
  return (
    <input
      id={id}
      aria-label={label}
      className={`field num ${className}`}
      inputMode={whole ? 'numeric' : 'decimal'}
      value={shown}
      placeholder={placeholder}
      autoComplete="off"
      onInput={({ currentTarget }) => {
        const text = currentTarget.value.replace(/[^\d.-]/g, '');
        setTyped(text);
        onChange(numberOf(text));
      }}
    />
  );
}

function numberOf(typed: string): number | undefined {
  const value = Number(typed);
  return typed.trim() === '' || !Number.isFinite(value) ? undefined : value;
}
