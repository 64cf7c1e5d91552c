import type { Stage } from "#shared/programmes/contracts.ts";
import { Button } from "#web/ui/button.tsx";

type Props = {
  stages: readonly Stage[];
  onChange: (stages: Stage[]) => void;
  problem?: string | undefined;
};

/** The stages of a programme, in order; none is needed. */
export function StagesField({ stages, onChange, problem }: Props) {
  const set = (at: number, change: Partial<Stage>) =>
    onChange(stages.map((stage, index) => (index === at ? { ...stage, ...change } : stage)));
  const days = [
    { key: "from", label: "开始日期" },
    { key: "to", label: "结束日期" },
  ] as const;
  return (
    <fieldset className="stages">
      <legend>阶段（可不填）</legend>
      {stages.map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stage being written has no other name yet
        <div className="row" key={index}>
          <input
            className="input name"
            aria-label={`第 ${index + 1} 个阶段的名称`}
            placeholder="如：初赛"
            maxLength={40}
            value={stage.name}
            onChange={(event) => set(index, { name: event.target.value })}
          />
          {days.map(({ key, label }) => (
            <input
              key={key}
              className="input day"
              type="date"
              aria-label={`第 ${index + 1} 个阶段的${label}`}
              value={stage[key]}
              onChange={(event) => set(index, { [key]: event.target.value })}
            />
          ))}
          <Button
            tone="quiet"
            aria-label={`移除第 ${index + 1} 个阶段`}
            onClick={() => onChange(stages.filter((_, at) => at !== index))}
          >
            移除
          </Button>
        </div>
      ))}
      <div>
        <Button tone="quiet" onClick={() => onChange([...stages, { name: "", from: "", to: "" }])}>
          增加阶段
        </Button>
      </div>
      {problem && (
        <span className="problem" role="alert">
          {problem}
        </span>
      )}
    </fieldset>
  );
}
