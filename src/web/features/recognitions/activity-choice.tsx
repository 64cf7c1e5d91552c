import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { activityPage } from "#shared/activities/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { type Choice, MultiCombobox } from "#web/ui/combobox.tsx";

/** title null: out of sight */
type Named = { id: string; title: string | null };
type Props = { value: Named | null; onChange: (value: Named | null) => void; problem?: string | undefined };

const choiceOf = ({ id, title }: Named): Choice => ({ value: id, label: title ?? "（无权查看的活动）" });

/** The activity at which it was granted, found by its name: the latest meetings of recognition while nothing is typed. */
export function ActivityChoice({ value, onChange, problem }: Props) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const filter = JSON.stringify(asked ? { text: asked } : { kinds: ["recognition"] });
  const query = useQuery({
    queryKey: ["activities", "pick", filter],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter, limit: 10 })}`),
    placeholderData: keepPreviousData,
  });
  const found = query.data?.rows ?? [];
  return (
    <MultiCombobox
      label="表彰活动（可不填）"
      choices={found.map((row) => ({ ...choiceOf(row), hint: [row.heldOn, ...row.hosts].join(" ") }))}
      known={value ? [choiceOf(value)] : []}
      value={value ? [value.id] : []}
      onChange={(ids) => {
        const id = ids.at(-1);
        const row = found.find((one) => one.id === id);
        onChange(id === undefined ? null : row ? { id, title: row.title } : value);
      }}
      onInput={setText}
      placeholder="如：表彰大会"
      problem={problem}
    />
  );
}
