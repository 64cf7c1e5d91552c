import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { DocumentDetail, TextHit } from "#shared/documents/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { ChainCard } from "./chain-card.tsx";
import { documentDetailQuery } from "./document-queries.ts";
import { StatusTag, TypeTag } from "./document-tags.tsx";
import { RelationsCard } from "./relations-card.tsx";
import { DeleteDialog, ReasonDialog } from "./step-dialogs.tsx";
import { useDocumentStep } from "./use-document-step.ts";
import { VersionsCard } from "./versions-card.tsx";
import "./documents.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

export function DocumentDetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const search = useOwnLocation().searchStr;
  const question = new URLSearchParams(search).get("q") ?? "";
  const query = useQuery(documentDetailQuery(id, question));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Detail document={query.data} question={question} />;
}

function Detail({ document, question }: { document: DocumentDetail; question: string }) {
  const navigate = useNavigate();
  const [open, setOpen] = useState<"retire" | "delete" | null>(null);
  const restore = useDocumentStep(document, "restore", "已恢复");
  const { incoming, retired, can } = document;
  return (
    <Page
      title={document.title}
      sub={<Sub document={document} />}
      actions={
        can.edit && (
          <>
            {!retired && (
              <Link className="button" to={paths.editDocument(document.id)}>
                修改
              </Link>
            )}
            {retired ? (
              <Button busy={restore.isPending} onClick={() => restore.mutate({})}>
                恢复
              </Button>
            ) : (
              <Button onClick={() => setOpen("retire")}>停用</Button>
            )}
            {document.links.length === 0 && (
              <Button tone="danger" onClick={() => setOpen("delete")}>
                删除
              </Button>
            )}
          </>
        )
      }
    >
      <div className="stack">
        {retired && <div className="notice">已停用：{document.retiredReason}</div>}
        {question && <Hits question={question} hits={document.hits} />}
        {incoming && <ChainCard document={document} incoming={incoming} />}
        <VersionsCard document={document} />
        <RelationsCard document={document} />
        {/* Of a document of the whole district the traces are seen by those whose it is. */}
        {(can.edit || !document.districtWide) && (
          <section className="card">
            <header>
              <h2>留痕</h2>
            </header>
            <div className="body">
              <History type="document" id={document.id} />
            </div>
          </section>
        )}
      </div>
      {open === "retire" && (
        <ReasonDialog
          document={document}
          step="retire"
          title="停用"
          about="停用以后不再出现在列表和选择中，已有的关联和引用不变；可以随时恢复。"
          said="已停用"
          example="如：内容并入新制度"
          onClose={() => setOpen(null)}
        />
      )}
      {open === "delete" && (
        <DeleteDialog
          document={document}
          onClose={() => setOpen(null)}
          onDone={() => void navigate({ to: paths.documents() })}
        />
      )}
    </Page>
  );
}

function Sub({ document }: { document: DocumentDetail }) {
  const parts = [
    document.number,
    document.issuer,
    document.shortNames.length > 0 && `简称：${document.shortNames.join("、")}`,
    document.orgName,
    document.districtWide && "全区可见",
  ];
  return (
    <span className="row">
      <TypeTag type={document.type} />
      {document.type !== "incoming" && <StatusTag status={document.status} />}
      <span>{parts.filter(Boolean).join("　")}</span>
    </span>
  );
}

/** Where the words of the search stand in the files. */
function Hits({ question, hits }: { question: string; hits: readonly TextHit[] }) {
  return (
    <section className="card">
      <header>
        <h2>正文中的“{question}”</h2>
        <span className="muted small">{hits.length > 0 ? `${hits.length} 处` : ""}</span>
      </header>
      <div className="body">
        {hits.length === 0 ? (
          <p className="muted">附件的文字里没有这些字</p>
        ) : (
          <ul className="plain-list">
            {hits.map((hit, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the places have no other name and never change their order
              <li key={index}>
                <span>
                  …{hit.before}
                  <mark>{hit.match}</mark>
                  {hit.after}…
                </span>
                <span className="muted small">
                  {hit.file}
                  {hit.page !== null && ` 第 ${hit.page} 页`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
