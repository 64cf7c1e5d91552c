import type { MetricId } from "#shared/figures/spec.ts";
import { agrees, type NumberForm, parseNumber } from "#shared/numbers/index.ts";
import { figureText } from "#shared/report/figure-text.ts";

export const FORM_NAMES: Record<NumberForm, string> = {
  arabic: "阿拉伯数字",
  chinese: "汉字",
  over: "“余”",
  near: "“近”",
};
const FORMS = Object.keys(FORM_NAMES) as NumberForm[];

/** The ways in which this value can be written; a form that falls back to plain digits is no choice of its own. */
export function surfaceChoices(value: number | null, metric: MetricId): { form: NumberForm; text: string }[] {
  const all = FORMS.map((form) => ({ form, text: figureText(value, form, metric) }));
  return all.filter(({ text }, index) => all.findIndex((one) => one.text === text) === index);
}

/** The form that keeps what the writer typed, where it states the value truthfully; else plain digits. */
export function formLike(typed: string, value: number | null, metric: MetricId): NumberForm {
  if (value === null || !agrees(typed, value)) return "arabic";
  const approx = parseNumber(typed)?.approx;
  const form = approx === "over" || approx === "near" ? approx : /[\d０-９]/u.test(typed) ? "arabic" : "chinese";
  return surfaceChoices(value, metric).some((one) => one.form === form) ? form : "arabic";
}
