import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { documentQuery } from "#shared/documents/contracts.ts";
import type { Status } from "#shared/documents/status.ts";
import { documentTypeName, LAID_DOWN } from "#shared/documents/types.ts";
import { LIBRARY_AS_OF, regulationOn, searchRegulations, toBeChecked } from "#shared/regulations/library.ts";
import { REGULATION_TYPES, type RegulationType } from "#shared/regulations/types.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Empty, Page } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { useSession } from "../session/use-session.ts";
import { STATUS_CHOICES } from "./document-filter.tsx";
import { DocumentTabs } from "./document-tabs.tsx";
import { StatusTag } from "./document-tags.tsx";
import { useDocumentList } from "./list-page.tsx";
import { KnownDay, typeName } from "./regulation-parts.tsx";

type Choice = { text: string; type: RegulationType | "own" | ""; status: Status | ""; on: string };

const TYPES = [
  { value: "" as const, label: "全部类别" },
  ...REGULATION_TYPES.map(({ id, name }) => ({ value: id, label: name })),
  { value: "own" as const, label: "本区登记的" },
];

/** 法规库: what comes with the release and what the district has laid down itself, in one list, as of a day. */
export function RegulationsPage() {
  const { today } = useSession();
  const [choice, setChoice] = useState<Choice>({ text: "", type: "", status: "", on: today });
  const asked = useDeferredValue(choice);
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change });
  const on = asked.on || today;
  const library =
    asked.type === "own"
      ? []
      : searchRegulations(asked.text)
          .filter(({ type }) => asked.type === "" || type === asked.type)
          .map((regulation) => ({ regulation, ...regulationOn(regulation, on) }))
          .filter(({ status }) => asked.status === "" || status === asked.status);
  const list = useDocumentList(
    documentQuery.parse({ types: LAID_DOWN, text: asked.text, status: asked.status || null, on }),
  );
  const withOwn = asked.type === "" || asked.type === "own";
  const own = withOwn ? (list.data?.pages.flatMap((page) => page.rows) ?? []) : [];
  return (
    <Page title="法规库" sub={`按 ${on} 的状态　随版本提供的 ${library.length} 件，本区登记的 ${own.length} 件`}>
      <DocumentTabs />
      <div className="stack">
        <div className="card">
          <FilterFold>
            <search className="filters" aria-label="筛选法规">
              <TextField
                label="名称、简称或文号含"
                value={choice.text}
                onChange={(text) => set({ text })}
                placeholder="如：支部工作"
                maxLength={60}
              />
              <SelectField label="类别" value={choice.type} onChange={(type) => set({ type })} options={TYPES} />
              <SelectField<Status | "">
                label="状态"
                value={choice.status}
                onChange={(status) => set({ status })}
                options={STATUS_CHOICES}
              />
              <TextField label="按哪一天的状态" type="date" value={choice.on} onChange={(day) => set({ on: day })} />
            </search>
          </FilterFold>
          {library.length + own.length === 0 ? (
            <Empty>{list.isPending ? "正在加载…" : "没有符合条件的法规"}</Empty>
          ) : (
            <ListTable columns={["名称", "类别", "发文机关", "印发、施行", "状态"]}>
              {own.map((row) => (
                <tr key={row.id}>
                  <td className="lead">
                    <span className="name">
                      <Link to={paths.document(row.id, row.hit ? asked.text : undefined)}>{row.title}</Link>
                    </span>
                    {row.versionLabel && <span className="aside muted small">{row.versionLabel}</span>}
                  </td>
                  <td className="nowrap">
                    {documentTypeName(row.type)} <span className="tag">本区登记</span>
                  </td>
                  <td>{row.issuer || row.orgName}</td>
                  <td className="nowrap">{row.sortOn}</td>
                  <td>
                    <StatusTag status={row.status} />
                  </td>
                </tr>
              ))}
              {library.map(({ regulation, version, status }) => (
                <tr key={regulation.id}>
                  <td className="lead">
                    <span className="name">
                      <Link to={paths.regulation(regulation.id)}>{regulation.title}</Link>
                    </span>
                    {version.label && !regulation.title.includes(version.label) && (
                      <span className="aside muted small">{version.label}</span>
                    )}
                  </td>
                  <td className="nowrap">{typeName(regulation.type)}</td>
                  <td>{regulation.issuer}</td>
                  <td>
                    <KnownDay version={version} />
                  </td>
                  <td>
                    <span className="nowrap">
                      <StatusTag status={status} />
                      {toBeChecked(version) && <span className="muted small"> 日期待核对</span>}
                    </span>
                  </td>
                </tr>
              ))}
            </ListTable>
          )}
        </div>
        {withOwn && list.hasNextPage && (
          <div className="row" style={{ justifyContent: "center" }}>
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              加载更多本区登记的
            </Button>
          </div>
        )}
        <p className="muted small">
          随版本提供的条目收录到 {LIBRARY_AS_OF.replace("-", " 年 ")}{" "}
          月，依据公开转载的文本整理，不是正式文本；引用以前请核对原文。
        </p>
      </div>
    </Page>
  );
}
