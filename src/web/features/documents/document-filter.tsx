import { useSuspenseQuery } from "@tanstack/react-query";
import type { DocumentQuery } from "#shared/documents/contracts.ts";
import { STATUS_NAMES, STATUSES, type Status } from "#shared/documents/status.ts";
import { DOCUMENT_TYPES } from "#shared/documents/types.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { useSession } from "../session/use-session.ts";

type Props = { value: DocumentQuery; onChange: (value: DocumentQuery) => void };

const ANY = { value: "" as const, label: "不限" };
export const STATUS_CHOICES = [ANY, ...STATUSES.map((value) => ({ value, label: STATUS_NAMES[value] }))];

/** The filter of the list of documents: the query object itself, so that what is chosen is what is asked. */
export function DocumentFilter({ value, onChange }: Props) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { today } = useSession();
  const set = (change: Partial<DocumentQuery>) => onChange({ ...value, ...change });
  return (
    <search className="filters" aria-label="筛选文件">
      <TextField
        label="标题、文号或正文含"
        value={value.text}
        onChange={(text) => set({ text })}
        placeholder="输入两字以上"
        maxLength={60}
      />
      <MultiCombobox
        label="类型"
        choices={DOCUMENT_TYPES.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.types}
        onChange={(types) => set({ types: types as DocumentQuery["types"] })}
        placeholder="全部类型"
      />
      <SelectField<Status | "">
        label="效力状态"
        value={value.status ?? ""}
        onChange={(status) => set({ status: status || null })}
        options={STATUS_CHOICES}
      />
      {value.status && (
        <TextField
          label="按哪一天的状态"
          type="date"
          value={value.on ?? today}
          onChange={(on) => set({ on: on && on !== today ? on : null })}
        />
      )}
      <SingleCombobox
        label="组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={value.org}
        onChange={(org) => set({ org })}
        placeholder="可见的全部组织"
      />
      <Check label="只看未办结的来文" checked={value.open} onChange={(open) => set({ open })} />
      <Check label="含已停用" checked={value.retired} onChange={(retired) => set({ retired })} />
    </search>
  );
}

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
