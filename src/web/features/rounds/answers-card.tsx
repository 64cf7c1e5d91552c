import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { z } from "zod";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { ColumnSum, RoundCell, RoundDetail, RoundRecipient } from "#shared/rounds/answers.ts";
import { cellText } from "#shared/rounds/cells.ts";
import { isNumeric } from "#shared/rounds/columns.ts";
import type { RoundColumn } from "#shared/rounds/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { FigureButton } from "../home/figure-button.tsx";
import { CellDialog } from "./cell-dialog.tsx";
import { answerUrl, useStep } from "./round-queries.ts";
import { RecipientStateTag } from "./round-tags.tsx";

const FigureDrawer = lazy(async () => ({ default: (await import("../figures/figure-drawer.tsx")).FigureDrawer }));
const ok = z.object({ ok: z.literal(true) });

type Chosen = { recipient: string; column: string };

/** Recipients by columns in official order; every cell opens, every sum says how it stands to the whole. */
export function AnswersCard({ round }: { round: RoundDetail }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [figure, setFigure] = useState<FigureSpec | null>(null);
  const recipient = round.recipients.find(({ id }) => id === chosen?.recipient);
  const column = round.columns.find(({ id }) => id === chosen?.column);
  return (
    <section className="card" aria-labelledby="round-answers">
      <header>
        <h2 id="round-answers">填报情况</h2>
        <span className="muted small">
          已报 {round.recipients.filter(({ state }) => state === "answered" || state === "confirmed").length}/
          {round.recipients.length}
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable from the keyboard */}
      <section className="table-wrap" tabIndex={0} aria-label="填报情况表">
        <table className="list round-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">状态</th>
              {round.columns.map(({ id, code, label, unit, kind }) => (
                <th key={id} scope="col" className={isNumeric(kind) ? "num" : undefined}>
                  <span className="round-code">{code}</span> {label}
                  {unit && `（${unit}）`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.recipients.map((one) => (
              <Row
                key={one.id}
                round={round}
                recipient={one}
                onChoose={(columnId) => setChosen({ recipient: one.id, column: columnId })}
                onFigure={setFigure}
              />
            ))}
          </tbody>
          {round.sums.length > 0 && <SumRow round={round} onFigure={setFigure} />}
        </table>
      </section>
      {round.sums.some(({ above }) => above !== null) && <WhyDifferent round={round} />}
      {recipient && column && (
        <CellDialog round={round} recipient={recipient} column={column} onClose={() => setChosen(null)} />
      )}
      {figure && (
        <Suspense>
          <FigureDrawer
            spec={figure}
            context={{ from: round.from, to: round.to, cutoff: round.to }}
            onClose={() => setFigure(null)}
          />
        </Suspense>
      )}
    </section>
  );
}

type RowProps = {
  round: RoundDetail;
  recipient: RoundRecipient;
  onChoose: (columnId: string) => void;
  onFigure: (spec: FigureSpec) => void;
};

function Row({ round, recipient, onChoose, onFigure }: RowProps) {
  const confirm = useStep(ok, () => `已确认${recipient.orgName}`);
  const url = `${answerUrl(round.id, recipient.id)}/confirm`;
  return (
    <tr>
      <th scope="row">
        {recipient.can.answer && round.state === "open" ? (
          <Link to={paths.answerRound(round.id, recipient.id)} title="替它填报、下载它的预填表">
            {recipient.orgName}
          </Link>
        ) : (
          recipient.orgName
        )}
      </th>
      <td className="nowrap">
        <RecipientStateTag state={recipient.state} />
        {round.can.manage && round.state === "open" && recipient.state === "answered" && (
          <Button
            tone="quiet"
            busy={confirm.isPending}
            aria-label={`确认${recipient.orgName}`}
            onClick={() => confirm.mutate({ url, body: { revision: recipient.revision } })}
          >
            确认
          </Button>
        )}
      </td>
      {round.columns.map((column, at) => {
        const cell = recipient.cells[at];
        if (!cell) return <td key={column.id} />;
        return (
          <td key={column.id} className={isNumeric(column.kind) ? "num" : "round-words"}>
            {column.spec ? (
              <FigureButton value={cell.number} spec={{ ...column.spec, org: recipient.orgId }} onOpen={onFigure} />
            ) : (
              <CellButton column={column} cell={cell} recipient={recipient} onOpen={() => onChoose(column.id)} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

type CellProps = { column: RoundColumn; cell: RoundCell; recipient: RoundRecipient; onOpen: () => void };

function CellButton({ column, cell, recipient, onOpen }: CellProps) {
  const broken = recipient.violations.filter(({ columnIds }) => columnIds.includes(column.id));
  const text = cellText(column, cell);
  const files = cell.files.length > 0 ? `附件 ${cell.files.length}` : "";
  const shown = [text, files].filter(Boolean).join("　");
  if (column.kind === "total") return <Marked text={shown} broken={broken.map((one) => one.text)} />;
  if (recipient.state === "waiting") return <span className="muted">—</span>;
  const marks = [cell.returned === null ? "" : " returned", broken.length > 0 ? " broken" : ""].join("");
  return (
    <>
      <button
        type="button"
        className={`round-cell${marks}`}
        aria-label={`${recipient.orgName} ${column.label}：${shown || "空"}`}
        onClick={onOpen}
      >
        {shown || "空"}
      </button>
      {cell.returned !== null && <span className="answer-broken">已退回：{cell.returned}</span>}
      {broken.map((one) => (
        <span key={one.text} className="answer-broken">
          {one.text}
        </span>
      ))}
    </>
  );
}

function Marked({ text, broken }: { text: string; broken: readonly string[] }) {
  return (
    <>
      {text || <span className="muted">—</span>}
      {broken.map((one) => (
        <span key={one} className="answer-broken">
          {one}
        </span>
      ))}
    </>
  );
}

function SumRow({ round, onFigure }: { round: RoundDetail; onFigure: (spec: FigureSpec) => void }) {
  const sums = new Map(round.sums.map((one) => [one.columnId, one]));
  const above = round.sums.find((one) => one.above !== null)?.above;
  return (
    <tfoot>
      <tr>
        <th scope="row">合计</th>
        <td />
        {round.columns.map((column) => (
          <td key={column.id} className="num">
            {sums.get(column.id)?.sum?.toLocaleString("zh-CN") ?? ""}
          </td>
        ))}
      </tr>
      {above && (
        <tr>
          <th scope="row">{above.orgName}的记录</th>
          <td />
          {round.columns.map((column) => (
            <td key={column.id} className="num">
              <AboveFigure column={column} sum={sums.get(column.id)} onFigure={onFigure} />
            </td>
          ))}
        </tr>
      )}
    </tfoot>
  );
}

type AboveProps = { column: RoundColumn; sum: ColumnSum | undefined; onFigure: (spec: FigureSpec) => void };

function AboveFigure({ column, sum, onFigure }: AboveProps) {
  if (!sum?.above) return null;
  const { orgId, value } = sum.above;
  const asked = column.spec ?? declaredSpec(column);
  return asked ? <FigureButton value={value} spec={{ ...asked, org: orgId, reach: "tree" }} onOpen={onFigure} /> : null;
}

function declaredSpec({ metric, metricKind }: RoundColumn): Omit<FigureSpec, "org"> | null {
  if (metric === null || metricKind === null) return null;
  return {
    ...{ metric, version: null, reach: "tree", role: "host", period: "report" },
    ...{ kinds: [metricKind], themes: [], programme: null },
  };
}

function WhyDifferent({ round }: { round: RoundDetail }) {
  const reasons = [...new Set(round.sums.flatMap(({ above }) => above?.why ?? []))];
  return (
    <details className="round-why">
      <summary>合计与上级的数为什么可能不同</summary>
      <ul>
        {reasons.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </details>
  );
}
