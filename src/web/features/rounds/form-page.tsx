import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { addDays } from "#shared/figures/period.ts";
import { change, newId, post } from "#web/api/client.ts";
import { orgsQuery, outlinesQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { Field, SelectField, TextField } from "#web/ui/field.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useGuard } from "#web/ui/use-guard.ts";
import { DueField } from "../calendar/due-field.tsx";
import { periodChoices } from "../reports/period-choices.ts";
import { useSession } from "../session/use-session.ts";
import { ColumnsEditor } from "./columns-editor.tsx";
import { copyOf, emptyRound, fromRound, type RoundForm, roundBody } from "./form-state.ts";
import { RecipientsField } from "./recipients-field.tsx";
import { roundQueryOf } from "./round-queries.ts";
import "./rounds.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

const saved = z.object({ id: z.string() });
const GIVEN_DAYS = 7;
const FIELDS = ["title", "explanation", "orgId", "from", "to", "dueOn", "recipients"];

/** A new round, or (`?from=`) an earlier one with its period moved on. */
export function NewRoundPage() {
  const from = new URLSearchParams(useOwnLocation().searchStr).get("from");
  const query = useQuery({ ...roundQueryOf(from ?? ""), enabled: from !== null, staleTime: Number.POSITIVE_INFINITY });
  const { today, grants } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const dueOn = addDays(today, GIVEN_DAYS);
  if (from === null) {
    const mine = orgs.filter((org) => org.can.rounds && org.activeTo === null);
    const own = mine.find((org) => org.id === grants[0]?.orgId) ?? mine[0];
    const quarter = periodChoices(today).find(({ id }) => id === "quarter")?.period ?? { from: today, to: today };
    return <NewRound start={emptyRound(own?.id ?? null, quarter, dueOn)} copiedFrom={null} />;
  }
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <NewRound start={copyOf(query.data, dueOn)} copiedFrom={from} />;
}

function NewRound({ start, copiedFrom }: { start: RoundForm; copiedFrom: string | null }) {
  const [ids] = useState(() => ({ id: newId(), commandId: newId() }));
  return (
    <RoundFormPage
      title={copiedFrom ? "照上次收表" : "新建收表"}
      start={start}
      touched={copiedFrom !== null}
      save={(form) => post(saved, "/api/rounds", { ...ids, orgId: form.orgId, copiedFrom, ...roundBody(form) })}
      next={ids.id}
    />
  );
}

export function EditRoundPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ ...roundQueryOf(id), staleTime: 0, refetchOnWindowFocus: false });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <EditRound key={id} id={id} start={fromRound(query.data)} revision={query.data.revision} />;
}

function EditRound(props: { id: string; start: RoundForm; revision: number }) {
  // As it was when the page was opened: whoever saved meanwhile is noticed.
  const [{ id, start, revision }] = useState(props);
  return (
    <RoundFormPage
      title="修改收表"
      start={start}
      touched={false}
      save={(form) => change("PUT", `/api/rounds/${id}`, { revision, ...roundBody(form) })}
      next={id}
    />
  );
}

type FormPageProps = {
  title: string;
  start: RoundForm;
  touched: boolean;
  save: (form: RoundForm) => Promise<unknown>;
  next: string;
};

function RoundFormPage({ title, start, touched: changed, save, next }: FormPageProps) {
  const navigate = useNavigate();
  const [form, setForm] = useState(start);
  const [touched, setTouched] = useState(changed);
  const leave = useGuard(touched);
  const command = useFormCommand(() => save(form), {
    said: "已保存，还没有发出",
    onDone: () => {
      leave();
      void navigate({ to: paths.round(next) });
    },
  });
  const set = (part: Partial<RoundForm>) => {
    setTouched(true);
    command.forget();
    setForm({ ...form, ...part });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    command.run();
  };
  const general = command.general([...FIELDS, "columns", ...form.columns.map((_, at) => `columns.${at}`)]);
  return (
    <Page title={title} sub="先保存，预览各单位看到的样子，再发出。只收系统里没有的">
      <form className="round-form stack" onSubmit={submit} noValidate>
        <Basics form={form} set={set} problem={command.problem} />
        <ColumnsEditor form={form} set={set} problem={command.problem} />
        {general && !command.problem("checks") && (
          <p className="notice red" role="alert">
            {general}
          </p>
        )}
        <div className="row foot">
          <Button onClick={() => window.history.back()}>返回</Button>
          <Button type="submit" tone="primary" busy={command.busy}>
            保存并预览
          </Button>
        </div>
      </form>
    </Page>
  );
}

type BasicsProps = {
  form: RoundForm;
  set: (part: Partial<RoundForm>) => void;
  problem: (field: string) => string | undefined;
};

function Basics({ form, set, problem }: BasicsProps) {
  const { today } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { data: outlines = [] } = useQuery(outlinesQuery);
  const mine = orgs.filter((org) => org.can.rounds && org.activeTo === null);
  return (
    <section className="card">
      <div className="body stack">
        <TextField
          label="标题"
          value={form.title}
          onChange={(title) => set({ title })}
          required
          maxLength={80}
          problem={problem("title")}
          placeholder="如：2026年第四季度党课开展情况"
        />
        {mine.length > 1 && (
          <SingleCombobox
            label="发起单位"
            required
            choices={mine.map((org) => ({ value: org.id, label: org.shortName }))}
            value={form.orgId}
            onChange={(orgId) => set({ orgId })}
            problem={problem("orgId")}
          />
        )}
        <RecipientsField
          value={form.recipients}
          onChange={(recipients) => set({ recipients })}
          problem={problem("recipients")}
        />
        <div className="grid-3">
          <TextField
            label="统计期间自"
            type="date"
            required
            value={form.from}
            onChange={(from) => set({ from })}
            problem={problem("from")}
          />
          <TextField
            label="至"
            type="date"
            required
            value={form.to}
            onChange={(to) => set({ to })}
            problem={problem("to")}
          />
          <DueField
            label="报送期限"
            required
            min={today}
            value={form.dueOn}
            onChange={(dueOn) => set({ dueOn })}
            problem={problem("dueOn")}
          />
        </div>
        <div className="row round-quick" role="toolbar" aria-label="统计期间">
          <span className="muted small">统计期间：</span>
          {periodChoices(today).map(({ id, label, period }) => (
            <Button
              key={id}
              className="choice"
              aria-pressed={period.from === form.from && period.to === form.to}
              onClick={() => set(period)}
            >
              {label}
            </Button>
          ))}
        </div>
        <Field label="填报说明（可不填）" problem={problem("explanation")}>
          {(tie) => (
            <textarea
              className="input"
              {...tie}
              maxLength={2000}
              value={form.explanation}
              onChange={(event) => set({ explanation: event.target.value })}
            />
          )}
        </Field>
        <SelectField
          label="用于报告（可不选）"
          value={form.outline ?? ""}
          onChange={(outline) => set({ outline: outline || null })}
          options={[
            { value: "", label: "不用于报告" },
            ...outlines
              .filter(({ id, retired }) => !retired || id === form.outline)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
    </section>
  );
}
