import type { MetricId } from "#shared/figures/spec.ts";
import type { NumberForm } from "#shared/numbers/index.ts";
import { FORM_NAMES, surfaceChoices } from "./figure-surface.ts";

type Props = {
  value: number | null;
  metric: MetricId;
  form: NumberForm;
  onChange: (form: NumberForm, text: string) => void;
};

/** How the number is written, each form as it will read. */
export function SurfaceField({ value, metric, form, onChange }: Props) {
  const choices = surfaceChoices(value, metric);
  return (
    <fieldset>
      <legend>写法</legend>
      <div className="row" style={{ marginTop: "0.25rem" }}>
        {choices.map((choice) => (
          <label key={choice.form} className="surface-choice">
            <input
              type="radio"
              name="surface"
              checked={choice.form === form}
              onChange={() => onChange(choice.form, choice.text)}
            />
            <span>
              {choice.text} <span className="muted small">{FORM_NAMES[choice.form]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
