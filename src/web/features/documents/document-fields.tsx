import { useSuspenseQuery } from "@tanstack/react-query";
import { orgsQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Field, TextField } from "#web/ui/field.tsx";
import { DueField } from "../calendar/due-field.tsx";
import { Check } from "./document-filter.tsx";
import type { DocumentForm } from "./form-state.ts";

type Props = {
  form: DocumentForm;
  set: (change: Partial<DocumentForm>) => void;
  problem: (field: string) => string | undefined;
};

/** What one enters of a received document in a minute. */
export function IncomingFields({ form, set, problem }: Props) {
  return (
    <>
      <div className="grid-2">
        <TextField
          label="来文单位"
          value={form.sender}
          onChange={(sender) => set({ sender })}
          required
          maxLength={80}
          problem={problem("incoming.sender")}
        />
        <TextField
          label="收文日期"
          type="date"
          value={form.receivedOn}
          onChange={(receivedOn) => set({ receivedOn })}
          required
          problem={problem("incoming.receivedOn")}
        />
        <TextField
          label="文号"
          value={form.number}
          onChange={(number) => set({ number })}
          maxLength={60}
          placeholder="如：示组发〔2026〕12号"
          problem={problem("number")}
        />
        <DueField
          label="办理期限"
          value={form.deadline}
          onChange={(deadline) => set({ deadline })}
          hint="没有要求的不填"
          problem={problem("incoming.deadline")}
        />
      </div>
      <Field label="要求" problem={problem("incoming.asks")}>
        {(tie) => (
          <textarea
            {...tie}
            className="input"
            rows={3}
            maxLength={1000}
            value={form.asks}
            placeholder="要求做什么、报什么，一两句即可"
            onChange={(event) => set({ asks: event.target.value })}
          />
        )}
      </Field>
      <TextField
        label="承办人"
        value={form.handler}
        onChange={(handler) => set({ handler })}
        maxLength={40}
        problem={problem("incoming.handler")}
      />
    </>
  );
}

export function NumberAndIssuer({ form, set, problem }: Props) {
  return (
    <div className="grid-2">
      <TextField
        label="文号"
        value={form.number}
        onChange={(number) => set({ number })}
        maxLength={60}
        placeholder="如：示组发〔2026〕12号"
        problem={problem("number")}
      />
      <TextField
        label="发文机关"
        value={form.issuer}
        onChange={(issuer) => set({ issuer })}
        maxLength={100}
        problem={problem("issuer")}
      />
    </div>
  );
}

/** Whose it is, who may read it, and by what else it is called. */
export function BelongingFields({ form, set, problem, fixedOrg }: Props & { fixedOrg: boolean }) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const mine = orgs.filter((org) => org.can.documents && org.activeTo === null);
  return (
    <>
      {!fixedOrg && (
        <SingleCombobox
          label="所属组织"
          required
          choices={mine.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={form.orgId}
          onChange={(orgId) => set({ orgId })}
          problem={problem("orgId")}
        />
      )}
      <div className="filters" style={{ padding: 0, border: 0 }}>
        <Check
          label="全区都可以查看（只有本组织及上级可以修改）"
          checked={form.districtWide}
          onChange={(districtWide) => set({ districtWide })}
        />
      </div>
      <TextField
        label="简称"
        value={form.shortNames}
        onChange={(shortNames) => set({ shortNames })}
        placeholder="多个用顿号隔开"
        problem={problem("shortNames")}
      />
    </>
  );
}
