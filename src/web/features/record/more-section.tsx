import { useSuspenseQuery } from "@tanstack/react-query";
import { ROLE_NAMES } from "#shared/activities/contracts.ts";
import { ACTIVITY_KINDS, keepsOf } from "#shared/catalogue/kinds.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { programmesQuery, themesQuery } from "#web/api/queries.ts";
import type { Choice } from "#web/ui/combobox.tsx";
import { TextField } from "#web/ui/field.tsx";
import { MultiCombobox, SingleCombobox } from "#web/ui/lazy-combobox.tsx";
import { GroupsField } from "../groups/groups-field.tsx";
import { at, type SectionProps } from "./basics-section.tsx";
import { FilesField } from "./files-field.tsx";

/** What most activities do not need: other kinds and organisations, guests, themes, files. */
export function MoreSection({ form, set, problem, orgs }: SectionProps & { orgs: readonly OrgRow[] }) {
  const themes = useSuspenseQuery(themesQuery).data.filter((theme) => !theme.retired);
  // One that was closed takes in nothing new; what was in it stays.
  const programmes = useSuspenseQuery(programmesQuery).data.filter(
    ({ id, closedOn }) => closedOn === null || closedOn >= form.heldOn || id === form.programmeId,
  );
  const choices = orgs
    .filter((org) => org.id !== form.host)
    .map((org) => ({ value: org.id, label: org.name, hint: org.shortName }));
  const keeps = keepsOf([form.kind]);
  const filled =
    form.alsoKinds.length + form.otherOrgs.length + form.themes.length + form.files.length + form.groups.length > 0 ||
    form.guests !== "";
  return (
    <details className="card" open={filled || undefined}>
      <summary>{keeps === "all" ? "更多：列席、主题、队伍、附件、联合单位" : "主题"}</summary>
      <div className="body" style={{ borderTop: "1px solid var(--line)" }}>
        {keeps === "all" && <Guests form={form} set={set} problem={problem} />}
        <MultiCombobox
          label="主题"
          choices={themes.map((theme) => ({ value: theme.id, label: theme.name }))}
          value={form.themes}
          onChange={(chosen) => set({ themes: chosen })}
          problem={at(problem, "themes")}
        />
        <SingleCombobox
          label="所属专项"
          choices={programmes.map((programme) => ({ value: programme.id, label: programme.name }))}
          value={form.programmeId}
          onChange={(programmeId) => set({ programmeId })}
          problem={at(problem, "programmeId")}
        />
        {keeps === "all" && <Others form={form} set={set} problem={problem} choices={choices} />}
      </div>
    </details>
  );
}

function Guests({ form, set, problem }: SectionProps) {
  return (
    <div className="grid-2">
      <TextField
        label="列席人数"
        type="number"
        inputMode="numeric"
        min={0}
        value={form.guests}
        onChange={(guests) => set({ guests })}
        hint="不计入应到、实到"
        problem={at(problem, "guests")}
      />
      <TextField
        label="列席说明"
        value={form.guestsNote}
        onChange={(guestsNote) => set({ guestsNote })}
        problem={at(problem, "guestsNote")}
      />
    </div>
  );
}

/** Other kinds and organisations, a second day, files. */
function Others({ form, set, problem, choices }: SectionProps & { choices: readonly Choice[] }) {
  return (
    <>
      <MultiCombobox
        label="同时计入的类型（套开）"
        choices={ACTIVITY_KINDS.filter((kind) => kind.id !== form.kind && (kind.keeps ?? "all") === "all").map(
          (kind) => ({
            value: kind.id,
            label: kind.name,
          }),
        )}
        value={form.alsoKinds}
        onChange={(kinds) => set({ alsoKinds: kinds })}
      />
      {(["cohost", "participant", "guided"] as const).map((role) => (
        <MultiCombobox
          key={role}
          label={`${ROLE_NAMES[role]}单位`}
          choices={choices}
          value={form.otherOrgs.filter((org) => org.role === role).map((org) => org.orgId)}
          onChange={(ids) =>
            set({
              otherOrgs: [
                ...form.otherOrgs.filter((org) => org.role !== role && !ids.includes(org.orgId)),
                ...ids.map((orgId) => ({ orgId, role })),
              ],
            })
          }
        />
      ))}
      <TextField
        label="结束日期（跨日活动）"
        type="date"
        value={form.endsOn}
        onChange={(endsOn) => set({ endsOn })}
        problem={at(problem, "endsOn")}
      />
      <GroupsField groups={form.groups} onChange={(groups) => set({ groups })} problem={at(problem, "groups")} />
      <FilesField files={form.files} onChange={(files) => set({ files })} />
    </>
  );
}
