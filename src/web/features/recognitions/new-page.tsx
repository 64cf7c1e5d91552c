import { useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import type { MatchedLine, RecipientInput } from "#shared/recognitions/contracts.ts";
import { newId, post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { MultiCombobox } from "#web/ui/combobox.tsx";
import { Page } from "#web/ui/page.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useGuard } from "#web/ui/use-guard.ts";
import { GroupsField } from "../groups/groups-field.tsx";
import type { PickedPerson } from "../people/people-field.tsx";
import { useSession } from "../session/use-session.ts";
import { HONOUR_FIELDS, HonourFields, type HonourForm, honourBody, startOf } from "./honour-fields.tsx";
import { PeopleByNames } from "./recipients-field.tsx";
import "./recognitions.css";

type Form = HonourForm & {
  people: PickedPerson[];
  /** names that nobody has settled yet */
  open: MatchedLine[];
  groups: { id: string; name: string }[];
  orgs: string[];
};

function recipientsOf({ people, groups, orgs }: Form): RecipientInput[] {
  return [
    ...people.map(({ personId, orgId }) => ({ id: newId(), type: "person", personId, orgId }) as const),
    ...groups.map((group) => ({ id: newId(), type: "group", groupId: group.id }) as const),
    ...orgs.map((orgId) => ({ id: newId(), type: "org", orgId }) as const),
  ];
}

/** One honour for everybody it was granted to. */
export function NewRecognitionPage() {
  const { today } = useSession();
  const navigate = useNavigate();
  const orgs = useSuspenseQuery(orgsQuery).data.filter((org) => org.can.record);
  const [commandId] = useState(newId);
  const { form, set, touched } = useForm<Form>(() => ({
    ...startOf(null, today),
    ...{ people: [], open: [], groups: [], orgs: [] },
  }));
  const leave = useGuard(touched);
  const { people, open, groups, orgs: chosenOrgs, ...honour } = form;
  const count = people.length + groups.length + chosenOrgs.length;
  const command = useFormCommand(
    () =>
      post(z.object({ entered: z.int() }), "/api/recognitions", {
        ...{ commandId, ...honourBody(honour) },
        recipients: recipientsOf(form),
      }),
    {
      said: `已记录 ${count} 条`,
      onDone: () => {
        leave();
        void navigate({ to: paths.recognitions({ text: form.title.trim() }) });
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.run();
  };
  const general = command.general([...HONOUR_FIELDS, "recipients"]);
  return (
    <Page title="记录表彰" sub="只记事实：什么荣誉、哪一级、谁授予、授予谁">
      <form className="recognition-form stack" onSubmit={submit} noValidate>
        <section className="card">
          <div className="body">
            <HonourFields form={honour} set={set} problem={command.problem} />
          </div>
        </section>
        <section className="card" aria-labelledby="recipients-title">
          <header>
            <h2 id="recipients-title">表彰对象</h2>
            <span role="status" className="muted small">
              {count > 0 && `已选 ${count} 个`}
            </span>
          </header>
          <div className="body">
            <PeopleByNames
              on={form.grantedOn}
              people={people}
              onChange={(next) => set({ people: next })}
              open={open}
              onOpen={(lines) => set({ open: lines })}
            />
            <GroupsField label="受表彰的队伍" groups={groups} onChange={(next) => set({ groups: next })} />
            <MultiCombobox
              label="受表彰的组织"
              choices={orgs.map((org) => ({ value: org.id, label: org.name, hint: org.shortName }))}
              value={chosenOrgs}
              onChange={(next) => set({ orgs: next })}
            />
          </div>
        </section>
        {(general ?? command.problem("recipients")) && (
          <p className="notice red" role="alert">
            {general ?? command.problem("recipients")}
          </p>
        )}
        {open.length > 0 && <p className="notice amber">还有 {open.length} 个姓名没有确认，确认或略过以后再保存。</p>}
        <div className="row foot">
          <Button onClick={() => window.history.back()}>返回</Button>
          <Button type="submit" tone="primary" busy={command.busy} disabled={count === 0 || open.length > 0}>
            保存
          </Button>
        </div>
      </form>
    </Page>
  );
}
