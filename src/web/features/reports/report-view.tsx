import { useEffect, useEffectEvent, useState } from "react";
import { periodText } from "#shared/figures/period.ts";
import type { ReportDetail } from "#shared/report/contracts.ts";
import { newId } from "#web/api/client.ts";
import { formatTime, History } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { say } from "#web/ui/toast.tsx";
import { CoverageBar } from "./coverage-bar.tsx";
import { goToUntraced, insertFigure } from "./editor/commands.ts";
import { type ChosenFigure, FigureDialog } from "./figure-dialog.tsx";
import { OmittedNotice } from "./omitted-notice.tsx";
import { Paper } from "./paper.tsx";
import { ReportActions } from "./report-actions.tsx";
import { ReportTags } from "./report-tags.tsx";
import { type Open, ReportText, useReportEditor } from "./report-text.tsx";
import { DraftNotices, SaveState } from "./save-state.tsx";
import { SidePanel, type Tab } from "./side-panel.tsx";
import { StaleBanner } from "./stale-banner.tsx";
import { Toolbar } from "./toolbar.tsx";
import { useDraft } from "./use-draft.ts";
import { useNarrow } from "./use-narrow.ts";
import "./reports.css";
import "./report.css";

export function ReportView({ report, reload }: { report: ReportDetail; reload: () => void }) {
  const editable = report.state === "draft" && report.can.edit;
  const draft = useDraft(report, editable);
  const narrow = useNarrow();
  const [open, setOpen] = useState<Open | null>(null);
  const [tab, setTab] = useState<Tab | null>(null);
  const [caret, setCaret] = useState(0);
  const [inserting, setInserting] = useState(false);
  const look = (next: Open) => {
    // On a phone a tap into a sentence places the caret; a drawer over it would be in the way of writing.
    if (narrow && next.kind === "fact" && editable) return;
    setOpen(next);
    setTab("trace");
  };
  const editor = useReportEditor({
    start: draft.document,
    editable,
    onChange: draft.setDocument,
    onOpen: look,
    onCaret: setCaret,
    onBlur: () => void draft.saver.flush(),
    onMoved: (map) => setOpen((now) => moved(now, map)),
  });
  useShortcut(editable, () => setInserting(true));
  const jump = (direction: 1 | -1) => {
    const number = goToUntraced(editor, direction);
    if (number && editable) look({ kind: "untraced", number });
  };
  const insert = ({ unit, ...figure }: ChosenFigure) => {
    setInserting(false);
    const id = newId();
    insertFigure(editor, { id, ...figure }, unit);
    if (!narrow) look({ kind: "number", id });
    else say("已插入");
  };
  return (
    <Page
      title={draft.frame.title || report.title}
      sub={<Sub report={report} />}
      actions={<ReportActions report={report} draft={draft} reload={reload} />}
    >
      <div className="stack">
        <OmittedNotice reportId={report.id} />
        <StaleBanner report={report} onOpen={(id) => look({ kind: "number", id })} />
        {editable && <DraftNotices report={report} draft={draft} reload={reload} />}
        <div className="report-bar no-print">
          {editable && (
            <Toolbar
              editor={editor}
              onInsert={() => setInserting(true)}
              onFact={(id) => {
                setOpen({ kind: "fact", id });
                setTab("trace");
              }}
            />
          )}
          <div className="row report-bar-line">
            <CoverageBar document={draft.document} onJump={jump} />
            {editable && <SaveState draft={draft} />}
          </div>
        </div>
        <div className="report-columns">
          <Paper frame={draft.frame} onEdit={editable ? () => setTab("frame") : null}>
            <ReportText editor={editor} figures={report.figures} active={open?.kind === "number" ? open.id : null} />
          </Paper>
          <SidePanel
            report={report}
            editor={editor}
            editable={editable}
            open={open}
            onOpen={setOpen}
            tab={tab}
            onTab={setTab}
            document={draft.document}
            caret={caret}
            frame={draft.frame}
            onFrame={draft.setFrame}
          />
        </div>
        <details className="card report-history no-print">
          <summary>留痕</summary>
          <div className="body">
            <History type="report" id={report.id} />
          </div>
        </details>
      </div>
      {inserting && (
        <FigureDialog
          context={{ from: report.from, to: report.to, cutoff: report.cutoff }}
          org={report.orgId}
          onChoose={insert}
          onClose={() => setInserting(false)}
        />
      )}
    </Page>
  );
}

/** Ctrl+K, from anywhere on the page; the browser's own use of it would leave the text. */
function useShortcut(active: boolean, run: () => void): void {
  const act = useEffectEvent(run);
  useEffect(() => {
    if (!active) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      if (!window.document.querySelector("dialog[open]")) act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [active]);
}

function moved(open: Open | null, map: (position: number) => number): Open | null {
  if (open?.kind !== "untraced") return open;
  const { from, to, span } = open.number;
  const next = { from: map(from), to: map(to), span };
  // The number itself was typed over: what was said of it no longer holds.
  if (next.to - next.from !== to - from) return null;
  return next.from === from ? open : { kind: "untraced", number: next };
}

function Sub({ report }: { report: ReportDetail }) {
  return (
    <span className="row">
      <ReportTags report={report} />
      <span>
        {report.orgName} · {report.templateName}（提纲第 {report.outlineVersion} 版） · 报告期 {periodText(report)} ·
        数据截止 {report.cutoff}
        {report.issuedAt && ` · ${formatTime(report.issuedAt)} 报送${report.recipient}`}
      </span>
      {report.reviewFileId && (
        <a href={`/api/files/${report.reviewFileId}`} target="_blank" rel="noreferrer">
          审签单扫描件
        </a>
      )}
    </span>
  );
}
