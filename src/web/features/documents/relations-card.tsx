import { useState } from "react";
import type { DocumentDetail, DocumentLink } from "#shared/documents/contracts.ts";
import { LAID_DOWN } from "#shared/documents/types.ts";
import { Button } from "#web/ui/button.tsx";
import { LinkList } from "./link-list.tsx";
import { PickActivity, PickDocument, PickRegulation } from "./pick-dialogs.tsx";
import { useLinks } from "./use-document-step.ts";

type Part = { title: string; has: (link: DocumentLink) => boolean };

/** How a link reads from this document's side. What the chain of a received document shows is not repeated here. */
const PARTS: readonly Part[] = [
  { title: "贯彻的来文", has: ({ relation, inward }) => relation === "plan" && inward },
  { title: "制定依据", has: ({ relation, inward }) => relation === "based_on" && !inward },
  { title: "依据本文件制定", has: ({ relation, inward }) => relation === "based_on" && inward },
  { title: "落实活动", has: ({ relation }) => relation === "carried_out" },
];
const STUDIED: Part = { title: "传达学习", has: ({ relation, inward }) => relation === "passed_on" && !inward };

type Open = "regulation" | "basis" | "carried_out" | "passed_on" | null;

export function RelationsCard({ document }: { document: DocumentDetail }) {
  const [open, setOpen] = useState<Open>(null);
  const { link } = useLinks(document.id);
  const incoming = document.type === "incoming";
  const parts = incoming ? PARTS : [...PARTS, STUDIED];
  const shown = parts
    .map((part) => ({ title: part.title, links: document.links.filter(part.has) }))
    .filter(({ links }) => links.length > 0);
  const mayEdit = document.can.edit && !document.retired;
  const mayLink = document.can.link && !document.retired;
  if (shown.length === 0 && !mayLink) return null;
  if (shown.length === 0 && incoming) return null;
  const choose = (tie: Parameters<typeof link.mutate>[0]) => link.mutate(tie, { onSettled: () => setOpen(null) });
  const close = () => setOpen(null);
  return (
    <section className="card">
      <header>
        <h2>关联</h2>
        {mayEdit && !incoming && <Button onClick={() => setOpen("regulation")}>添加依据</Button>}
        {mayLink && document.type === "plan" && <Button onClick={() => setOpen("carried_out")}>添加落实活动</Button>}
        {mayLink && !incoming && document.type !== "plan" && (
          <Button onClick={() => setOpen("passed_on")}>添加学习活动</Button>
        )}
      </header>
      <div className="body stack">
        {shown.length === 0 && <p className="muted">还没有关联</p>}
        {shown.map(({ title, links }) => (
          <div key={title}>
            <h3 style={{ marginBottom: "0.35rem" }}>{title}</h3>
            <LinkList document={document} links={links} editable={mayLink} />
          </div>
        ))}
      </div>
      {open === "regulation" && (
        <PickRegulation
          title="制定依据"
          onChoose={(regulation) => choose({ relation: "based_on", regulation })}
          onClose={close}
          extra={
            <p className="muted">
              法规库里没有？
              <Button tone="quiet" onClick={() => setOpen("basis")}>
                从登记的文件里选择
              </Button>
            </p>
          }
        />
      )}
      {open === "basis" && (
        <PickDocument
          title="制定依据"
          types={[...LAID_DOWN, "incoming"]}
          except={document.id}
          onChoose={(documentId) => choose({ relation: "based_on", documentId })}
          onClose={close}
        />
      )}
      {(open === "carried_out" || open === "passed_on") && (
        <PickActivity
          title={open === "carried_out" ? "选择落实活动" : "选择学习活动"}
          from={null}
          onChoose={(activityId) => choose({ relation: open, activityId })}
          onClose={close}
        />
      )}
    </section>
  );
}
