import { REPORT_STATE_NAMES, type ReportFigure, type ReportRow, STANDING_NAMES } from "#shared/report/contracts.ts";

const TONES = { draft: "blue", reviewed: "amber", issued: "green" } as const;

/** Where a report stands, and what the records have done to it since it was issued. */
export function ReportTags({ report }: { report: Pick<ReportRow, "state" | "stale" | "lateCount"> }) {
  return (
    <span className="report-tags">
      <span className={`tag ${TONES[report.state]}`}>{REPORT_STATE_NAMES[report.state]}</span>
      {report.stale && <span className="tag red">{STANDING_NAMES.stale}</span>}
      {report.lateCount > 0 && (
        <span className="tag amber">
          {STANDING_NAMES.late} {report.lateCount}
        </span>
      )}
    </span>
  );
}

export function StandingTag({ standing }: { standing: ReportFigure["standing"] }) {
  const tone = { same: "green", stale: "red", late: "amber" }[standing];
  return <span className={`tag ${tone}`}>{STANDING_NAMES[standing]}</span>;
}
