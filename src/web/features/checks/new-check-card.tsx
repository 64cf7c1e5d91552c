import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import type { CheckContext } from "#shared/checks/contracts.ts";
import { newId, post, queryString, upload } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { useForm } from "#web/ui/use-form.ts";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useSession } from "../session/use-session.ts";
import { ContextChoice, isContextSound } from "./context-fields.tsx";
import { DraftSource, type Source } from "./draft-source.tsx";

const started = z.object({ id: z.uuid() });

type Form = { source: Source; org: string | null; context: CheckContext | null };

const EMPTY: Form = { source: { way: "file", file: null, text: "" }, org: null, context: null };

/** 核对新文稿: a file or pasted words, whom they speak for, and of which time if they do not say it themselves. */
export function NewCheckCard() {
  const { today, grants } = useSession();
  const navigate = useNavigate();
  // The same while this form stands: sent again after a lost answer, it makes no second check.
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  const { form, set } = useForm<Form>(EMPTY);
  const orgs = useQuery(orgsQuery);
  const mine = (orgs.data ?? []).filter(({ can, activeTo }) => can.check && activeTo === null);
  const own =
    mine.find(({ kind }) => kind === "department") ?? mine.find(({ id }) => grants.some(({ orgId }) => orgId === id));
  const org = form.org ?? own?.id ?? mine[0]?.id ?? null;
  const { source, context } = form;
  const send = useFormCommand(
    () => {
      if (source.way === "text")
        return post(started, "/api/checks/text", { ...ids, orgId: org, text: source.text, context });
      return upload(started, `/api/checks${queryString({ ...ids, org, ...context })}`, source.file!);
    },
    { onDone: ({ id }) => void navigate({ to: paths.check(id) }) },
  );
  const given = source.way === "file" ? source.file !== null : source.text.trim() !== "";
  const ready = given && org !== null && isContextSound(context);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !send.busy) send.run();
  };
  return (
    <section className="card" aria-labelledby="new-check">
      <header>
        <h2 id="new-check">核对新文稿</h2>
      </header>
      <form className="body stack" onSubmit={submit} noValidate>
        <DraftSource
          value={source}
          onChange={(next) => {
            send.forget();
            set({ source: next });
          }}
          problem={send.problem(source.way)}
        />
        <div className="check-form-line">
          <SingleCombobox
            label="代表哪个组织"
            required
            choices={mine.map((one) => ({ value: one.id, label: one.name, hint: one.shortName }))}
            value={org}
            onChange={(next) => set({ org: next })}
            problem={send.problem("org") ?? send.problem("orgId")}
          />
          <ContextChoice value={context} onChange={(next) => set({ context: next })} today={today} />
        </div>
        {send.general(["file", "text", "org", "orgId"]) && (
          <p className="problem" role="alert">
            {send.general(["file", "text", "org", "orgId"])}
          </p>
        )}
        <div className="row">
          <Button type="submit" tone="primary" busy={send.busy} disabled={!ready}>
            开始核对
          </Button>
          <span className="muted small">不得上传或者粘贴涉密文稿</span>
        </div>
      </form>
    </section>
  );
}
