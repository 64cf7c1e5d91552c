import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { storedFile } from "#shared/files/contracts.ts";
import type { RoundCell, RoundRecipient, Violation } from "#shared/rounds/answers.ts";
import { isAsked } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { upload } from "#web/api/client.ts";
import { sayError } from "#web/ui/toast.tsx";
import { UPLOAD } from "#web/ui/use-uploading.ts";
import { FigureButton } from "../home/figure-button.tsx";
import type { AnswerForm, CellForm } from "./answer-state.ts";

type Props = {
  columns: readonly RoundColumn[];
  recipient: RoundRecipient;
  form: AnswerForm;
  /** the totals as they stand while one types */
  totals: ReadonlyMap<string, number | null>;
  violations: readonly Violation[];
  disabled: boolean;
  onChange: (columnId: string, change: Partial<CellForm>) => void;
  onOpen: (spec: FigureSpec) => void;
  problem: (columnId: string) => string | undefined;
};

/** One screen: what the system has, what is asked, and what was answered last time beside it. */
export function AnswerFields(props: Props) {
  const { columns, recipient, form } = props;
  return (
    <div className="answer-rows">
      {columns.map((column) => {
        const cell = recipient.cells.find(({ columnId }) => columnId === column.id);
        const typed = form[column.id];
        return cell && isAsked(column.kind) && typed ? (
          <AskedRow key={column.id} {...props} column={column} cell={cell} typed={typed} />
        ) : (
          <KnownRow key={column.id} {...props} column={column} cell={cell} />
        );
      })}
    </div>
  );
}

const rowName = ({ label, unit }: RoundColumn) => (unit ? `${label}（${unit}）` : label);

type RowProps = Props & { column: RoundColumn };

function KnownRow({ column, cell, recipient, totals, violations, onOpen }: RowProps & { cell: RoundCell | undefined }) {
  const total = column.kind === "total";
  const number = total ? (totals.get(column.id) ?? null) : (cell?.number ?? null);
  return (
    <section className="answer-row known" aria-label={column.label}>
      <div className="answer-name">{rowName(column)}</div>
      <div>
        {total || !column.spec ? (
          <b>{number === null ? "—" : number.toLocaleString("zh-CN")}</b>
        ) : (
          <FigureButton value={number} spec={{ ...column.spec, org: recipient.orgId }} onOpen={onOpen} />
        )}
        <span className="muted small">　{total ? "自动合计，不需要填" : "系统已有，不需要填"}</span>
        <Broken columnId={column.id} violations={violations} />
      </div>
      <Previous text={cell?.previous} />
    </section>
  );
}

function AskedRow(props: RowProps & { cell: RoundCell; typed: CellForm }) {
  const { column, cell, violations, problem } = props;
  const id = useId();
  const wrong = problem(column.id);
  const note = `${id}-note`;
  return (
    <div className="answer-row">
      <div className="answer-name">
        <label htmlFor={id}>
          {rowName(column)}
          {column.required && <span className="required"> *</span>}
        </label>
        {column.hint && <span className="muted small">{column.hint}</span>}
      </div>
      <div className="field">
        {cell.returned !== null && <p className="notice amber">请补正：{cell.returned}</p>}
        <Control
          {...props}
          tie={{ id, "aria-invalid": wrong !== undefined, "aria-describedby": wrong ? note : undefined }}
        />
        {wrong && (
          <span id={note} className="problem" role="alert">
            {wrong}
          </span>
        )}
        <Broken columnId={column.id} violations={violations} />
      </div>
      <Previous text={cell.previous} />
    </div>
  );
}

function Broken({ columnId, violations }: { columnId: string; violations: readonly Violation[] }) {
  const here = violations.filter(({ columnIds }) => columnIds.includes(columnId));
  return here.map(({ text }) => (
    <span key={text} className="answer-broken">
      {text}
    </span>
  ));
}

function Previous({ text }: { text: string | undefined }) {
  return <div className="answer-previous muted small">{text ? `上期：${text}` : ""}</div>;
}

type Tie = { id: string; "aria-invalid": boolean; "aria-describedby": string | undefined };
type ControlProps = RowProps & { typed: CellForm; tie: Tie };

function Control({ column, typed, tie, disabled, onChange }: ControlProps): ReactNode {
  const set = (text: string) => onChange(column.id, { text });
  const common = { ...tie, className: "input", disabled, value: typed.text };
  switch (column.kind) {
    case "choice":
      return (
        <select {...common} onChange={(event) => set(event.target.value)}>
          <option value="">请选择</option>
          {column.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      );
    case "material":
      return (
        <>
          <textarea {...common} maxLength={5000} onChange={(event) => set(event.target.value)} />
          <MaterialFiles
            typed={typed}
            disabled={disabled}
            label={column.label}
            onChange={(files) => onChange(column.id, { files })}
          />
        </>
      );
    case "date":
      return <input {...common} type="date" onChange={(event) => set(event.target.value)} />;
    case "number":
      return <input {...common} inputMode="decimal" maxLength={20} onChange={(event) => set(event.target.value)} />;
    default:
      return <input {...common} maxLength={500} onChange={(event) => set(event.target.value)} />;
  }
}

type FilesProps = {
  typed: CellForm;
  disabled: boolean;
  label: string;
  onChange: (files: CellForm["files"]) => void;
};

function MaterialFiles({ typed, disabled, label, onChange }: FilesProps) {
  const add = useMutation({
    mutationKey: UPLOAD,
    mutationFn: async (chosen: readonly File[]) => {
      const stored: CellForm["files"] = [];
      for (const file of chosen) {
        const { id, name } = await upload(storedFile, "/api/files", file);
        stored.push({ id, name });
      }
      return stored;
    },
    onSuccess: (stored) => onChange([...typed.files, ...stored]),
    onError: sayError,
  });
  return (
    <>
      {typed.files.length > 0 && (
        <ul className="plain-list" aria-label={`${label}的附件`}>
          {typed.files.map((file) => (
            <li key={file.id}>
              <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              {!disabled && (
                <button
                  type="button"
                  className="button quiet"
                  aria-label={`移除${file.name}`}
                  onClick={() => onChange(typed.files.filter(({ id }) => id !== file.id))}
                >
                  移除
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!disabled && (
        <label className="button quiet answer-attach">
          {add.isPending ? "正在上传…" : "添加附件"}
          <input
            className="visually-hidden"
            type="file"
            multiple
            aria-label={`为${label}添加附件`}
            accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx,.txt"
            disabled={add.isPending}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = "";
              if (chosen.length > 0) add.mutate(chosen);
            }}
          />
        </label>
      )}
    </>
  );
}
