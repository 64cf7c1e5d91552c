import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { DOCUMENT_TYPE_IDS } from "#shared/documents/types.ts";
import type { GroupDetail } from "#shared/groups/contracts.ts";
import { GROUP_KINDS, type GroupKind } from "#shared/groups/kinds.ts";
import { change, newId, post } from "#web/api/client.ts";
import { orgsQuery, programmesQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { DocumentChoice } from "../documents/document-choice.tsx";
import { useSession } from "../session/use-session.ts";

const FIELDS = ["name", "orgId", "foundedOn", "documentId", "programmeId", "duties"];
const KINDS = GROUP_KINDS.map(({ id, name }) => ({ value: id, label: name }));

type Props = {
  /** null: a new one */
  group: GroupDetail | null;
  onClose: () => void;
  onDone: (id: string) => void;
};

export function GroupDialog({ group, onClose, onDone }: Props) {
  const { today, grants } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data.filter((org) => org.can.record && org.activeTo === null);
  const programmes = useSuspenseQuery(programmesQuery).data;
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const { form, set, touched } = useForm(() => ({
    kind: group?.kind ?? ("service_team" as GroupKind),
    name: group?.name ?? "",
    orgId: group?.orgId ?? orgs.find((org) => org.id === grants[0]?.orgId)?.id ?? null,
    foundedOn: group?.foundedOn ?? today,
    duties: group?.duties ?? "",
    programmeId: group?.programme?.id ?? null,
    document: group?.document ?? null,
  }));
  const { document, orgId, ...fields } = form;
  const body = { ...fields, documentId: document?.id ?? null };
  const command = useFormCommand(
    async () => {
      if (group === null) return post(z.object({ id: z.string() }), "/api/groups", { ...ids, orgId, ...body });
      await change("PUT", `/api/groups/${group.id}`, { revision: group.revision, ...body });
      return { id: group.id };
    },
    { said: group ? "已保存" : "已新建，请添加成员", onDone: ({ id }) => onDone(id) },
  );
  return (
    <FormDialog
      title={group ? "修改队伍" : "新建队伍"}
      label={group ? "保存" : "新建"}
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={orgId === null}
      touched={touched}
      problem={command.general(FIELDS)}
    >
      <div className="grid-2">
        <SelectField label="类别" value={form.kind} onChange={(kind) => set({ kind })} options={KINDS} />
        <TextField
          label="成立日期"
          type="date"
          value={form.foundedOn}
          onChange={(foundedOn) => set({ foundedOn })}
          required
          problem={command.problem("foundedOn")}
        />
      </div>
      <TextField
        label="名称"
        value={form.name}
        onChange={(name) => set({ name })}
        required
        maxLength={80}
        problem={command.problem("name")}
      />
      {group === null && (
        <SingleCombobox
          label="所属组织"
          choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={orgId}
          onChange={(org) => set({ orgId: org })}
          required
          problem={command.problem("orgId")}
        />
      )}
      <TextAreaField
        label="职责"
        value={form.duties}
        onChange={(duties) => set({ duties })}
        maxLength={2000}
        problem={command.problem("duties")}
      />
      <DocumentChoice
        label="依据文件（可不填）"
        types={DOCUMENT_TYPE_IDS}
        value={document}
        onChange={(chosen) => set({ document: chosen })}
        problem={command.problem("documentId")}
      />
      <SingleCombobox
        label="所属专项（可不填）"
        choices={programmes.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.programmeId}
        onChange={(programmeId) => set({ programmeId })}
        problem={command.problem("programmeId")}
      />
    </FormDialog>
  );
}
