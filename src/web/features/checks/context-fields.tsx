import { useState } from "react";
import type { CheckContext } from "#shared/checks/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { periodChoices } from "../reports/period-choices.ts";

type Props = { value: CheckContext; onChange: (value: CheckContext) => void; today: string };

/** The period that a draft reports on, up to when its numbers count, and its own date. */
export function ContextFields({ value, onChange, today }: Props) {
  const set = (change: Partial<CheckContext>) => onChange({ ...value, ...change });
  return (
    <div className="stack">
      <fieldset>
        <legend>报告期</legend>
        <div className="row check-periods">
          {periodChoices(today).map(({ id, label, period }) => (
            <Button
              key={id}
              className="choice"
              aria-pressed={period.from === value.from && period.to === value.to}
              onClick={() => set({ ...period, cutoff: period.to < today ? period.to : today })}
            >
              {label}
            </Button>
          ))}
        </div>
      </fieldset>
      <div className="grid-2">
        <TextField label="开始日期" type="date" required value={value.from} onChange={(from) => set({ from })} />
        <TextField
          label="结束日期"
          type="date"
          required
          value={value.to}
          onChange={(to) => set({ to })}
          problem={value.from > value.to ? "结束日期早于开始日期" : undefined}
        />
        <TextField
          label="数据截止日"
          type="date"
          required
          value={value.cutoff}
          onChange={(cutoff) => set({ cutoff })}
          problem={value.cutoff !== "" && value.cutoff < value.from ? "数据截止日早于报告期开始" : undefined}
          hint="只统计截止日（含）以前的活动"
        />
        <TextField
          label="成文日期"
          type="date"
          required
          value={value.on}
          onChange={(on) => set({ on })}
          hint="引用的文件须在这一天有效"
        />
      </div>
    </div>
  );
}

export function isContextSound(context: CheckContext | null): boolean {
  if (context === null) return true;
  const { from, to, cutoff, on } = context;
  return [from, to, cutoff, on].every((day) => day !== "") && from <= to && from <= cutoff;
}

type ChoiceProps = { value: CheckContext | null; onChange: (value: CheckContext | null) => void; today: string };

/** What the draft says of itself is the rule; days that are set by hand the exception. */
export function ContextChoice({ value, onChange, today }: ChoiceProps) {
  const year = today.slice(0, 4);
  const [kept, setKept] = useState<CheckContext>({
    from: `${year}-01-01`,
    to: `${year}-12-31`,
    cutoff: today,
    on: today,
  });
  return (
    <details
      className="check-context"
      open={value !== null}
      onToggle={({ currentTarget: { open } }) => {
        if (open !== (value !== null)) onChange(open ? kept : null);
      }}
    >
      <summary>
        报告期和成文日期：<b>{value === null ? "按文稿自己写的" : "自己设定"}</b>
        <span className="muted small">{value === null ? "（点开可设定）" : "（收起即按文稿自己写的）"}</span>
      </summary>
      {value && (
        <ContextFields
          value={value}
          onChange={(next) => {
            setKept(next);
            onChange(next);
          }}
          today={today}
        />
      )}
    </details>
  );
}
