import { Link } from "@tanstack/react-router";
import { ORG_STEP_NAMES, ORG_STEPS, type OrgDifference, orgDifference, orgsApplied } from "#shared/orgs/sheet.ts";
import { paths } from "#web/paths.ts";
import { Page } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { CountTags, SheetExchange } from "#web/ui/sheet-exchange.tsx";
import { say } from "#web/ui/toast.tsx";

/** Many organisations at once: a sheet goes out, comes back changed, and is written as one step when confirmed. */
export function OrgSheetPage() {
  return (
    <Page
      title="用表格修改组织"
      sub={
        <span className="linked">
          适合换届、合并、批量增设；只改一两个的，在<Link to={paths.orgs()}>组织</Link>里直接改
        </span>
      }
    >
      <div className="stack">
        <SheetExchange
          download={{ url: "/api/orgs/sheet", label: "下载组织表" }}
          explanation="一行是一个组织，按编码认出。可以改名称、简称、排序；加一行是增设，改“上级”是划转，“状态”改为“撤销”是撤销，划转和撤销要填生效日期。此前日期的数据仍按当时的隶属统计；删去的行不起作用。"
          upload={{ url: "/api/orgs/files", schema: orgDifference }}
          apply={{ url: "/api/orgs/files/apply", schema: orgsApplied }}
          changesOf={({ counts }) => ORG_STEPS.reduce((sum, step) => sum + (counts[step] ?? 0), 0)}
          onApplied={({ counts }) => {
            const done = ORG_STEPS.filter((step) => counts[step]);
            say(`已写入：${done.map((step) => `${ORG_STEP_NAMES[step]} ${counts[step]}`).join("，")}`);
          }}
        >
          {(difference) => <Difference difference={difference} />}
        </SheetExchange>
      </div>
    </Page>
  );
}

function Difference({ difference: { counts, unchanged, changes } }: { difference: OrgDifference }) {
  return (
    <>
      <CountTags counts={ORG_STEPS.map((step) => [ORG_STEP_NAMES[step], counts[step] ?? 0])} unchanged={unchanged} />
      {changes.length > 0 && (
        <ListTable columns={["位置", "变动", "编码", "组织", "内容"]}>
          {changes.map(({ place, step, code, name, text }) => (
            <tr key={`${place} ${step}`}>
              <td className="nowrap muted">{place}</td>
              <td className="nowrap">
                <span className={`tag ${step === "close" ? "amber" : "blue"}`}>{ORG_STEP_NAMES[step]}</span>
              </td>
              <td className="muted">{code}</td>
              <td className="lead">{name}</td>
              <td>{text}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  );
}
