import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { lazy, Suspense } from "react";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { ReportDetail } from "#shared/report/contracts.ts";
import type { ReportDocument, ReportFrame } from "#shared/report/document.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { Loading } from "#web/ui/page.tsx";
import { findFact, findNumber } from "./editor/commands.ts";
import { headingAbove } from "./editor/sections.ts";
import { FactPanel } from "./fact-panel.tsx";
import { FigurePanel } from "./figure-panel.tsx";
import { FramePanel } from "./frame-panel.tsx";
import { GroundPanel } from "./ground-panel.tsx";
import { PreviousPanel } from "./previous-panel.tsx";
import type { Open } from "./report-text.tsx";
import { UntracedPanel } from "./untraced-panel.tsx";
import { useNarrow } from "./use-narrow.ts";

const MaterialsPanel = lazy(async () => ({ default: (await import("./materials-panel.tsx")).MaterialsPanel }));

export type Tab = "trace" | "previous" | "materials" | "frame";
export const TAB_NAMES: Record<Tab, string> = { trace: "依据", previous: "上期", materials: "素材", frame: "公文要素" };
const TABS = Object.keys(TAB_NAMES) as Tab[];

type Props = {
  report: ReportDetail;
  editor: Editor;
  editable: boolean;
  open: Open | null;
  onOpen: (open: Open | null) => void;
  /** on a narrow screen null: nothing lies over the text */
  tab: Tab | null;
  onTab: (tab: Tab | null) => void;
  document: ReportDocument;
  caret: number;
  frame: ReportFrame;
  onFrame: (frame: ReportFrame) => void;
};

/** What stands beside the text: the ground of the number that was clicked, last period's text, the frame. */
export function SidePanel(props: Props) {
  const narrow = useNarrow();
  const { tab, onTab } = props;
  if (!narrow) {
    const shown = tab ?? "trace";
    return (
      <aside className="report-side card" aria-label="对照">
        <nav className="side-tabs" aria-label="对照内容">
          {TABS.map((one) => (
            <button key={one} type="button" aria-pressed={one === shown} onClick={() => onTab(one)}>
              {TAB_NAMES[one]}
            </button>
          ))}
        </nav>
        <div className="side-body side-content">
          <Content {...props} tab={shown} />
        </div>
      </aside>
    );
  }
  return (
    <>
      <nav className="side-buttons no-print" aria-label="对照内容">
        {TABS.filter((one) => one !== "trace").map((one) => (
          <button key={one} type="button" className="button" onClick={() => onTab(one)}>
            {TAB_NAMES[one]}
          </button>
        ))}
      </nav>
      {tab && (
        <Dialog title={TAB_NAMES[tab]} kind="drawer" onClose={() => onTab(null)}>
          <div className="side-content">
            <Content {...props} tab={tab} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Content({ tab, report, document, caret, frame, onFrame, editable, ...rest }: Props & { tab: Tab }) {
  if (tab === "frame") return <FramePanel frame={frame} editable={editable} onChange={onFrame} />;
  if (tab === "previous")
    return <PreviousPanel previousId={report.previousId} heading={headingAbove(document, caret)} />;
  if (tab === "materials") {
    return (
      <Suspense fallback={<Loading />}>
        <MaterialsPanel
          report={report}
          editor={rest.editor}
          editable={editable}
          heading={headingAbove(document, caret)}
        />
      </Suspense>
    );
  }
  return <Trace report={report} editable={editable} {...rest} />;
}

type TraceProps = Pick<Props, "report" | "editor" | "editable" | "open" | "onOpen">;

function Trace({ report, editor, editable, open, onOpen }: TraceProps) {
  const context: FigureContext = { from: report.from, to: report.to, cutoff: report.cutoff };
  const seen = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      number: open?.kind === "number" ? (findNumber(one, open.id)?.node ?? null) : null,
      fact: open?.kind === "fact" ? findFact(one, open.id) : null,
    }),
  });
  if (open?.kind === "untraced" && editable) {
    const { from, to } = open.number;
    return (
      <UntracedPanel
        key={`${from} ${to} ${open.number.span.text}`}
        number={open.number}
        editor={editor}
        context={context}
        org={report.orgId}
        onTraced={(id) => onOpen({ kind: "number", id })}
      />
    );
  }
  const { number, fact } = seen;
  if (number?.type === "figure") {
    const frozen = report.state === "issued" ? report.figures.find((one) => one.nodeId === number.attrs.id) : undefined;
    return (
      <FigurePanel
        key={number.attrs.id}
        node={number}
        context={context}
        editor={editor}
        editable={editable}
        frozen={frozen ?? null}
      />
    );
  }
  if (number) return <GroundPanel key={number.attrs.id} node={number} editor={editor} editable={editable} />;
  if (fact && open?.kind === "fact") {
    return <FactPanel key={open.id} id={open.id} fact={fact} editor={editor} editable={editable} context={context} />;
  }
  return (
    <p className="muted">
      点文中的数字，看它的口径和依据的记录。
      {editable && "带波浪线的数字还没有来源；选中一句话点“事实句”，可以给它附上依据。"}
    </p>
  );
}
