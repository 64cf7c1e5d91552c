import { Link } from "@tanstack/react-router";
import { STATE_NAMES } from "#shared/activities/contracts.ts";
import type { DocumentDetail, DocumentLink } from "#shared/documents/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { type Tie, useLinks } from "./use-document-step.ts";

type Props = { document: DocumentDetail; links: readonly DocumentLink[]; editable: boolean };

/** What a document is tied to; what another document ties to this one is taken back over there. */
export function LinkList({ document, links, editable }: Props) {
  const { unlink } = useLinks(document.id);
  if (links.length === 0) return null;
  return (
    <ul className="plain-list">
      {links.map((one) => (
        <li key={one.id}>
          {one.on && <span className="muted nowrap">{one.on}</span>}
          <Link to={addressOf(one)}>{one.label}</Link>
          {one.activity && <span className="muted small">{one.activity.hosts.join("、")}</span>}
          {one.activity && one.activity.state !== "filed" && (
            <span className="tag">{STATE_NAMES[one.activity.state]}</span>
          )}
          {editable && one.can.remove && !one.inward && (
            <Button
              tone="quiet"
              aria-label={`取消关联：${one.label}`}
              busy={unlink.isPending}
              onClick={() => unlink.mutate({ id: one.id, tie: tieOf(one) })}
            >
              取消关联
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function addressOf({ activity, documentId, regulation }: DocumentLink): string {
  if (activity) return paths.activity(activity.id);
  return documentId ? paths.document(documentId) : paths.regulation(regulation ?? "");
}

function tieOf({ relation, activity, documentId, regulation }: DocumentLink): Tie {
  return {
    relation,
    activityId: activity?.id,
    documentId: documentId ?? undefined,
    regulation: regulation ?? undefined,
  };
}
