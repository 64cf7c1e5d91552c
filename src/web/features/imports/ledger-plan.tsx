import type { LedgerPlan } from "#shared/imports/ledger.ts";
import { confirmedOf } from "#shared/imports/plans.ts";
import { Field } from "#web/ui/field.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { LeaveOut, Notes, ProblemList } from "./plan-parts.tsx";
import { TotalsTable } from "./totals-table.tsx";
import { useChoices } from "./use-choices.ts";

/** What a ledger would do, and the choices that change it. */
export function LedgerPlanView({ plan, busy: fetching }: { plan: LedgerPlan; busy: boolean }) {
  const { choices, choose, revision, stale } = useChoices(plan);
  const busy = fetching || stale;
  const { counts } = plan;
  const writes = counts.new + counts.changed + plan.declared;
  const blocked = counts.problem > 0 && !choices.leaveOutProblems;
  return (
    <ImportFrame
      plan={plan}
      confirm={{
        label: counts.problem > 0 && !blocked ? `导入没有问题的 ${writes} 项` : `导入 ${writes} 项`,
        disabled: busy || blocked || writes === 0,
        numbers: confirmedOf(plan),
        revision,
      }}
    >
      <Summary plan={plan} busy={busy} />
      {counts.problem > 0 && (
        <LeaveOut
          rows={counts.problem}
          checked={choices.leaveOutProblems}
          onChange={(leaveOutProblems) => choose({ ...choices, leaveOutProblems })}
        />
      )}
      <ProblemList problems={plan.problems} />
      <Notes notes={plan.notes} />
      <MappingTable
        plan={plan}
        tables={choices.tables}
        open={counts.problem > 0}
        onChoose={(tables) => choose({ ...choices, tables })}
      >
        <div className="grid-3">
          <Field label="年份" hint="日期没有写年份时用；不填则按标题或工作表名">
            {(tie) => (
              <input
                {...tie}
                className="input"
                type="number"
                min={1949}
                max={2100}
                defaultValue={choices.year ?? ""}
                onBlur={(event) => {
                  const year = event.target.value === "" ? null : Number(event.target.value);
                  if (year !== choices.year) choose({ ...choices, year });
                }}
              />
            )}
          </Field>
        </div>
        <label className="row">
          <input
            type="checkbox"
            checked={choices.includeSimilar}
            onChange={(event) => choose({ ...choices, includeSimilar: event.target.checked })}
          />
          同日、同类、同组织已有手工记录的也导入
        </label>
      </MappingTable>
      <LedgerTable rows={plan.items} />
      <TotalsTable totals={plan.totals} />
    </ImportFrame>
  );
}

function Summary({ plan, busy }: { plan: LedgerPlan; busy: boolean }) {
  const { counts } = plan;
  const parts = [
    `新增 ${counts.new}`,
    `更正 ${counts.changed}`,
    `已导入过 ${counts.same}`,
    counts.similar > 0 ? `已有手工记录 ${counts.similar}` : "",
    counts.repeated > 0 ? `文件内重复 ${counts.repeated}` : "",
    counts.problem > 0 ? `有问题 ${counts.problem}` : "",
    plan.declared > 0 ? `申报数 ${plan.declared}` : "",
  ].filter(Boolean);
  return (
    <div className="notice" aria-live="polite">
      {busy ? "正在重新核对…" : `将会：${parts.join("，")}。`}
    </div>
  );
}
