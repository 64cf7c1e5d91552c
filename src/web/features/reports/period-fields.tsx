import type { FigureContext } from "#shared/figures/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { periodChoices } from "./period-choices.ts";

type Props = {
  value: FigureContext;
  onChange: (value: FigureContext) => void;
  today: string;
  problems?: Record<string, string>;
};

/** Period and cut-off of a report: one press for the usual periods, two days for any other. */
export function PeriodFields({ value, onChange, today, problems = {} }: Props) {
  const choices = periodChoices(today);
  const chosen = choices.find(({ period }) => period.from === value.from && period.to === value.to);
  return (
    <>
      <fieldset>
        <legend>报告期</legend>
        <div className="row" style={{ marginTop: "0.25rem" }}>
          {choices.map(({ id, label, period }) => (
            <Button
              key={id}
              aria-pressed={chosen?.id === id}
              className="choice"
              disabled={period.from > today}
              title={period.from > today ? "尚未开始" : undefined}
              onClick={() => onChange({ ...value, ...period })}
            >
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
      <div className="grid-2">
        <TextField
          label="开始日期"
          type="date"
          required
          value={value.from}
          onChange={(from) => onChange({ ...value, from })}
          problem={problems.from}
        />
        <TextField
          label="结束日期"
          type="date"
          required
          value={value.to}
          onChange={(to) => onChange({ ...value, to })}
          problem={problems.to ?? (value.from > value.to ? "结束日期早于开始日期" : undefined)}
        />
      </div>
      <TextField
        label="数据截止日"
        type="date"
        required
        max={today}
        value={value.cutoff}
        onChange={(cutoff) => onChange({ ...value, cutoff })}
        hint="只统计截止日（含）以前的活动；印发后补录的记录不会改变报告，会另行列出"
        problem={problems.cutoff ?? cutoffProblem(value, today)}
      />
    </>
  );
}

function cutoffProblem({ from, cutoff }: FigureContext, today: string): string | undefined {
  if (cutoff > today) return "数据截止日不能晚于今天";
  return cutoff !== "" && cutoff < from ? "数据截止日早于报告期开始" : undefined;
}

export function isPeriodReady({ from, to, cutoff }: FigureContext, today: string): boolean {
  return from !== "" && to !== "" && cutoff !== "" && from <= to && from <= cutoff && cutoff <= today;
}
