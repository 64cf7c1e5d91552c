import type { RosterChoices, RosterPlan } from "#shared/imports/roster.ts";
import { MEMBERSHIP_KINDS } from "#shared/people/memberships.ts";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { MappingTable } from "./mapping-table.tsx";

type Props = { plan: RosterPlan; choices: RosterChoices; onChoose: (choices: RosterChoices) => void };

const COVERAGE = [
  { value: "orgs", label: "文件中出现的组织的全部人员" },
  { value: "all", label: "所选范围内全部组织的全部人员" },
  { value: "none", label: "只是一部分人员（不找转出的人）" },
] as const;

/** What the file leaves unsaid, and which column is what. */
export function RosterChoicesCard({ plan, choices, onChoose }: Props) {
  const day = (field: "asOf" | "since") => (value: string) => {
    if (value !== "") onChoose({ ...choices, [field]: value });
  };
  return (
    <>
      <section className="card" aria-label="怎样导入">
        <div className="body grid-2">
          <SelectField
            label="这份名单是"
            value={choices.coverage}
            onChange={(coverage) => onChoose({ ...choices, coverage })}
            options={COVERAGE}
          />
          <SelectField
            label="人员类别"
            hint="文件没有写人员类别时用"
            value={choices.membership ?? ""}
            onChange={(kind) => onChoose({ ...choices, membership: kind === "" ? null : kind })}
            options={[
              { value: "" as const, label: "以文件为准" },
              ...MEMBERSHIP_KINDS.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField
            label="变动生效日期"
            hint="划转、变更、转出自这一天起；文件写明的以文件为准"
            type="date"
            value={choices.asOf}
            onChange={day("asOf")}
          />
          <TextField
            label="新增人员的开始日期"
            hint="此日以后的会议把他们算作应到"
            type="date"
            value={choices.since}
            onChange={day("since")}
          />
        </div>
      </section>
      <MappingTable
        plan={plan}
        tables={choices.tables}
        open={false}
        onChoose={(tables) => onChoose({ ...choices, tables })}
      >
        {null}
      </MappingTable>
    </>
  );
}
