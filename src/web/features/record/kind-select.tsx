import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { DIMENSION_NAMES, type Dimension } from "#shared/catalogue/types.ts";
import { Field } from "#web/ui/field.tsx";

type Props = { value: string; onChange: (kind: string) => void; problem: string | undefined };

/** The kinds under their dimensions, in the order of the catalogue. */
export function KindSelect({ value, onChange, problem }: Props) {
  return (
    <Field label="类型" required problem={problem}>
      {(tie) => (
        <select {...tie} className="input" required value={value} onChange={(event) => onChange(event.target.value)}>
          {(Object.keys(DIMENSION_NAMES) as Dimension[]).map((dimension) => (
            <optgroup key={dimension} label={DIMENSION_NAMES[dimension]}>
              {ACTIVITY_KINDS.filter((kind) => kind.dimension === dimension).map((kind) => (
                <option key={kind.id} value={kind.id}>
                  {kind.name}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
