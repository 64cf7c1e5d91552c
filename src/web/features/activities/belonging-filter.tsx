import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import type { ActivityQuery } from "#shared/activities/contracts.ts";
import { programmesQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { groupDetailQuery } from "../groups/group-queries.ts";
import { GroupsField } from "../groups/groups-field.tsx";

type Belonging = Pick<ActivityQuery, "programme" | "group">;
type Props = { value: Belonging; onChange: (change: Partial<Belonging>) => void };

/** The programme an activity is in, and a group that takes part in it. */
export function BelongingFilter({ value, onChange }: Props) {
  const programmes = useSuspenseQuery(programmesQuery).data;
  const { programme, group } = value;
  const named = useQuery({ ...groupDetailQuery(group ?? ""), enabled: group !== null });
  return (
    <>
      <SingleCombobox
        label="专项"
        choices={[
          ...programmes.map(({ id, name }) => ({ value: id, label: name })),
          { value: "none", label: "不属于任何专项" },
        ]}
        value={programme}
        onChange={(chosen) => onChange({ programme: chosen })}
        placeholder="不限"
      />
      <GroupsField
        label="队伍"
        groups={group === null ? [] : [{ id: group, name: named.data?.name ?? "…" }]}
        onChange={(groups) => onChange({ group: groups.at(-1)?.id ?? null })}
      />
    </>
  );
}
