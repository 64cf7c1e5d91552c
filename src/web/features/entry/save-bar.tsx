import { MOST_LINES } from "#shared/activities/batch.ts";
import { Button } from "#web/ui/button.tsx";
import type { LineView } from "./line-view.ts";
import type { Common } from "./lines.ts";

type Props = {
  views: readonly LineView[];
  busy: boolean;
  problem: Error | null;
  state: Common["state"];
  onSave: (ready: readonly LineView[]) => void;
};

/** How many lines are ready, and the one button that saves them: all at once, or those without a flaw. */
export function SaveBar({ views, busy, problem, state, onSave }: Props) {
  const count = (wanted: LineView["state"]) => views.filter((view) => view.state === wanted).length;
  const ready = views.filter((view) => view.state === "ready").slice(0, MOST_LINES);
  const flawed = count("flawed") + count("asking");
  const waiting = count("waiting");
  const parts = [
    `${ready.length} 行可以保存`,
    flawed > 0 ? `${flawed} 行需要核对` : "",
    waiting > 0 ? `${waiting} 行待填，不保存` : "",
  ].filter(Boolean);
  return (
    <>
      {problem && (
        <p className="notice red" role="alert">
          {problem.message}
        </p>
      )}
      <div className="record-foot entry-foot">
        <span className="grow small" role="status">
          {parts.join("，")}。<span className="muted">填写的内容随时存在本机。</span>
        </span>
        <Button tone="primary" busy={busy} disabled={ready.length === 0} onClick={() => onSave(ready)}>
          {flawed > 0 ? `只保存无误的 ${ready.length} 行` : `${state === "filed" ? "归档" : "保存"} ${ready.length} 行`}
        </Button>
      </div>
    </>
  );
}
