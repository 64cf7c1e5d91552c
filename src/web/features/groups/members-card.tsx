import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GroupDetail, GroupMember } from "#shared/groups/contracts.ts";
import { groupRoleName } from "#shared/groups/kinds.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { Empty, Failed, Loading } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { useSession } from "../session/use-session.ts";
import { AddMembersDialog } from "./add-members-dialog.tsx";
import { membersQuery } from "./group-queries.ts";
import { MemberDialog } from "./member-dialog.tsx";

/** The people of a group, now, on any day, or all who ever were. */
export function MembersCard({ group }: { group: GroupDetail }) {
  const { today } = useSession();
  const [day, setDay] = useState(today);
  const [everybody, setEverybody] = useState(false);
  const [open, setOpen] = useState<GroupMember | "new" | null>(null);
  const query = useQuery(membersQuery(group.id, everybody ? null : day || today));
  const rows = query.data ?? [];
  return (
    <section className="card" aria-labelledby="members-title">
      <header>
        <h2 id="members-title">
          成员
          {query.data && (
            <span className="muted small" style={{ fontWeight: 400 }}>
              {" "}
              {rows.length} {everybody ? "人次" : "人"}
            </span>
          )}
        </h2>
        {group.can.edit && group.dissolvedOn === null && <Button onClick={() => setOpen("new")}>添加成员</Button>}
      </header>
      <div className="filters">
        {!everybody && <TextField label="按哪一天" type="date" value={day} onChange={setDay} />}
        <CheckField label="含已退出的" checked={everybody} onChange={setEverybody} />
      </div>
      {query.isPending ? (
        <Loading />
      ) : query.isError ? (
        <Failed error={query.error} retry={() => void query.refetch()} />
      ) : rows.length === 0 ? (
        <Empty>{everybody ? "还没有添加过成员" : "这一天没有成员"}</Empty>
      ) : (
        <ListTable columns={["姓名", "队内职务", "所在组织", "职务", "起止", ...(group.can.edit ? ["操作"] : [])]}>
          {rows.map((member) => (
            <tr key={member.id}>
              <td className="lead nowrap">{member.name}</td>
              <td className="nowrap">{groupRoleName(group.kind, member.role)}</td>
              <td>{member.orgName}</td>
              <td>{member.post || <span className="muted">—</span>}</td>
              <td className="nowrap">
                {member.from} 起{member.to && `，${member.to} 退出`}
              </td>
              {group.can.edit && (
                <td>
                  <Button tone="quiet" aria-label={`修改${member.name}`} onClick={() => setOpen(member)}>
                    修改
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </ListTable>
      )}
      {open === "new" && <AddMembersDialog group={group} onClose={() => setOpen(null)} />}
      {open && open !== "new" && <MemberDialog group={group} member={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
