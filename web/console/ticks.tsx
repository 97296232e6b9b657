/** Some of a few, with a box for each. */
interface TicksProps<T extends string> {
  readonly title: string;
  readonly hint?: string;
  readonly all: readonly T[];
  readonly names: Readonly<Record<T, string>>;
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly error?: string | undefined;
}

export function Ticks<T extends string>(props: TicksProps<T>) {
  const { title, hint, all, names, chosen, onChange, error } = props;
  const toggle = (one: T) => onChange(all.filter((each) => chosen.includes(each) !== (each === one)));
  return (
    <fieldset className="choices">
      <legend>{title}</legend>
      {hint ? <p className="fine">{hint}</p> : null}
      <div className="ticks">
        {all.map((one) => (
          <label key={one} className="tick">
            <input type="checkbox" checked={chosen.includes(one)} onChange={() => toggle(one)} />
            {names[one]}
          </label>
        ))}
      </div>
      {error ? (
        <p className="wrong" role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
