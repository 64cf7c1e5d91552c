import { useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { z } from "zod";
import { type PersonFilter, type PersonRow, personFilter, personRow } from "#shared/people/contracts.ts";
import { MEMBERSHIP_KINDS, type MembershipKind, membershipName } from "#shared/people/memberships.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { NewPersonDialog, PersonDialog } from "./person-dialogs.tsx";

const SIZE = 50;

export function PeoplePage() {
  const session = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [filter, setFilter] = useAddress(personFilter);
  const set = (change: Partial<PersonFilter>) => setFilter({ ...filter, ...change });
  const [open, setOpen] = useState<PersonRow | "new" | null>(null);
  const { org = null, kind = "", q = "" } = useDeferredValue(filter);
  const people = useInfiniteQuery({
    queryKey: ["people", org, kind, q],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(personRow), `/api/people${queryString({ org, kind, q, after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
  const rows = people.data?.pages.flat() ?? [];
  const mayManage = session.can.includes("person.manage");
  return (
    <Page
      title="人员"
      sub="按姓氏笔画排列；只保存工作需要的信息，不保存公民身份号码"
      actions={
        <>
          <ExportButton url={`/api/people/export${queryString({ org, kind, q })}`} />
          {mayManage && (
            <>
              {session.can.includes("import.run") && (
                <Link className="button" to="/imports" search={{ as: "roster" }}>
                  导入花名册
                </Link>
              )}
              <Button tone="primary" onClick={() => setOpen("new")}>
                登记人员
              </Button>
            </>
          )}
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={people}
        count={rows.length}
        empty="没有符合条件的人员"
        head={
          <FilterFold>
            <search className="filters" aria-label="筛选人员">
              <TextField
                label="查找"
                value={filter.q ?? ""}
                onChange={(text) => set({ q: text || undefined })}
                placeholder="姓名或拼音首字母"
              />
              <SingleCombobox
                label="组织"
                choices={orgs
                  .filter((one) => one.can.people)
                  .map((one) => ({ value: one.id, label: one.name, hint: one.shortName }))}
                value={filter.org ?? null}
                onChange={(id) => set({ org: id ?? undefined })}
                placeholder="可见的全部组织"
              />
              <SelectField
                label="类别"
                value={filter.kind ?? ""}
                onChange={(one: MembershipKind | "") => set({ kind: one || undefined })}
                options={[
                  { value: "" as const, label: "全部" },
                  ...MEMBERSHIP_KINDS.map((one) => ({ value: one.id, label: one.name })),
                ]}
              />
            </search>
          </FilterFold>
        }
      >
        <ListTable columns={["姓名", "性别", "出生年月", "所在组织"]}>
          {rows.map((person) => (
            <tr key={person.id}>
              <td className="lead nowrap">
                <button type="button" className="button quiet" onClick={() => setOpen(person)}>
                  {person.name}
                </button>
              </td>
              <td>{person.gender ?? <span className="muted">—</span>}</td>
              <td>{person.birthMonth ?? <span className="muted">—</span>}</td>
              <td>
                {person.memberships
                  .filter((one) => one.to === null)
                  .map((one) => `${one.orgName}（${[membershipName(one.kind), one.post].filter(Boolean).join("、")}）`)
                  .join("；") || <span className="muted">已离开</span>}
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
      {open === "new" && <NewPersonDialog orgs={orgs} onClose={() => setOpen(null)} />}
      {open && open !== "new" && (
        <PersonDialog person={open} orgs={orgs} mayManage={mayManage} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}
