import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";
import { DOCUMENT_TYPE_IDS } from "#shared/documents/types.ts";
import { PROGRAMME_KINDS, type ProgrammeDetail, type ProgrammeKind } from "#shared/programmes/contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FormDialog } from "#web/ui/form-dialog.tsx";
import { TextAreaField } from "#web/ui/text-area.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { DocumentsField } from "../documents/document-choice.tsx";
import { DocumentFilesField } from "../documents/files-field.tsx";
import { useSession } from "../session/use-session.ts";
import { StagesField } from "./stages-field.tsx";
import "./programmes.css";

const FIELDS = ["name", "orgId", "startsOn", "endsOn", "purpose", "stages", "files", "documents"];
const KINDS = PROGRAMME_KINDS.map(({ id, name }) => ({ value: id, label: name }));

type Props = {
  /** null: a new one */
  programme: ProgrammeDetail | null;
  onClose: () => void;
  onDone: (id: string) => void;
};

function startOf(programme: ProgrammeDetail | null, org: string | null, today: string) {
  return {
    kind: programme?.kind ?? ("series" as ProgrammeKind),
    name: programme?.name ?? "",
    orgId: programme?.orgId ?? org,
    startsOn: programme?.startsOn ?? today,
    endsOn: programme?.endsOn ?? "",
    purpose: programme?.purpose ?? "",
    stages: programme?.stages ?? [],
    files: programme?.files.map(({ fileId, name }) => ({ fileId, name })) ?? [],
    documents: programme?.documents ?? [],
  };
}

/** A programme as one fills it in. Which activities are in it is chosen on its page. */
export function ProgrammeDialog({ programme, onClose, onDone }: Props) {
  const { today, grants } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data.filter((org) => org.can.record && org.activeTo === null);
  const [ids] = useState(() => ({ commandId: newId(), id: newId() }));
  const own = orgs.find((org) => org.id === grants[0]?.orgId)?.id ?? null;
  const { form, set, touched } = useForm(() => startOf(programme, own, today));
  const { orgId, endsOn, files, documents, ...fields } = form;
  const body = {
    ...fields,
    endsOn: endsOn || null,
    files: files.map(({ fileId }) => fileId),
    documents: documents.map(({ id }) => id),
  };
  const command = useFormCommand(
    async () => {
      if (programme === null) return post(z.object({ id: z.string() }), "/api/programmes", { ...ids, orgId, ...body });
      await change("PUT", `/api/programmes/${programme.id}`, { revision: programme.revision, ...body });
      return { id: programme.id };
    },
    { said: programme ? "已保存" : "已新建", onDone: ({ id }) => onDone(id) },
  );
  const { problem } = command;
  return (
    <FormDialog
      title={programme ? "修改专项" : "新建专项"}
      label={programme ? "保存" : "新建"}
      onSubmit={command.run}
      onClose={onClose}
      busy={command.busy}
      disabled={orgId === null}
      touched={touched}
      problem={command.general(FIELDS.concat(form.stages.map((_, index) => `stages.${index}`)))}
      wide
    >
      <div className="grid-2">
        <TextField
          label="名称"
          value={form.name}
          onChange={(name) => set({ name })}
          required
          maxLength={60}
          problem={problem("name")}
        />
        <SelectField label="类别" value={form.kind} onChange={(kind) => set({ kind })} options={KINDS} />
      </div>
      {programme === null && (
        <SingleCombobox
          label="牵头组织"
          choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={orgId}
          onChange={(org) => set({ orgId: org })}
          required
          problem={problem("orgId")}
        />
      )}
      <div className="grid-2">
        <TextField
          label="开始日期"
          type="date"
          value={form.startsOn}
          onChange={(startsOn) => set({ startsOn })}
          required
          problem={problem("startsOn")}
        />
        <TextField
          label="结束日期（不定则不填）"
          type="date"
          value={endsOn}
          onChange={(day) => set({ endsOn: day })}
          problem={problem("endsOn")}
        />
      </div>
      <TextAreaField
        label="目的"
        value={form.purpose}
        onChange={(purpose) => set({ purpose })}
        maxLength={2000}
        placeholder="为什么办，面向谁"
        problem={problem("purpose")}
      />
      <StagesField stages={form.stages} onChange={(stages) => set({ stages })} problem={stagesProblem(problem)} />
      <DocumentsField
        label="方案和依据文件（可不填）"
        types={DOCUMENT_TYPE_IDS}
        documents={documents}
        onChange={(chosen) => set({ documents: chosen })}
        problem={problem("documents")}
      />
      <DocumentFilesField
        files={files}
        onChange={(chosen) => set({ files: chosen })}
        hint="日程、通知、海报等，全区可以看到。不得上传涉密文件"
        problem={problem("files")}
      />
    </FormDialog>
  );
}

const stagesProblem = (problem: (field: string) => string | undefined) => problem("stages");
