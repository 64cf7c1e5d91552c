import { useSuspenseQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ACTIVITY_STATES, type ActivityQuery, STATE_NAMES } from "#shared/activities/contracts.ts";
import { ACTIVITY_KINDS } from "#shared/catalogue/kinds.ts";
import { orgsQuery, themesQuery } from "#web/api/queries.ts";
import { MultiCombobox, SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";

const KINDS = ACTIVITY_KINDS.map((kind) => ({ value: kind.id, label: kind.name, hint: kind.synonyms.join(" ") }));

type Props = {
  value: ActivityQuery;
  onChange: (value: ActivityQuery) => void;
  /** what a list asks besides, in the same row */
  children?: ReactNode;
};

/** The filter of a list of activities: the query object itself, so that what is chosen is what is asked. */
export function ActivityFilter({ value, onChange, children }: Props) {
  const orgs = useSuspenseQuery(orgsQuery).data;
  const themes = useSuspenseQuery(themesQuery).data;
  const set = (change: Partial<ActivityQuery>) => onChange({ ...value, ...change });
  return (
    <search className="filters" aria-label="筛选活动">
      <TextField label="名称含" value={value.text} onChange={(text) => set({ text })} placeholder="输入两字以上" />
      <TextField label="自" type="date" value={value.from ?? ""} onChange={(from) => set({ from: from || null })} />
      <TextField label="至" type="date" value={value.to ?? ""} onChange={(to) => set({ to: to || null })} />
      <MultiCombobox
        label="类型"
        choices={KINDS}
        value={value.kinds}
        onChange={(kinds) => set({ kinds: kinds })}
        placeholder="全部类型"
      />
      <SingleCombobox
        label="组织"
        choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
        value={value.org}
        onChange={(org) => set({ org })}
        placeholder="可见的全部组织"
      />
      {value.org && (
        <SelectField
          label="组织范围"
          value={value.reach}
          onChange={(reach) => set({ reach })}
          options={[
            { value: "tree", label: "含全部下级" },
            { value: "inner", label: "本级及内设科室" },
            { value: "self", label: "仅本级" },
            { value: "below", label: "仅下级" },
          ]}
        />
      )}
      {value.org && (
        <SelectField
          label="身份"
          value={value.role}
          onChange={(role) => set({ role })}
          options={[
            { value: "any", label: "不限" },
            { value: "host", label: "主办" },
            { value: "cohost", label: "承办" },
            { value: "participant", label: "参加" },
            { value: "guided", label: "指导" },
          ]}
        />
      )}
      <MultiCombobox
        label="主题"
        choices={themes.map((theme) => ({ value: theme.id, label: theme.name }))}
        value={value.themes}
        onChange={(chosen) => set({ themes: chosen })}
        placeholder="不限"
      />
      <MultiCombobox
        label="状态"
        choices={ACTIVITY_STATES.map((state) => ({ value: state, label: STATE_NAMES[state] }))}
        value={value.states}
        onChange={(states) => set({ states: states as ActivityQuery["states"] })}
        placeholder="全部状态"
      />
      {children}
    </search>
  );
}
