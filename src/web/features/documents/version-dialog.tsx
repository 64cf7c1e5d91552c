import { useState } from "react";
import { z } from "zod";
import type { DocumentDetail, DocumentVersion } from "#shared/documents/contracts.ts";
import { change, newId, post } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { emptyVersion, fromVersion, versionBody } from "./form-state.ts";
import { VersionFields } from "./version-fields.tsx";

const FIELDS = ["label", "source", "adoptedOn", "issuedOn", "effectiveFrom", "effectiveTo", "repealedOn", "files"].map(
  (field) => `version.${field}`,
);

type Props = { document: DocumentDetail; version: DocumentVersion | null; onClose: () => void };

/** A version to change, or (null) a new one in the place of the last. */
export function VersionDialog({ document, version, onClose }: Props) {
  const replaceable = document.versions.filter(({ supersededBy }) => supersededBy === null);
  const [ids] = useState(() => ({ id: newId(), commandId: newId(), revision: document.revision }));
  const [form, setForm] = useState(() => (version ? fromVersion(version) : emptyVersion()));
  const [supersedes, setSupersedes] = useState(replaceable.at(-1)?.id ?? "");
  const command = useFormCommand<unknown>(
    () => {
      const body = versionBody(form);
      return version
        ? change("PUT", `/api/documents/${document.id}/versions/${version.id}`, { revision: ids.revision, ...body })
        : post(z.object({ id: z.string() }), `/api/documents/${document.id}/versions`, {
            ...ids,
            ...body,
            supersedes: supersedes || null,
          });
    },
    { said: version ? "已保存" : "已增加版本", onDone: onClose },
  );
  const problem = command.general([...FIELDS, "version.supersedes"]);
  return (
    <Dialog
      kind="dialog wide"
      title={version ? "修改版本和附件" : "增加版本"}
      onClose={onClose}
      guarded="typed"
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button tone="primary" busy={command.busy} onClick={command.run}>
            {version ? "保存" : "增加"}
          </Button>
        </>
      }
    >
      <div className="stack">
        {!version && replaceable.length > 0 && (
          <SelectField
            label="替代哪个版本"
            value={supersedes}
            onChange={setSupersedes}
            options={[
              ...replaceable.map((one) => ({ value: one.id, label: one.label || "原版本" })),
              { value: "", label: "不替代" },
            ]}
            problem={command.problem("version.supersedes")}
            hint="自新版本施行之日起，原版本显示为已修订"
          />
        )}
        <VersionFields form={form} set={(next) => setForm({ ...form, ...next })} problem={command.problem} />
        {problem && (
          <p className="problem" role="alert">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
