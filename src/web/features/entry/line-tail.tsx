import { Button } from "#web/ui/button.tsx";
import type { LineView } from "./line-view.ts";

export type LineActions = {
  onRoll: (id: string) => void;
  onConfirm: (id: string) => void;
  onRemove: (id: string) => void;
};

type Props = { view: LineView; index: number; actions: LineActions };

/** How a line stands, and what can be done with it. */
export function LineTail({ view, index, actions }: Props) {
  const { line, state, similar } = view;
  const row = `第 ${index + 1} 行`;
  if (state === "blank") return null;
  return (
    <span className="entry-tail">
      <LineState view={view} />
      {similar !== null && state === "asking" && (
        <Button tone="quiet" aria-label={`${row}：不是重复`} onClick={() => actions.onConfirm(line.id)}>
          不是重复
        </Button>
      )}
      <Button tone="quiet" aria-label={`${row}：粘贴接龙`} onClick={() => actions.onRoll(line.id)}>
        接龙
      </Button>
      <Button tone="quiet" aria-label={`删除${row}`} onClick={() => actions.onRemove(line.id)}>
        删除
      </Button>
    </span>
  );
}

export function LineState({ view: { line, checked, state, monthly } }: { view: LineView }) {
  const { attendance } = checked;
  if (state === "waiting") {
    return <span className="tag">{monthly > 0 ? `本月已有 ${monthly} 条` : "待填"}</span>;
  }
  if (state === "flawed") return <span className="tag red">请核对</span>;
  if (state === "asking") return <span className="tag amber">疑似重复</span>;
  const called = attendance.mode === "names";
  const came = called ? attendance.people.filter(({ status }) => status === "present" || status === "late").length : 0;
  return (
    <span className="tag green">
      {line.roll || called ? `点名 ${came}/${called ? attendance.people.length : 0}` : "可保存"}
    </span>
  );
}
