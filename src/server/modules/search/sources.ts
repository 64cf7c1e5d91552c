import { type RawBuilder, sql } from "kysely";
import type { Action } from "#shared/rights/roles.ts";
import type { SearchType } from "#shared/search/contracts.ts";

export const NEEDS: Record<SearchType, Action> = {
  activity: "activity.read",
  person: "person.read",
  document: "document.read",
  report: "report.read",
  org: "org.read",
  group: "group.read",
  programme: "programme.read",
  recognition: "recognition.read",
  round: "round.read",
};

type Source = {
  /** the table that `o` stands for */
  from: RawBuilder<unknown>;
  /** the text that a question is looked for in as it stands, lower case and one width made by the caller */
  text: RawBuilder<string>;
  title: RawBuilder<string>;
  note: RawBuilder<string>;
};

/** Short names of the organisations that host an activity. */
const hosts = sql<string>`(SELECT string_agg(h.short_name, '、' ORDER BY ao.position)
  FROM activity_org ao JOIN org h ON h.district_id = ao.district_id AND h.id = ao.org_id
  WHERE ao.district_id = o.district_id AND ao.activity_id = o.id AND ao.role = 'host')`;

const belongs = sql<string>`(SELECT string_agg(concat_ws(' ', g.short_name, nullif(m.post, '')), '、' ORDER BY m.position)
  FROM membership m JOIN org g ON g.district_id = m.district_id AND g.id = m.org_id
  WHERE m.district_id = o.district_id AND m.person_id = o.id AND m.to_date IS NULL)`;

/** Of the organisation that something belongs to. */
const shortName = sql<string>`(SELECT g.short_name FROM org g WHERE g.district_id = o.district_id AND g.id = o.org_id)`;

export const SOURCES: Record<Exclude<SearchType, "document">, Source> = {
  activity: {
    from: sql`activity`,
    text: sql`concat_ws(' ', o.title, o.place, o.chair)`,
    title: sql`o.title`,
    note: sql`concat_ws('　', o.held_on::text, ${hosts}, nullif(o.place, ''))`,
  },
  person: {
    from: sql`person`,
    text: sql`o.name`,
    title: sql`o.name`,
    note: sql`coalesce(${belongs}, '已离开')`,
  },
  report: {
    from: sql`report`,
    text: sql`o.title`,
    title: sql`o.title`,
    note: sql`concat_ws('　', o.period_from::text || ' 至 ' || o.period_to::text, ${shortName})`,
  },
  group: {
    from: sql`work_group`,
    text: sql`o.name`,
    title: sql`o.name`,
    note: sql`concat_ws('　', ${shortName}, o.founded_on::text || ' 成立', o.dissolved_on::text || ' 撤销')`,
  },
  programme: {
    from: sql`programme`,
    text: sql`concat_ws(' ', o.name, o.purpose)`,
    title: sql`o.name`,
    note: sql`concat_ws('　', ${shortName}, o.starts_on::text || ' 起')`,
  },
  recognition: {
    from: sql`recognition`,
    text: sql`concat_ws(' ', o.title, o.granted_by, o.basis)`,
    title: sql`o.title`,
    note: sql`concat_ws('　', o.granted_on::text, coalesce(
      (SELECT p.name FROM person p WHERE p.district_id = o.district_id AND p.id = o.person_id),
      (SELECT w.name FROM work_group w WHERE w.district_id = o.district_id AND w.id = o.group_id)), ${shortName})`,
  },
  round: {
    from: sql`round`,
    text: sql`concat_ws(' ', o.title, o.explanation)`,
    title: sql`o.title`,
    note: sql`concat_ws('　', ${shortName}, o.due_on::text || ' 前报送')`,
  },
  org: {
    from: sql`org`,
    text: sql`concat_ws(' ', o.name, o.short_name, o.code)`,
    title: sql`o.name`,
    note: sql`concat_ws('　', o.code, (SELECT p.name FROM org p WHERE p.district_id = o.district_id AND p.id = o.parent_id))`,
  },
};
