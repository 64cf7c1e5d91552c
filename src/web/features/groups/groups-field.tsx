import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { MultiCombobox } from "#web/ui/lazy-combobox.tsx";
import { someGroups } from "./group-queries.ts";

type Named = { id: string; name: string };
type Props = {
  groups: readonly Named[];
  onChange: (groups: Named[]) => void;
  label?: string;
  problem?: string | undefined;
};

/** Groups found by their name: a few of them, or those founded last while nothing is typed. */
export function GroupsField({ groups, onChange, label = "参加的队伍", problem }: Props) {
  const [text, setText] = useState("");
  const found = useQuery(someGroups({ text: useDeferredValue(text.trim()) })).data?.rows ?? [];
  const named = new Map([...groups, ...found].map(({ id, name }) => [id, name]));
  return (
    <MultiCombobox
      label={label}
      choices={found.map(({ id, name, orgName }) => ({ value: id, label: name, hint: orgName }))}
      known={groups.map(({ id, name }) => ({ value: id, label: name }))}
      value={groups.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.map((id) => ({ id, name: named.get(id) ?? "" })))}
      onInput={setText}
      placeholder="输入队伍名称"
      problem={problem}
    />
  );
}
