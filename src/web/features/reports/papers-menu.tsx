import { useMutation } from "@tanstack/react-query";
import { type KeyboardEvent, useRef } from "react";
import { downloadFile } from "#web/api/download.ts";
import { Button } from "#web/ui/button.tsx";
import { sayError } from "#web/ui/toast.tsx";

const PAPERS = [
  { copy: "clean", name: "报送净稿", about: "正式格式，不带任何记录数据" },
  { copy: "working", name: "底稿", about: "每个数字附数据来源表" },
  { copy: "numbers", name: "核数单", about: "一页列出每个数、口径和与上期的变化" },
  { copy: "review", name: "审签单", about: "打印后送领导审签" },
] as const;

/** The papers of a report as Word files. @param flush makes sure that the server has what stands on the page */
export function PapersMenu({ reportId, flush }: { reportId: string; flush: () => Promise<boolean> }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const download = usePaper(reportId, flush);
  return (
    <details
      className="menu"
      ref={menu}
      onKeyDown={(event) => moveInMenu(event, menu.current)}
      onBlur={(event) => {
        if (!menu.current?.contains(event.relatedTarget)) menu.current?.removeAttribute("open");
      }}
    >
      <summary className="button">下载</summary>
      <div className="menu-items">
        {PAPERS.map(({ copy, name, about }) => (
          <button
            key={copy}
            type="button"
            disabled={download.isPending}
            onClick={() => {
              menu.current?.removeAttribute("open");
              download.mutate(copy);
            }}
          >
            {name}
            <span className="muted small">{about}</span>
          </button>
        ))}
      </div>
    </details>
  );
}

/** Arrows walk through what the menu offers, Escape closes it. */
function moveInMenu(event: KeyboardEvent, menu: HTMLDetailsElement | null): void {
  if (!menu?.open) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    menu.removeAttribute("open");
    menu.querySelector("summary")?.focus();
  } else if (step) {
    event.preventDefault();
    const buttons = [...menu.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons.at(at < 0 && step < 0 ? -1 : (at + step) % buttons.length)?.focus();
  }
}

export function PrintReviewSheet({ reportId, flush }: { reportId: string; flush: () => Promise<boolean> }) {
  const download = usePaper(reportId, flush);
  return (
    <Button busy={download.isPending} onClick={() => download.mutate("review")}>
      下载审签单
    </Button>
  );
}

function usePaper(reportId: string, flush: () => Promise<boolean>) {
  return useMutation({
    mutationFn: async (copy: string) => {
      if (!(await flush())) throw new Error("还有内容没有保存，请先保存再下载");
      await downloadFile(`/api/reports/${reportId}/word?copy=${copy}`);
    },
    onError: (error) => sayError(error),
  });
}
