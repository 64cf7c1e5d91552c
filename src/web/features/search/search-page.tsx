import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import {
  SEARCH_TYPE_NAMES,
  SEARCH_TYPES,
  type SearchHit,
  type SearchType,
  searchAnswer,
  searchGroup,
} from "#shared/search/contracts.ts";
import { isSearchable } from "#shared/search/words.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { hitPath } from "./hit-paths.ts";
import "./search.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

/** Everything that a few characters find: the first of each sort, or all of one. */
export function SearchPage() {
  const search = new URLSearchParams(useOwnLocation().searchStr);
  const asked = search.get("q") ?? "";
  const type = SEARCH_TYPES.find((one) => one === search.get("type"));
  const [typed, setTyped] = useState(asked);
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ href: paths.search(typed.trim(), type) });
  };
  return (
    <Page title={type ? `搜索${SEARCH_TYPE_NAMES[type]}` : "搜索"}>
      <form className="row" onSubmit={submit} style={{ alignItems: "flex-end", marginBottom: "1rem" }}>
        <div style={{ flex: "1 1 16rem" }}>
          <TextField label="要找的词" value={typed} onChange={setTyped} placeholder="两个字起，或姓名的拼音首字母" />
        </div>
        <Button type="submit" tone="primary">
          搜索
        </Button>
        {type && (
          <Link className="button" to={paths.search(asked)}>
            所有类别
          </Link>
        )}
      </form>
      {isSearchable(asked) && (type ? <OfType key={asked} type={type} asked={asked} /> : <OfAll asked={asked} />)}
    </Page>
  );
}

function OfAll({ asked }: { asked: string }) {
  const answer = useQuery({
    queryKey: ["search", asked],
    queryFn: () => get(searchAnswer, `/api/search${queryString({ q: asked })}`),
  });
  const groups = answer.data?.groups ?? [];
  return (
    <PagedList query={answer} count={groups.length} empty={`没有找到“${asked}”`}>
      {groups.map(({ type, hits, next }) => (
        <section key={type}>
          <header className="row" style={{ padding: "0.8rem 1.2rem 0.2rem" }}>
            <h2>{SEARCH_TYPE_NAMES[type]}</h2>
            {next && (
              <Link className="small" to={paths.search(asked, type)}>
                全部
              </Link>
            )}
          </header>
          <Hits type={type} hits={hits} />
        </section>
      ))}
    </PagedList>
  );
}

function OfType({ type, asked }: { type: SearchType; asked: string }) {
  const pages = useInfiniteQuery({
    queryKey: ["search", asked, type],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(searchGroup, `/api/search/${type}${queryString({ q: asked, after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
  });
  const hits = pages.data?.pages.flatMap((page) => page.hits) ?? [];
  return (
    <PagedList query={pages} count={hits.length} empty={`没有找到“${asked}”`}>
      <Hits type={type} hits={hits} />
    </PagedList>
  );
}

function Hits({ type, hits }: { type: SearchType; hits: readonly SearchHit[] }) {
  return (
    <ListTable className="hits" columns={["名称", "说明"]}>
      {hits.map((hit) => (
        <tr key={hit.id}>
          <td className="lead">
            <Link to={hitPath(type, hit)}>{hit.title}</Link>
          </td>
          <td className="muted">{hit.note}</td>
        </tr>
      ))}
    </ListTable>
  );
}
