import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { z } from "zod";
import { groupOfPerson } from "#shared/groups/contracts.ts";
import { groupRoleName } from "#shared/groups/kinds.ts";
import { get } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Failed } from "#web/ui/page.tsx";

/** The groups that somebody is or was in; nothing where there is none. */
export function PersonGroups({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ["person-groups", id],
    queryFn: () => get(z.array(groupOfPerson), `/api/people/${id}/groups`),
  });
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (!query.data?.length) return null;
  return (
    <>
      <h3>所在队伍</h3>
      <ul className="plain-list" aria-label="所在队伍">
        {query.data.map((one) => (
          <li key={`${one.id} ${one.from}`}>
            <Link to={paths.group(one.id)}>{one.name}</Link>
            <span>{groupRoleName(one.kind, one.role)}</span>
            <span className="muted small">
              {one.from} 起{one.to && `，${one.to} 退出`}
              {!one.to && one.dissolvedOn && `，队伍 ${one.dissolvedOn} 撤销`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
