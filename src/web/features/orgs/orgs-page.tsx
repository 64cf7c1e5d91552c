import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useState } from "react";
import { z } from "zod";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { orgKindName } from "#shared/orgs/kinds.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { History } from "#web/ui/history.tsx";
import { Empty, Page } from "#web/ui/page.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { RecognitionsList } from "../recognitions/recognitions-card.tsx";
import { SavedViews } from "../views/saved-views.tsx";
import { EditOrgDialog, MoveOrgDialog, NewOrgDialog } from "./org-dialogs.tsx";

const orgFilter = z.object({ text: z.string().default("") });

type Open = { what: "new" | "edit" | "move" | "history"; org: OrgRow } | null;

/** The whole tree in official order. */
export function OrgsPage() {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const [{ text: wanted }, setFilter] = useAddress(orgFilter);
  const [open, setOpen] = useState<Open>(null);
  const shown = wanted
    ? orgs.filter((org) => org.name.includes(wanted) || org.shortName.includes(wanted) || org.code.includes(wanted))
    : orgs;
  const close = () => setOpen(null);
  return (
    <Page
      title="组织"
      sub={`共 ${orgs.length} 个，按机构排序`}
      actions={
        orgs.some((org) => org.can.manage) && (
          <Link className="button" to={paths.orgSheet()}>
            用表格修改
          </Link>
        )
      }
    >
      <SavedViews />
      <div className="card">
        <div className="filters">
          <TextField
            label="查找"
            value={wanted}
            onChange={(text) => setFilter({ text })}
            placeholder="名称、简称或编码"
          />
        </div>
        {shown.length === 0 ? (
          <Empty>没有匹配的组织</Empty>
        ) : (
          <div className="table-wrap">
            <table className="list cards">
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">简称</th>
                  <th scope="col">类别</th>
                  <th scope="col">编码</th>
                  <th scope="col">操作</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((org) => (
                  <tr key={org.id} style={wanted ? undefined : depth(org.depth)}>
                    <td className="lead">
                      {org.name} {org.activeTo && <span className="tag">已撤销 {org.activeTo}</span>}
                    </td>
                    <td>{org.shortName}</td>
                    <td>{orgKindName(org.kind)}</td>
                    <td className="muted">{org.code}</td>
                    <td className="nowrap">
                      {org.can.manage && org.activeTo === null && (
                        <>
                          <Button tone="quiet" onClick={() => setOpen({ what: "new", org })}>
                            增设下级
                          </Button>
                          <Button tone="quiet" onClick={() => setOpen({ what: "edit", org })}>
                            修改
                          </Button>
                          {org.parentId && (
                            <Button tone="quiet" onClick={() => setOpen({ what: "move", org })}>
                              划转
                            </Button>
                          )}
                        </>
                      )}
                      <Button tone="quiet" onClick={() => setOpen({ what: "history", org })}>
                        留痕
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      {open?.what === "new" && <NewOrgDialog parent={open.org} onClose={close} />}
      {open?.what === "edit" && <EditOrgDialog org={open.org} onClose={close} />}
      {open?.what === "move" && <MoveOrgDialog org={open.org} orgs={orgs} onClose={close} />}
      {open?.what === "history" && (
        <Dialog title={open.org.name} onClose={close} kind="drawer">
          <div className="stack">
            <RecognitionsList filter={{ org: open.org.id }} title="表彰（含下级）" />
            <h3>留痕</h3>
            <History type="org" id={open.org.id} />
          </div>
        </Dialog>
      )}
    </Page>
  );
}

/** How far a row is indented is for the style sheet to say: less on a phone. */
const depth = (levels: number) => ({ "--depth": levels }) as CSSProperties;
