import { useState } from "react";
import type { ReportDetail } from "#shared/report/contracts.ts";
import { reportDetail } from "#shared/report/contracts.ts";
import { plainText } from "#shared/report/plain-text.ts";
import { get } from "#web/api/client.ts";
import { saveAs } from "#web/api/download.ts";
import { Button } from "#web/ui/button.tsx";
import { sayError } from "#web/ui/toast.tsx";
import type { Draft } from "./draft-saver.ts";
import type { DraftInHand } from "./use-draft.ts";

const WORDS = { saved: "已保存", saving: "正在保存…", unsaved: "未保存" } as const;

export function SaveState({ draft }: { draft: DraftInHand }) {
  const { state, saver } = draft;
  if (state.kind !== "failed") {
    return (
      <span className="save-state muted small" role="status">
        {WORDS[state.kind]}
      </span>
    );
  }
  return (
    <span className="save-state row small" role="alert">
      <span className="problem">未保存：{state.conflict ? "已被他人修改" : state.message}</span>
      {!state.conflict && (
        <Button tone="quiet" onClick={() => void saver.flush()}>
          重试
        </Button>
      )}
    </span>
  );
}

function saveText(report: ReportDetail, { frame, document }: Draft): void {
  saveAs(
    new Blob([plainText(document, frame)], { type: "text/plain;charset=utf-8" }),
    `${report.title}（我的文字）.txt`,
  );
}

/** Somebody saved in between, or something older is left on this device: nothing is lost before one decides. */
export function DraftNotices({
  report,
  draft,
  reload,
}: {
  report: ReportDetail;
  draft: DraftInHand;
  reload: () => void;
}) {
  const { state, saver, olderCopy } = draft;
  const [restored, setRestored] = useState(draft.restored);
  if (state.kind === "failed" && state.conflict) {
    const overwrite = async () => {
      try {
        const latest = await get(reportDetail, `/api/reports/${report.id}`);
        await saver.overwrite(latest.revision);
      } catch (error) {
        sayError(error);
      }
    };
    return (
      <div className="notice amber stack" role="alert">
        <p>
          <b>您打开之后，有人修改并保存了这份报告。</b>
          您写的内容还在本页，暂时没有保存；可以先把它存成文本再载入最新内容。
        </p>
        <div className="row">
          <Button onClick={() => saveText(report, draft)}>把我的文字存成文本</Button>
          <Button
            onClick={() => {
              saver.discard();
              reload();
            }}
          >
            放弃我的修改，载入最新内容
          </Button>
          <Button tone="danger" onClick={() => void overwrite()}>
            以我的内容为准保存
          </Button>
        </div>
      </div>
    );
  }
  if (olderCopy) {
    return (
      <div className="notice amber stack">
        <p>
          <b>这台设备上留有一份没有保存成功的修改，</b>但报告后来又被保存过，两者可能不同。下面是服务器上的最新内容。
        </p>
        <div className="row">
          <Button onClick={() => saveText(report, olderCopy.draft)}>把留存的文字存成文本</Button>
          <Button tone="danger" onClick={draft.forgetOlderCopy}>
            丢弃留存的修改
          </Button>
        </div>
      </div>
    );
  }
  if (!restored) return null;
  return (
    <div className="notice row" role="status">
      <p style={{ flex: "1 1 20rem" }}>已恢复上次在这台设备上没来得及保存的修改。</p>
      <Button tone="quiet" onClick={() => setRestored(false)}>
        知道了
      </Button>
    </div>
  );
}
