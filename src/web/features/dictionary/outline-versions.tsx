import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import type { OutlineDetail, OutlineVersion } from "#shared/report/outline-contracts.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { post } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { OutlineChanges } from "./outline-changes.tsx";
import { outlineFileUrl, outlineVersionQuery } from "./outline-queries.ts";

type Props = {
  outline: OutlineDetail;
  /** what is in the editor */
  draft: OutlineDocument;
  /** there is something that was not saved */
  dirty: boolean;
  onPublished: () => void;
};

/** What was published, the newest first: compared with the draft, published once more. */
export function OutlineVersions({ outline, draft, dirty, onPublished }: Props) {
  const [comparing, setComparing] = useState<number | null>(null);
  const again = useMutation({
    mutationFn: (version: number) =>
      post(z.object({ version: z.int() }), `/api/dictionary/outlines/${outline.id}/publish`, {
        ...{ revision: outline.revision, from: version },
      }),
    onSuccess: async ({ version }, from) => {
      say(`已按第 ${from} 版的内容发布第 ${version} 版`);
      await queryClient.invalidateQueries();
      onPublished();
    },
    onError: sayError,
  });
  if (outline.versions.length === 0) return null;
  const publish = ({ version }: OutlineVersion) => {
    if (window.confirm(`按第 ${version} 版的内容发布新的一版？现在的草稿将改为第 ${version} 版的内容。`)) {
      again.mutate(version);
    }
  };
  return (
    <section className="card" aria-labelledby="outline-versions">
      <header>
        <h2 id="outline-versions">已发布的版本</h2>
        <span className="muted small">每次发布为一版，不再改变</span>
      </header>
      <ol className="body outline-versions">
        {outline.versions.map((version, index) => (
          <li key={version.version}>
            <div>
              <b>第 {version.version} 版</b>
              {index === 0 && <span className="tag green">当前</span>}
              <span className="muted small">
                {formatTime(version.publishedAt)} {version.publishedBy} · {version.reports} 份报告
              </span>
            </div>
            {version.note && <p className="small">{version.note}</p>}
            <div className="row">
              <Button
                tone="quiet"
                onClick={() => setComparing(version.version)}
                aria-label={`第 ${version.version} 版与草稿比较`}
              >
                与草稿比较
              </Button>
              {index > 0 && (
                <Button
                  tone="quiet"
                  busy={again.isPending}
                  disabled={dirty || outline.retired}
                  title={dirty ? "草稿还没有保存" : undefined}
                  aria-label={`重新发布第 ${version.version} 版`}
                  onClick={() => publish(version)}
                >
                  重新发布
                </Button>
              )}
              <ExportButton url={outlineFileUrl(outline.id, version.version)} label="导出" />
            </div>
          </li>
        ))}
      </ol>
      {comparing !== null && (
        <CompareDialog id={outline.id} version={comparing} draft={draft} onClose={() => setComparing(null)} />
      )}
    </section>
  );
}

type CompareProps = { id: string; version: number; draft: OutlineDocument; onClose: () => void };

function CompareDialog({ id, version, draft, onClose }: CompareProps) {
  const query = useQuery(outlineVersionQuery(id, version));
  return (
    <Dialog title={`第 ${version} 版 → 草稿`} kind="dialog wide" onClose={onClose}>
      {query.isPending ? (
        <Loading />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : (
        <OutlineChanges before={query.data} after={draft} same="内容相同" />
      )}
    </Dialog>
  );
}
