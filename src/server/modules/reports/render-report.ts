import { definitionPart } from "#shared/figures/fold-definitions.ts";
import { periodText } from "#shared/figures/period.ts";
import type { ReportFigure } from "#shared/report/contracts.ts";
import { coverageOf, coverageText } from "#shared/report/coverage.ts";
import type { Report } from "./load-report.ts";
import { figureNodes } from "./load-report.ts";
import {
  type FigureTrace,
  renderCleanCopy,
  renderNumberSheet,
  renderReviewSheet,
  renderWorkingCopy,
} from "./word/index.ts";

export type Copy = { purpose: "clean" | "working"; name: string; bytes: Uint8Array };

type Printable = Pick<Report, "frame" | "document" | "title" | "org" | "period_from" | "period_to" | "cutoff">;

export async function renderCopies(report: Printable, figures: readonly ReportFigure[]): Promise<Copy[]> {
  return [
    { purpose: "clean", name: `${report.title}（报送净稿）.docx`, bytes: await renderClean(report) },
    { purpose: "working", name: `${report.title}（底稿）.docx`, bytes: await renderWorking(report, figures) },
  ];
}

export function renderClean({ frame, document }: Printable): Promise<Uint8Array> {
  return renderCleanCopy({ frame, document });
}

export function renderWorking(report: Printable, figures: readonly ReportFigure[]): Promise<Uint8Array> {
  const { frame, document } = report;
  return renderWorkingCopy({ frame, document, traces: tracesOf(report, figures) });
}

function tracesOf(report: Printable, figures: readonly ReportFigure[]): FigureTrace[] {
  const byNode = new Map(figures.map((figure) => [figure.nodeId, figure]));
  return figureNodes(report.document).flatMap(({ attrs }) => {
    const figure = byNode.get(attrs.id);
    if (!figure) return [];
    return [
      {
        id: attrs.id,
        text: figure.text,
        label: figure.label,
        definition: figure.definition,
        scope: definitionPart(figure.definition, "组织范围"),
        period: definitionPart(figure.definition, "统计期间"),
        value: String(figure.value ?? ""),
        unit: figure.unit,
        records: figure.records,
        cutoff: report.cutoff,
      },
    ];
  });
}

/** 核数单: each number with its definition, last period's value and the change. */
export function renderNumbers(
  report: Printable,
  figures: readonly ReportFigure[],
  previous: ReadonlyMap<string, number | null>,
): Promise<Uint8Array> {
  return renderNumberSheet({
    title: report.title,
    cutoff: report.cutoff,
    rows: figures.map((figure) => {
      const before = previous.get(figure.nodeId) ?? null;
      const unit = figure.unit === "%" ? "" : figure.unit;
      return {
        label: figure.label,
        text: `${figure.text}${unit}`,
        definition: figure.definition,
        previous: before === null ? null : `${before}${figure.unit}`,
        change: before === null || figure.value === null ? null : signed(figure.value - before, figure.unit),
      };
    }),
  });
}

function signed(change: number, unit: string): string {
  const rounded = Math.round(change * 10) / 10;
  return `${rounded > 0 ? "+" : ""}${rounded}${unit === "%" ? "个百分点" : unit}`;
}

export function renderReview(report: Printable, drafter: string, date: string): Promise<Uint8Array> {
  return renderReviewSheet({
    title: report.title,
    drafter,
    department: report.org,
    date,
    rounds: [],
    coverage: `${coverageText(coverageOf(report.document))}；报告期 ${periodText({ from: report.period_from, to: report.period_to })}，数据截止 ${report.cutoff}`,
  });
}
