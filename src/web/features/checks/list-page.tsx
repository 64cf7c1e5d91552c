import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue } from "react";
import { z } from "zod";
import { type CheckRow, checkRow } from "#shared/checks/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { TextField } from "#web/ui/field.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { isUnderWay } from "./check-queries.ts";
import { coverageText } from "./coverage-text.ts";
import { NewCheckCard } from "./new-check-card.tsx";
import { CHECK_STATE_NAMES } from "./tones.ts";
import "./checks.css";

const SIZE = 50;
const checkFilter = z.object({ text: z.string().max(60).default("") });
const TONES = { waiting: "blue", running: "blue", done: "green", failed: "red" } as const;

/** Drafts written elsewhere that were compared with the records, and handing in another. */
export function CheckListPage() {
  const session = useSession();
  const [filter, setFilter] = useAddress(checkFilter);
  const asked = useDeferredValue(filter);
  const checks = useInfiniteQuery({
    queryKey: ["checks", asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(checkRow), `/api/checks${queryString({ ...asked, after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
    refetchOnMount: "always",
    refetchInterval: ({ state }) => (state.data?.pages.flat().some(isUnderWay) ? 2000 : false),
  });
  const rows = checks.data?.pages.flat() ?? [];
  return (
    <Page
      title="核对文稿"
      sub="别处写好的报告，逐处与记录核对：哪些数字一致，哪些不对，引文和文字有没有错"
      actions={
        <Link className="button" to={paths.checkRules()}>
          校对规则
        </Link>
      }
    >
      <div className="stack">
        {session.can.includes("draft.check") && <NewCheckCard />}
        <PagedList
          query={checks}
          count={rows.length}
          empty={
            asked.text !== ""
              ? "没有符合条件的文稿"
              : "还没有核对过文稿：交来一份总结、汇报或讲话稿，实录逐个数字对照记录，标出不一致的、没有记录的和写错的。涉密文稿不得上传或者粘贴。"
          }
          head={
            <>
              <header>
                <h2>核对过的文稿</h2>
              </header>
              {(rows.length > 0 || asked.text !== "") && (
                <search className="filters" aria-label="筛选文稿">
                  <TextField
                    label="标题含"
                    value={filter.text}
                    onChange={(text) => setFilter({ text })}
                    maxLength={60}
                  />
                </search>
              )}
            </>
          }
        >
          <ListTable columns={["标题", "代表的组织", "状态", "结果", "核对"]}>
            {rows.map((check) => (
              <Row key={check.id} check={check} />
            ))}
          </ListTable>
        </PagedList>
      </div>
    </Page>
  );
}

function Row({ check }: { check: CheckRow }) {
  const { id, title, fileName, orgName, state, coverage, createdAt, createdBy } = check;
  return (
    <tr>
      <td className="lead">
        <Link to={paths.check(id)}>{title}</Link>
        <div className="muted small">{fileName || "粘贴的文字"}</div>
      </td>
      <td className="nowrap">{orgName}</td>
      <td>
        <span className={`tag ${TONES[state]}`}>{CHECK_STATE_NAMES[state]}</span>
      </td>
      <td>{state === "done" && coverage && coverageText(coverage)}</td>
      <td className="muted">
        <span className="nowrap">{formatTime(createdAt)}</span> <span className="nowrap">{createdBy}</span>
      </td>
    </tr>
  );
}
