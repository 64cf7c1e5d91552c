import { useSuspenseQuery } from "@tanstack/react-query";
import { themesQuery } from "#web/api/queries.ts";
import { MultiCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { KindSelect } from "../record/kind-select.tsx";
import { KeptText } from "./kept-text.tsx";
import type { Common } from "./lines.ts";
import { readHours } from "./read-cell.ts";

type Props = { common: Common; onChange: (change: Partial<Common>) => void; today: string };

const STATES = [
  { value: "filed", label: "已举行并归档" },
  { value: "held", label: "已举行，待补材料" },
] as const;

/** What is the same in all lines, said once; a line's own cell wins. */
export function CommonFields({ common, onChange, today }: Props) {
  const themes = useSuspenseQuery(themesQuery).data.filter(({ retired }) => !retired);
  return (
    <section className="card" aria-labelledby="common-title">
      <header>
        <h2 id="common-title">各行相同的内容</h2>
        <span className="muted small">只填一次；哪一行不同，就在那一行单独填</span>
      </header>
      <div className="body entry-common">
        <KindSelect value={common.kind} onChange={(kind) => onChange({ kind })} problem={undefined} />
        <TextField
          label="日期"
          type="date"
          max={today}
          value={common.date}
          onChange={(date) => onChange({ date })}
          problem={common.date > today ? "日期晚于今天" : undefined}
        />
        <KeptText
          label="时间"
          placeholder="如 9:00-10:30"
          value={common.time}
          onChange={(time) => onChange({ time })}
          check={(text) => {
            const read = text.trim() === "" ? { value: null } : readHours(text);
            return "problem" in read ? read.problem : null;
          }}
        />
        <SelectField label="保存为" value={common.state} options={STATES} onChange={(state) => onChange({ state })} />
        <details className="entry-more">
          <summary>名称、地点、主持人、主题、内容也相同</summary>
          <div className="entry-common">
            <KeptText label="名称" value={common.title} onChange={(title) => onChange({ title })} />
            <KeptText label="地点" value={common.place} onChange={(place) => onChange({ place })} />
            <KeptText label="主持人" value={common.chair} onChange={(chair) => onChange({ chair })} />
            <MultiCombobox
              label="主题"
              choices={themes.map(({ id, name }) => ({ value: id, label: name }))}
              value={common.themes}
              onChange={(chosen) => onChange({ themes: chosen })}
            />
            <div className="entry-wide">
              <KeptText label="内容" value={common.summary} onChange={(summary) => onChange({ summary })} />
            </div>
          </div>
        </details>
      </div>
    </section>
  );
}
