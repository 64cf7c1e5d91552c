import { confirmedOf } from "#shared/imports/plans.ts";
import {
  ROSTER_ACTION_NAMES,
  ROSTER_ACTIONS,
  ROSTER_CLASSES,
  ROSTER_PAGE,
  type RosterPlan,
  type RosterView,
} from "#shared/imports/roster.ts";
import { Button } from "#web/ui/button.tsx";
import { ImportFrame } from "./import-frame.tsx";
import { LeaveOut, Notes, ProblemList } from "./plan-parts.tsx";
import { RosterChoicesCard } from "./roster-choices.tsx";
import { RosterTable } from "./roster-table.tsx";
import { useChoices } from "./use-choices.ts";

type Props = { plan: RosterPlan; busy: boolean; view: RosterView; onView: (view: RosterView) => void };

/** The difference between a roster and the records, class by class, each line to confirm. */
export function RosterPlanView({ plan, busy: fetching, view, onView }: Props) {
  const { choices, choose, revision, stale } = useChoices(plan);
  const busy = fetching || stale;
  const { counts } = plan;
  const shown = ROSTER_ACTIONS.filter((action) => counts[action] > 0);
  const action = view.action ?? plan.items[0]?.action ?? shown[0] ?? "same";
  const writes = ROSTER_CLASSES.reduce((sum, one) => sum + plan.writes[one], 0);
  const blocked = counts.problem > 0 && !choices.leaveOutProblems;
  return (
    <ImportFrame
      plan={plan}
      confirm={{
        label: `确认并写入 ${writes} 项`,
        disabled: busy || blocked || writes === 0,
        numbers: confirmedOf(plan),
        revision,
      }}
    >
      <div className="notice" aria-live="polite">
        {busy ? "正在重新核对…" : summary(plan)}
      </div>
      {counts.problem > 0 && (
        <LeaveOut
          rows={counts.problem}
          checked={choices.leaveOutProblems}
          onChange={(leaveOutProblems) => choose({ ...choices, leaveOutProblems })}
        />
      )}
      <RosterChoicesCard plan={plan} choices={choices} onChoose={choose} />
      <ProblemList problems={plan.problems} />
      <Notes notes={plan.notes} />
      <section className="card" aria-label="逐人核对">
        <nav className="filters" aria-label="类别">
          {shown.map((one) => (
            <Button
              key={one}
              tone={one === action ? "primary" : "plain"}
              aria-pressed={one === action}
              onClick={() => onView({ action: one, offset: 0 })}
            >
              {ROSTER_ACTION_NAMES[one]} {counts[one].toLocaleString("zh-CN")}
            </Button>
          ))}
        </nav>
        <RosterTable action={action} items={plan.items} choices={choices} onChoose={choose} />
        <Pager count={counts[action]} offset={view.offset} onOffset={(offset) => onView({ action, offset })} />
      </section>
    </ImportFrame>
  );
}

function summary({ counts, writes }: RosterPlan): string {
  const open = counts.unsure;
  const said = (one: (typeof ROSTER_CLASSES)[number]) => `${ROSTER_ACTION_NAMES[one]} ${writes[one]} 人`;
  const left = counts.left - writes.left;
  return [
    `将写入：${ROSTER_CLASSES.map(said).join("，")}。`,
    open > 0 ? `${open} 人要认定是不是同一个人，未认定的不写入。` : "",
    left > 0 ? `名单中没有的 ${left} 人要逐一确认是否转出。` : "",
  ].join("");
}

function Pager({ count, offset, onOffset }: { count: number; offset: number; onOffset: (offset: number) => void }) {
  if (count <= ROSTER_PAGE) return null;
  const last = Math.min(offset + ROSTER_PAGE, count);
  return (
    <div className="row" style={{ justifyContent: "center", padding: "1rem" }}>
      <Button disabled={offset === 0} onClick={() => onOffset(offset - ROSTER_PAGE)}>
        上一页
      </Button>
      <span className="muted">
        第 {offset + 1}—{last} 人，共 {count.toLocaleString("zh-CN")} 人
      </span>
      <Button disabled={last === count} onClick={() => onOffset(offset + ROSTER_PAGE)}>
        下一页
      </Button>
    </div>
  );
}
