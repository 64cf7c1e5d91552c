import { Link } from "@tanstack/react-router";
import type { HandoverKind } from "#shared/handovers/contracts.ts";
import type { Action } from "#shared/rights/roles.ts";
import { paths } from "#web/paths.ts";
import { useSession } from "../session/use-session.ts";

const PAGES: Record<Exclude<HandoverKind, "right">, { to: (id: string) => string; needs: Action }> = {
  activity: { to: paths.activity, needs: "activity.read" },
  report: { to: paths.report, needs: "report.read" },
  round: { to: paths.round, needs: "round.read" },
  document: { to: (id) => paths.document(id), needs: "document.read" },
  import: { to: paths.import, needs: "import.run" },
  scan: { to: paths.scan, needs: "activity.record" },
};

type Props = { work: { kind: HandoverKind; objectId: string; title: string } };

/** A piece of work, as a link for whoever may open it: an administrator may not read every kind. */
export function WorkLink({ work: { kind, objectId, title } }: Props) {
  const session = useSession();
  const page = kind === "right" ? null : PAGES[kind];
  if (!page || !session.can.includes(page.needs)) return title;
  return <Link to={page.to(objectId)}>{title}</Link>;
}
