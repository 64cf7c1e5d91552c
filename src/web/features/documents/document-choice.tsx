import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import type { DocumentType } from "#shared/documents/types.ts";
import { type Choice, MultiCombobox } from "#web/ui/combobox.tsx";
import { someDocuments } from "./document-queries.ts";

/** title null: out of sight */
export type NamedDocument = { id: string; title: string | null };

type Common = { label: string; types: readonly DocumentType[]; problem?: string | undefined };

const choiceOf = ({ id, title }: NamedDocument): Choice => ({ value: id, label: title ?? "（无权查看的文件）" });

/** Documents found by the words of their title, number or text. */
export function DocumentsField(
  props: Common & { documents: readonly NamedDocument[]; onChange: (documents: NamedDocument[]) => void },
) {
  const { label, types, documents, onChange, problem } = props;
  const [text, setText] = useState("");
  const found =
    useQuery(someDocuments({ types: [...types], text: useDeferredValue(text.trim()) }, 10)).data?.rows ?? [];
  const byId = new Map([...found, ...documents].map(({ id, title }): [string, NamedDocument] => [id, { id, title }]));
  return (
    <MultiCombobox
      label={label}
      choices={found.map((row) => ({ ...choiceOf(row), hint: [row.number, row.orgName].filter(Boolean).join(" ") }))}
      known={documents.map(choiceOf)}
      value={documents.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => byId.get(id) ?? []))}
      onInput={setText}
      placeholder="输入标题或文号"
      problem={problem}
    />
  );
}

/** One of them, or none. */
export function DocumentChoice({
  value,
  onChange,
  ...common
}: Common & { value: NamedDocument | null; onChange: (value: NamedDocument | null) => void }) {
  return (
    <DocumentsField
      {...common}
      documents={value ? [value] : []}
      onChange={(chosen) => onChange(chosen.at(-1) ?? null)}
    />
  );
}
