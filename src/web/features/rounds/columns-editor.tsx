import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { COLUMN_KIND_ABOUT, COLUMN_KIND_NAMES, COLUMN_KINDS, type ColumnKind } from "#shared/rounds/columns.ts";
import { outlinesQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckField, SelectField, TextField } from "#web/ui/field.tsx";
import { DerivedChoice, DeriveOffer } from "./derive-offer.tsx";
import { type ColumnForm, newColumn, type RoundForm } from "./form-state.ts";

type Props = {
  form: RoundForm;
  set: (change: Partial<RoundForm>) => void;
  problem: (field: string) => string | undefined;
};

/** What is asked, column by column, and the rules that hold between them. */
export function ColumnsEditor({ form, set, problem }: Props) {
  const { columns, checks } = form;
  const change = (id: string, part: Partial<ColumnForm>) =>
    set({ columns: columns.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const move = (index: number, by: -1 | 1) => {
    const next = [...columns];
    const [column] = next.splice(index, 1);
    if (column) next.splice(index + by, 0, column);
    set({ columns: next });
  };
  const add = (kind: ColumnKind) => set({ columns: [...columns, newColumn(columns, kind)] });
  return (
    <section className="card" aria-labelledby="round-columns">
      <header>
        <h2 id="round-columns">收什么</h2>
        <OutlineMaterials form={form} set={set} />
      </header>
      <div className="body stack">
        {columns.length === 0 && <p className="muted">还没有列。只收系统里没有的：能由记录算出的，会在这里告诉您。</p>}
        {problem("columns") && !columns.some((_, index) => problem(`columns.${index}`)) && (
          <p className="problem" role="alert">
            {problem("columns")}
          </p>
        )}
        <ol className="round-columns" aria-label="各列">
          {columns.map((column, index) => (
            <li key={column.id}>
              <ColumnFields column={column} onChange={(part) => change(column.id, part)}>
                <div className="row round-column-acts">
                  <Button
                    tone="quiet"
                    disabled={index === 0}
                    aria-label={`上移${column.label}`}
                    onClick={() => move(index, -1)}
                  >
                    上移
                  </Button>
                  <Button
                    tone="quiet"
                    disabled={index === columns.length - 1}
                    aria-label={`下移${column.label}`}
                    onClick={() => move(index, 1)}
                  >
                    下移
                  </Button>
                  <Button
                    tone="quiet"
                    aria-label={`删除${column.label}`}
                    onClick={() => set({ columns: columns.filter(({ id }) => id !== column.id) })}
                  >
                    删除
                  </Button>
                </div>
              </ColumnFields>
              {problem(`columns.${index}`) && (
                <p className="problem" role="alert">
                  {problem(`columns.${index}`)}
                </p>
              )}
            </li>
          ))}
        </ol>
        <div className="row" role="toolbar" aria-label="添加一列">
          {COLUMN_KINDS.map((kind) => (
            <Button key={kind} title={COLUMN_KIND_ABOUT[kind]} onClick={() => add(kind)}>
              ＋ {COLUMN_KIND_NAMES[kind]}
            </Button>
          ))}
        </div>
        <fieldset className="stack">
          <legend>核对关系（可不填）：用列的代号写，如 B &lt;= A、C = A + B；不符的会标出原因，不妨碍报送</legend>
          {checks.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other name than its place
            <div key={index} className="row">
              <TextField
                label={`核对关系 ${index + 1}`}
                value={text}
                onChange={(next) => set({ checks: checks.map((one, at) => (at === index ? next : one)) })}
                problem={problem(`checks.${index}`)}
                maxLength={120}
              />
              <Button
                tone="quiet"
                aria-label={`删除核对关系 ${index + 1}`}
                onClick={() => set({ checks: checks.filter((_, at) => at !== index) })}
              >
                删除
              </Button>
            </div>
          ))}
          <div>
            <Button onClick={() => set({ checks: [...checks, ""] })}>＋ 核对关系</Button>
          </div>
        </fieldset>
      </div>
    </section>
  );
}

type FieldsProps = { column: ColumnForm; onChange: (change: Partial<ColumnForm>) => void; children: ReactNode };

function ColumnFields({ column, onChange, children }: FieldsProps) {
  const { kind } = column;
  const numeric = kind === "number" || kind === "derived" || kind === "total";
  return (
    <>
      <div className="round-column">
        <span className="round-code" title="代号，核对关系和合计用它">
          {column.code}
        </span>
        <TextField
          label="列名"
          value={column.label}
          onChange={(label) => onChange({ label })}
          required
          maxLength={60}
        />
        <SelectField
          label="类型"
          value={kind}
          onChange={(next) => onChange({ kind: next })}
          options={COLUMN_KINDS.map((value) => ({ value, label: COLUMN_KIND_NAMES[value] }))}
        />
        {numeric && (
          <TextField label="单位" value={column.unit} onChange={(unit) => onChange({ unit })} maxLength={10} />
        )}
        {kind !== "derived" && kind !== "total" && (
          <CheckField label="必填" checked={column.required} onChange={(required) => onChange({ required })} />
        )}
        {children}
      </div>
      <div className="round-column-more">
        {kind === "choice" && (
          <TextField
            label="选项"
            value={column.optionsText}
            onChange={(optionsText) => onChange({ optionsText })}
            hint="用顿号分开，如：是、否"
          />
        )}
        {kind === "total" && (
          <TextField
            label="等于"
            value={column.formula}
            onChange={(formula) => onChange({ formula })}
            hint="用代号写，如 A + B"
          />
        )}
        {kind !== "derived" && kind !== "total" && (
          <TextField
            label="填写说明（可不填）"
            value={column.hint}
            onChange={(hint) => onChange({ hint })}
            maxLength={200}
          />
        )}
      </div>
      {kind === "number" && <DeriveOffer column={column} onChange={onChange} />}
      {kind === "derived" && <DerivedChoice column={column} onChange={onChange} />}
    </>
  );
}

/** A material for each part of the report that it is asked for. */
function OutlineMaterials({ form, set }: Pick<Props, "form" | "set">) {
  const { data: outlines = [] } = useQuery(outlinesQuery);
  const add = () => {
    const outline = outlines.find(({ id }) => id === form.outline);
    const columns = [...form.columns];
    for (const heading of outline?.headings ?? []) {
      if (!columns.some(({ label }) => label === heading)) columns.push(newColumn(columns, "material", heading));
    }
    set({ columns });
  };
  return form.outline === null ? null : <Button onClick={add}>按提纲各部分收素材</Button>;
}
