import { keepPreviousData, useInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import {
  ACCOUNT_SORT_NAMES,
  ACCOUNT_SORTS,
  ACCOUNT_STATE_NAMES,
  ACCOUNT_STATES,
  type AccountQuery,
  accountPage,
  accountQuery,
  type IssuedPassword,
} from "#shared/rights/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { AccountDialog, ROLE_OPTIONS } from "./account-dialog.tsx";
import { AccountStateTag } from "./account-tags.tsx";
import { IssuedPasswordDialog } from "./issued-password.tsx";

const EVERYTHING = JSON.stringify(accountQuery.parse({}));
const ANY = { value: "" as const, label: "全部" };

/** Who may do what: the accounts that the reader administers. */
export function AccountsPage() {
  const [filter, setFilter] = useAddress(accountQuery);
  const asked = useDeferredValue(filter);
  const [opening, setOpening] = useState(false);
  const [issued, setIssued] = useState<IssuedPassword | null>(null);
  const list = useInfiniteQuery({
    queryKey: ["accounts", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(accountPage, `/api/accounts${queryString({ filter: JSON.stringify(asked), after: pageParam, limit: 50 })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const filtered = JSON.stringify({ ...filter, sort: "username" }) !== EVERYTHING;
  return (
    <Page
      title="账号与权限"
      sub={`${total === undefined ? "" : `共 ${total.toLocaleString("zh-CN")} 个。`}每项权限绑定一个组织及其下级；收回后立即失效`}
      actions={
        <>
          <Button tone="primary" onClick={() => setOpening(true)}>
            开通账号
          </Button>
          <Link className="button" to={paths.rightsSheet()}>
            用表格修改
          </Link>
          <Link className="button" to={paths.handovers()}>
            交接记录
          </Link>
          <ExportButton url={`/api/accounts/export${queryString({ filter: JSON.stringify(filter) })}`} />
        </>
      }
    >
      <SavedViews />
      <PagedList
        query={list}
        count={rows.length}
        empty={filtered ? "没有符合条件的账号" : "没有账号"}
        head={
          <FilterFold
            extra={
              filtered && (
                <Button tone="quiet" onClick={() => setFilter(accountQuery.parse({ sort: filter.sort }))}>
                  清除筛选
                </Button>
              )
            }
          >
            <AccountFilter value={filter} onChange={setFilter} />
          </FilterFold>
        }
      >
        <ListTable columns={["用户名", "姓名", "权限", "状态"]}>
          {rows.map((account) => (
            <tr key={account.id}>
              <td className="lead">
                <Link to={paths.account(account.id)}>{account.username}</Link>
              </td>
              <td>{account.name}</td>
              <td>
                <div className="row">
                  {account.grants.map((grant) => (
                    <span key={grant.id} className="tag">
                      {grant.roleName} · {grant.orgName}
                    </span>
                  ))}
                  {account.grants.length === 0 && <span className="muted">没有权限</span>}
                </div>
              </td>
              <td className="nowrap">
                <AccountStateTag {...account} />
              </td>
            </tr>
          ))}
        </ListTable>
      </PagedList>
      {opening && <AccountDialog account={null} onClose={() => setOpening(false)} onIssued={setIssued} />}
      {issued && <IssuedPasswordDialog issued={issued} onClose={() => setIssued(null)} />}
    </Page>
  );
}

function AccountFilter({ value, onChange }: { value: AccountQuery; onChange: (value: AccountQuery) => void }) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const set = (change: Partial<AccountQuery>) => onChange({ ...value, ...change });
  return (
    <search className="filters" aria-label="筛选账号">
      <TextField
        label="姓名、用户名或组织含"
        value={value.text}
        onChange={(text) => set({ text })}
        maxLength={60}
        placeholder="可写几个词"
      />
      <SelectField
        label="角色"
        value={value.roles[0] ?? ""}
        onChange={(role) => set({ roles: role === "" ? [] : [role] })}
        options={[ANY, ...ROLE_OPTIONS]}
      />
      <SingleCombobox
        label="组织（含其下级）"
        choices={orgs
          .filter((org) => org.can.manage)
          .map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={value.org}
        onChange={(org) => set({ org })}
        placeholder="可管理的全部组织"
      />
      <SelectField
        label="状态"
        value={value.state ?? ""}
        onChange={(state) => set({ state: state || null })}
        options={[ANY, ...ACCOUNT_STATES.map((one) => ({ value: one, label: ACCOUNT_STATE_NAMES[one] }))]}
      />
      <SelectField
        label="排列"
        value={value.sort}
        onChange={(sort) => set({ sort })}
        options={ACCOUNT_SORTS.map((one) => ({ value: one, label: ACCOUNT_SORT_NAMES[one] }))}
      />
    </search>
  );
}
