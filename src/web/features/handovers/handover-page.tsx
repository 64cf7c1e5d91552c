import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { HANDOVER_KIND_NAMES, type HandoverDetail, handoverDetail } from "#shared/handovers/contracts.ts";
import { officialDate } from "#shared/report/plain-text.ts";
import { get } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Failed, Loading, Page } from "#web/ui/page.tsx";
import "./handover.css";

export function HandoverPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ queryKey: ["handover", id], queryFn: () => get(handoverDetail, `/api/handovers/${id}`) });
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return <Sheet handover={query.data} />;
}

/** 交接清单: what was handed over, to print, with room for both to sign. */
function Sheet({ handover }: { handover: HandoverDetail }) {
  const { fromName, toName, on, district, note, items, deactivated } = handover;
  const rights = items.filter(({ kind }) => kind === "right");
  const work = items.filter(({ kind }) => kind !== "right");
  return (
    <Page
      title="工作交接清单"
      sub="打印后双方签名"
      actions={
        <Button tone="primary" onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <article className="handover card" aria-label="工作交接清单">
        <h2>工作交接清单</h2>
        <dl>
          <div>
            <dt>单位</dt>
            <dd>{district}</dd>
          </div>
          <div>
            <dt>交接日期</dt>
            <dd>{officialDate(on)}</dd>
          </div>
          <div>
            <dt>移交人</dt>
            <dd>
              {fromName}
              {deactivated && "（账号停用）"}
            </dd>
          </div>
          <div>
            <dt>接任者</dt>
            <dd>{toName}</dd>
          </div>
        </dl>
        <h3>一、权限</h3>
        <Table
          name="权限"
          head={["序号", "角色", "组织（含其下级）", "移交"]}
          empty="没有权限"
          rows={rights.map(({ title, orgName, handed }) => [title, orgName, handed ? "移交" : "保留"])}
        />
        <h3>二、未办结的事项</h3>
        <Table
          name="未办结的事项"
          head={["序号", "类别", "事项", "组织", "状态", "日期", "移交"]}
          empty="没有未办结的事项"
          rows={work.map((one) => [
            ...[HANDOVER_KIND_NAMES[one.kind], one.title, one.orgName, one.state, one.day ?? ""],
            one.handed ? "移交" : "未移交",
          ])}
        />
        <h3>三、说明</h3>
        <p className="note">{note || "已归档的记录和已印发的报告保持原登记人，由接任者按权限查看和更正。"}</p>
        <div className="signatures">
          <p>移交人（签名）：</p>
          <p>接任者（签名）：</p>
          <p>监交人（签名）：</p>
          <p>　　年　　月　　日</p>
        </div>
        <p className="made">
          {handover.createdBy}于 {formatTime(handover.createdAt)} 在系统中办理
        </p>
      </article>
    </Page>
  );
}

type TableProps = { name: string; head: readonly string[]; rows: readonly (readonly string[])[]; empty: string };

function Table({ name, head, rows, empty }: TableProps) {
  if (rows.length === 0) return <p className="note">{empty}。</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable from the keyboard
    <section className="table-wrap" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            {head.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its place
            <tr key={index}>
              <td>{index + 1}</td>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
