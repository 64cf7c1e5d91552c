import { useQuery } from "@tanstack/react-query";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { REACH_CHOICES, ROLE_CHOICES } from "#shared/figures/choices.ts";
import { allMetrics } from "#shared/figures/metrics.ts";
import type { FigureSpec, MetricId } from "#shared/figures/spec.ts";
import { orgsQuery, themesQuery } from "#web/api/queries.ts";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";

const PERIODS = [
  { value: "report", label: "本期" },
  { value: "report-1", label: "上期" },
  { value: "year-before", label: "去年同期" },
  { value: "programme", label: "专项开始以来" },
  { value: "days", label: "固定起止日期" },
] as const;

type Props = { value: FigureSpec; onChange: (spec: FigureSpec) => void; context: { from: string; to: string } };

/** The definition of a figure, part by part. */
export function SpecFields({ value, onChange, context }: Props) {
  const { data: orgs = [] } = useQuery(orgsQuery);
  const { data: themes = [] } = useQuery(themesQuery);
  const set = (change: Partial<FigureSpec>) => onChange({ ...value, ...change });
  const { period } = value;
  const days = typeof period === "object" ? period : null;
  return (
    <div className="stack spec-fields">
      <div className="grid-2">
        <SelectField
          label="指标"
          value={value.metric}
          onChange={(metric: MetricId) => set({ metric, version: null })}
          options={allMetrics().map(({ id, name }) => ({ value: id, label: name }))}
        />
        <MultiCombobox
          label="活动类型"
          choices={ACTIVITY_KINDS.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.kinds}
          onChange={(kinds) => set({ kinds })}
          placeholder="全部类型"
        />
        <SingleCombobox
          label="组织"
          required
          choices={orgs.map((org) => ({ value: org.id, label: org.shortName, hint: org.code }))}
          value={value.org}
          onChange={(org) => org && set({ org })}
        />
        <SelectField
          label="组织范围"
          value={value.reach}
          onChange={(reach) => set({ reach })}
          options={REACH_CHOICES}
        />
        <SelectField label="身份" value={value.role} onChange={(role) => set({ role })} options={ROLE_CHOICES} />
        <SelectField
          label="期间"
          value={typeof period === "string" ? period : "days"}
          onChange={(next: (typeof PERIODS)[number]["value"]) =>
            set({ period: next === "days" ? { from: context.from, to: context.to } : next })
          }
          options={PERIODS.filter((one) => one.value !== "programme" || value.programme !== null)}
          hint={days ? "滚动到下一期时不会随报告期变化" : undefined}
        />
        <MultiCombobox
          label="主题"
          choices={themes.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.themes}
          onChange={(chosen) => set({ themes: chosen })}
          placeholder="不限"
        />
      </div>
      {days && (
        <div className="grid-2">
          <TextField
            label="开始日期"
            type="date"
            value={days.from}
            onChange={(from) => from && set({ period: { ...days, from } })}
          />
          <TextField
            label="结束日期"
            type="date"
            value={days.to}
            onChange={(to) => to && set({ period: { ...days, to } })}
            problem={days.from > days.to ? "结束日期早于开始日期" : undefined}
          />
        </div>
      )}
    </div>
  );
}
