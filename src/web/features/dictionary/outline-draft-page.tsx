import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { OutlineDetail } from "#shared/report/outline-contracts.ts";
import { outlineProblems } from "#shared/report/outline-problems.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useGuard } from "#web/ui/use-guard.ts";
import { useStep } from "#web/ui/use-step.ts";
import { PublishDialog } from "./outline-dialogs.tsx";
import { useOutlineSteps } from "./outline-edit.ts";
import { OutlineEditor } from "./outline-editor.tsx";
import { OutlineHistory } from "./outline-history.tsx";
import { OutlinePreview } from "./outline-preview.tsx";
import { outlineFileUrl, outlineQuery } from "./outline-queries.ts";
import { OutlineTags } from "./outline-tags.tsx";
import { OutlineVersions } from "./outline-versions.tsx";

type Props = { outline: OutlineDetail; onCopy: () => void };

/**
 * The draft in hand and what it started from. A newer one of the server is taken over while nothing is typed, or when it
 * is what was saved here; what somebody else saved meanwhile is told as a conflict when saving.
 */
function useDraftInHand(latest: OutlineDetail) {
  const [outline, setOutline] = useState(latest);
  const [saved, setSaved] = useState<number | null>(null);
  const steps = useOutlineSteps(outline.document);
  const [words, setWords] = useState({ name: outline.name, about: outline.about });
  const { document } = steps;
  const now = JSON.stringify([words.name, words.about, document]);
  const dirty = now !== JSON.stringify([outline.name, outline.about, outline.document]);
  if (latest !== outline && (!dirty || latest.revision === saved || latest.revision === outline.revision)) {
    setOutline(latest);
    if (!dirty && latest.revision !== outline.revision) {
      steps.reset(latest.document);
      setWords({ name: latest.name, about: latest.about });
    }
  }
  return { outline, steps, words, setWords, dirty, setSaved };
}

/** An outline of the district: its draft is written here, saved, and published as a version. */
export function DraftPage({ outline: latest, onCopy }: Props) {
  const { outline, steps, words, setWords, dirty, setSaved } = useDraftInHand(latest);
  const [publishing, setPublishing] = useState(false);
  const { document } = steps;
  useGuard(dirty);
  const save = useMutation({
    mutationFn: async () => {
      const body = { revision: outline.revision, ...words, document };
      return (await change("PUT", `/api/dictionary/outlines/${outline.id}`, body)) as { revision: number };
    },
    onSuccess: async ({ revision }) => {
      setSaved(revision);
      say("草稿已保存，发布后用于报告");
      await queryClient.invalidateQueries();
    },
    onError: sayError,
  });
  const problems = outlineProblems(document);
  const reload = () => void queryClient.invalidateQueries(outlineQuery(outline.id));
  return (
    <Page
      title={outline.name}
      sub={
        <span className="row">
          <Link to={paths.outlines()}>提纲</Link>
          <OutlineTags outline={outline} />
          <span>{outline.origin}</span>
        </span>
      }
      actions={
        <>
          <ExportButton url={outlineFileUrl(outline.id)} label="导出草稿" />
          <Button onClick={onCopy}>复制</Button>
          <RetireButton outline={outline} />
        </>
      }
    >
      <div className="outline-columns">
        <div className="stack">
          <div className="card outline-bar no-print">
            <div className="row">
              <Button disabled={!steps.canUndo} onClick={steps.undo}>
                撤销
              </Button>
              <Button disabled={!steps.canRedo} onClick={steps.redo}>
                重做
              </Button>
              <span className="muted small" role="status">
                {dirty ? "有未保存的改动" : "草稿已保存"}
                {problems.length > 0 && ` · ${problems.length} 处待处理`}
              </span>
            </div>
            <div className="row">
              <Button
                disabled={!dirty || outline.retired}
                busy={save.isPending}
                title={outline.retired ? "提纲已停用" : undefined}
                onClick={() => save.mutate()}
              >
                保存草稿
              </Button>
              <Button
                tone="primary"
                disabled={dirty || problems.length > 0 || outline.retired || !outline.changed}
                title={whyNotPublish(outline, dirty, problems.length)}
                onClick={() => setPublishing(true)}
              >
                发布
              </Button>
            </div>
          </div>
          <div className="grid-2">
            <TextField
              label="名称"
              required
              maxLength={40}
              value={words.name}
              onChange={(name) => setWords({ ...words, name })}
            />
            <TextField
              label="说明"
              maxLength={120}
              value={words.about}
              onChange={(about) => setWords({ ...words, about })}
            />
          </div>
          <OutlineEditor document={document} problems={problems} onChange={steps.change} />
        </div>
        <div className="stack outline-side">
          <OutlinePreview document={document} />
          <OutlineVersions outline={outline} draft={document} dirty={dirty} onPublished={reload} />
          <OutlineHistory id={outline.id} />
        </div>
      </div>
      {publishing && (
        <PublishDialog outline={outline} onClose={() => setPublishing(false)} onDone={() => setPublishing(false)} />
      )}
    </Page>
  );
}

function whyNotPublish(outline: OutlineDetail, dirty: boolean, problems: number): string | undefined {
  if (outline.retired) return "提纲已停用";
  if (dirty) return "请先保存草稿";
  if (problems > 0) return `还有 ${problems} 处待处理`;
  return outline.changed ? undefined : "草稿与已发布的版本相同";
}

function RetireButton({ outline: { id, retired, revision } }: { outline: OutlineDetail }) {
  const url = `/api/dictionary/outlines/${id}/${retired ? "restore" : "retire"}`;
  const step = useStep(url, retired ? "已恢复" : "已停用，新建报告时不再出现");
  return (
    <Button busy={step.isPending} onClick={() => step.mutate({ revision })}>
      {retired ? "恢复" : "停用"}
    </Button>
  );
}
