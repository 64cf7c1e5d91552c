import { Link } from "@tanstack/react-router";
import type { DocumentRow } from "#shared/documents/contracts.ts";
import { documentTypeName } from "#shared/documents/types.ts";
import { paths } from "#web/paths.ts";
import { ListTable } from "#web/ui/paged-list.tsx";
import { DaysLeft } from "../calendar/days-left.tsx";
import { StandingTag } from "./document-tags.tsx";

type Props = { rows: readonly DocumentRow[]; question: string };

/** Documents as a table; on a phone each becomes a card. */
export function DocumentTable({ rows, question }: Props) {
  return (
    <ListTable columns={["日期", "标题", "类型", "组织", "来文单位、发文机关", "状态"]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="nowrap">{row.sortOn}</td>
          <td className="lead">
            <span className="name">
              <Link to={paths.document(row.id, row.hit ? question : undefined)}>{row.title}</Link>
            </span>
            {row.versionLabel && <span className="aside muted small">{row.versionLabel}</span>}
            {row.number && <span className="aside muted small">{row.number}</span>}
            {row.hit && (
              <span className="hit-line">
                {row.hit.before}
                <mark>{row.hit.match}</mark>
                {row.hit.after}
                <span className="muted small">　{row.hit.file}</span>
              </span>
            )}
          </td>
          <td className="nowrap">{documentTypeName(row.type)}</td>
          <td>
            {row.orgName}
            {row.districtWide && <span className="muted small"> 全区可见</span>}
          </td>
          <td>{row.incoming?.sender ?? row.issuer}</td>
          <td>
            <span className="nowrap">
              <StandingTag row={row} />
              {row.retired && <span className="tag"> 已停用</span>}
            </span>
            {row.incoming?.deadline && row.incoming.step !== "closed" && (
              <span className="muted small nowrap">
                　{row.incoming.deadline} 前 <DaysLeft day={row.incoming.deadline} />
              </span>
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
