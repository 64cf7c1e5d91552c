import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { z } from "zod";
import { activityDocument } from "#shared/documents/contracts.ts";
import { RELATION_NAMES } from "#shared/documents/types.ts";
import { get } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";

/** The documents that were passed on at an activity, or that it carried out. */
export function ActivityDocuments({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["activity-documents", id],
    queryFn: () => get(z.array(activityDocument), `/api/activities/${id}/documents`),
  });
  if (!query.data?.length) return null;
  return (
    <section className="card">
      <header>
        <h2>文件</h2>
      </header>
      <ul className="body stack" style={{ margin: 0, listStyle: "none", gap: "0.5rem" }}>
        {query.data.map((one) => (
          <li key={one.linkId}>
            <span className="tag">{RELATION_NAMES[one.relation]}</span>{" "}
            <Link to={paths.document(one.id)}>{one.title}</Link> <span className="muted small">{one.number}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
