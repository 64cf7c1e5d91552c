import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { z } from "zod";
import { registerRow, STANDING_NAMES } from "#shared/report/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Empty, Failed, Loading, Page } from "#web/ui/page.tsx";

const SIZE = 50;
const SORTS = { figure: "记录", external: "外部", exempt: "豁免" } as const;
const TONES = { same: "green", stale: "red", late: "amber" } as const;

/** 对外报数台账: every number that left the house, under which definition, and whether it still holds. */
export function RegisterPage() {
  const register = useInfiniteQuery({
    queryKey: ["register"],
    initialPageParam: { afterReport: "", afterNode: "" },
    queryFn: ({ pageParam }) => get(z.array(registerRow), `/api/register${queryString({ ...pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => {
      const end = last.at(-1);
      return last.length === SIZE && end ? { afterReport: end.reportId, afterNode: end.nodeId } : undefined;
    },
  });
  const rows = register.data?.pages.flat() ?? [];
  return (
    <Page title="对外报数台账" sub="报给别人的每一个数：什么时候、给谁、什么口径，现在是否仍与记录一致">
      <div className="card">
        {register.isPending ? (
          <Loading />
        ) : register.isError ? (
          <Failed error={register.error} retry={() => void register.refetch()} />
        ) : rows.length === 0 ? (
          <Empty>还没有印发过报告</Empty>
        ) : (
          <div className="table-wrap">
            <table className="list cards">
              <thead>
                <tr>
                  <th scope="col" className="num">
                    数
                  </th>
                  <th scope="col">所在语句</th>
                  <th scope="col">来源与口径</th>
                  <th scope="col">报送</th>
                  <th scope="col">现状</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.reportId} ${row.nodeId}`}>
                    <td className="num lead">
                      <b>{row.text}</b>
                      {row.unit === "%" ? "" : row.unit}
                    </td>
                    <td className="small">{sentence(row.context, row.text)}</td>
                    <td className="small">
                      <span className="tag">{SORTS[row.sort]}</span>
                      <details>
                        <summary>口径</summary>
                        {row.ground}
                      </details>
                    </td>
                    <td className="small">
                      <Link to={paths.report(row.reportId)}>{row.title}</Link>
                      <div className="muted">
                        {row.recipient}　{formatTime(row.issuedAt)}
                      </div>
                    </td>
                    <td className="nowrap">
                      <span className={`tag ${TONES[row.standing]}`}>{STANDING_NAMES[row.standing]}</span>
                      {row.standing !== "same" && <div className="small">现为 {row.currentValue ?? "缺数据"}</div>}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {register.hasNextPage && (
        <div className="row" style={{ justifyContent: "center", padding: "1rem" }}>
          <Button busy={register.isFetchingNextPage} onClick={() => void register.fetchNextPage()}>
            加载更多
          </Button>
        </div>
      )}
    </Page>
  );
}

/** The clause around the number, enough to recognise it. */
function sentence(context: string, text: string): string {
  const at = context.indexOf(text);
  if (at < 0) return context.slice(0, 60);
  const start = Math.max(context.lastIndexOf("。", at), 0);
  const end = context.indexOf("。", at);
  return context.slice(start === 0 ? 0 : start + 1, end < 0 ? undefined : end + 1);
}
