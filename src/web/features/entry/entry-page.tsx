import { useState } from "react";
import { Page } from "#web/ui/page.tsx";
import { ActivityEntry } from "./activity-entry.tsx";
import { PeopleEntry } from "./people-entry.tsx";
import "../record/record-page.css";
import "./entry.css";

const MODES = [
  { id: "activities", label: "一行一项活动" },
  { id: "people", label: "一行一人（点名）" },
] as const;

/** 批量填报: many branches from one desk, by keyboard, from what they send by phone, on paper and in group chats. */
export function EntryPage() {
  const [mode, setMode] = useState<(typeof MODES)[number]["id"]>("activities");
  return (
    <Page
      title="批量填报"
      sub="一次为多个支部登记；可从 Excel、WPS 粘贴，可粘贴群里的接龙"
      actions={
        <fieldset className="segments">
          <legend className="visually-hidden">填报方式</legend>
          {MODES.map(({ id, label }) => (
            <label key={id}>
              <input type="radio" name="entry-mode" checked={mode === id} onChange={() => setMode(id)} />
              {label}
            </label>
          ))}
        </fieldset>
      }
    >
      {mode === "activities" ? <ActivityEntry /> : <PeopleEntry />}
    </Page>
  );
}
