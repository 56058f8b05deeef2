import { Check } from 'lucide-react';
import { useId } from 'react';

interface ChoicesProps<V extends string> {
  readonly legend: string;
  readonly hideLegend?: boolean;
  readonly options: readonly { readonly value: V; readonly title: string }[];
  readonly chosen: readonly V[];
  readonly several?: boolean;
  /** A second tap on what is chosen takes it back: an answer given by mistake is otherwise there for good. */
  readonly clearable?: boolean;
  readonly onChoose: (chosen: readonly V[]) => void;
}

/** One or several of a few, all in sight: each a finger wide, and real radios or boxes for who listens. */
export function Choices<V extends string>({
  legend,
  hideLegend = false,
  options,
  chosen,
  several = false,
  clearable = false,
  onChoose,
}: ChoicesProps<V>) {
  const name = useId();
  const toggled = (value: V): readonly V[] => {
    if (!several) return [value];
    return chosen.includes(value) ? chosen.filter((it) => it !== value) : [...chosen, value];
  };
  return (
    <fieldset className="min-w-0">
      <legend className={hideLegend ? 'sr-only' : 'label'}>{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(({ value, title }) => {
          const on = chosen.includes(value);
          return (
            <label
              key={value}
              className={`relative inline-flex min-h-12 max-w-full cursor-pointer items-center rounded-xl border px-4 py-2 leading-tight has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-jade ${on ? 'border-jade bg-jade-soft font-semibold text-ink' : 'border-line bg-card text-ink'}`}
            >
              <input
                type={several ? 'checkbox' : 'radio'}
                name={name}
                checked={on}
                onChange={() => onChoose(toggled(value))}
                onClick={() => on && clearable && !several && onChoose([])}
                className="absolute opacity-0"
              />
              {on && <Check size={18} className="-ml-1 mr-1 shrink-0 text-jade" aria-hidden />}
              {title}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
