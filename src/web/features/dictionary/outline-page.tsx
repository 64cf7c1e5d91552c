import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { OutlineDetail } from "#shared/report/outline-contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import { NewOutlineDialog } from "./outline-dialogs.tsx";
import { DraftPage } from "./outline-draft-page.tsx";
import { OutlinePreview } from "./outline-preview.tsx";
import { outlineFileUrl, outlineQuery } from "./outline-queries.ts";
import { OutlineTags } from "./outline-tags.tsx";
import { OutlineText } from "./outline-text.tsx";
import "./dictionary.css";
import "./outline.css";

/** An outline: the district's is worked on, the release's is looked at and copied. */
export function OutlinePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  // What is typed must not be replaced by an answer that comes later.
  const query = useQuery({ ...outlineQuery(id), refetchOnWindowFocus: false });
  const [copying, setCopying] = useState(false);
  const navigate = useNavigate();
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const outline = query.data;
  const copy = () => setCopying(true);
  return (
    <>
      {outline.own ? (
        <DraftPage key={id} outline={outline} onCopy={copy} />
      ) : (
        <BuiltInPage outline={outline} onCopy={copy} />
      )}
      {copying && (
        <NewOutlineDialog
          title={`复制“${outline.name}”`}
          source={outline}
          origin={`复制自“${outline.name}”${outline.version === null ? "" : `第 ${outline.version} 版`}`}
          onClose={() => setCopying(false)}
          onDone={(made) => {
            setCopying(false);
            void navigate({ to: paths.outline(made) });
          }}
        />
      )}
    </>
  );
}

function BuiltInPage({ outline, onCopy }: { outline: OutlineDetail; onCopy: () => void }) {
  return (
    <Page
      title={outline.name}
      sub={
        <span className="row">
          <Link to={paths.outlines()}>提纲</Link>
          <OutlineTags outline={outline} />
          <span>随版本提供，不能直接修改</span>
        </span>
      }
      actions={
        <>
          <ExportButton url={outlineFileUrl(outline.id)} label="导出文件" />
          <Button tone="primary" onClick={onCopy}>
            复制为本区提纲
          </Button>
        </>
      }
    >
      <div className="outline-columns">
        <OutlineText document={outline.document} />
        <OutlinePreview document={outline.document} />
      </div>
    </Page>
  );
}
