import { useQuery } from "@tanstack/react-query";
import { activityPage, activityQuery } from "#shared/activities/contracts.ts";
import { keepsOf, kindName } from "#shared/catalogue/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { KindSelect } from "../record/kind-select.tsx";
import { KeptText } from "./kept-text.tsx";
import type { Target } from "./use-people-draft.ts";

type Props = { target: Target; onChange: (change: Partial<Target>) => void; own: readonly OrgRow[]; today: string };

/** The activities of an organisation to which people can be listed, newest first. */
function useRecent(org: string | null) {
  const filter = activityQuery.parse({ org, reach: "self", role: "host", states: ["held", "filed"] });
  return useQuery({
    queryKey: ["activities", "recent", org],
    queryFn: () => get(activityPage, `/api/activities${queryString({ limit: 30, filter: JSON.stringify(filter) })}`),
    enabled: org !== null,
  });
}

/** Whose roll it is: an activity that has been recorded, or a new one. */
export function PeopleTarget({ target, onChange, own, today }: Props) {
  const recent = useRecent(target.org).data?.rows ?? [];
  const choices = recent.filter((row) => keepsOf(row.kinds) === "all");
  return (
    <section className="card" aria-labelledby="target-title">
      <header>
        <h2 id="target-title">哪一次活动</h2>
      </header>
      <div className="body entry-common">
        <SingleCombobox
          label="组织"
          required
          choices={own.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
          value={target.org}
          onChange={(org) => onChange({ org, activityId: null })}
        />
        <SelectField
          label="活动"
          value={target.activityId ?? ""}
          options={[
            { value: "", label: "新记录一项" },
            ...choices.map((row) => ({ value: row.id, label: `${row.heldOn} ${row.title}` })),
          ]}
          onChange={(id) => onChange({ activityId: id === "" ? null : id })}
        />
        {target.activityId === null && (
          <>
            <KindSelect value={target.kind} onChange={(kind) => onChange({ kind })} problem={undefined} />
            <TextField
              label="日期"
              type="date"
              max={today}
              value={target.date}
              onChange={(date) => onChange({ date })}
            />
            <KeptText
              label="名称"
              value={target.title}
              placeholder={defaultTitle(target)}
              onChange={(title) => onChange({ title })}
            />
            <KeptText label="地点" value={target.place} onChange={(place) => onChange({ place })} />
          </>
        )}
      </div>
    </section>
  );
}

export function defaultTitle({ date, kind }: Pick<Target, "date" | "kind">): string {
  const month = Number(date.slice(5, 7));
  return `${month ? `${month}月` : ""}${kindName(kind)}`;
}
