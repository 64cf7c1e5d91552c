import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentProps, type FormEvent, type ReactNode, useState } from "react";
import { z } from "zod";
import { DOCUMENT_TYPES, type DocumentType, documentTypeName } from "#shared/documents/types.ts";
import { change, newId, post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useGuard } from "#web/ui/use-guard.ts";
import { useSession } from "../session/use-session.ts";
import { BelongingFields, IncomingFields, NumberAndIssuer } from "./document-fields.tsx";
import { documentDetailQuery } from "./document-queries.ts";
import { DocumentFilesField } from "./files-field.tsx";
import {
  type DocumentForm,
  documentBody,
  emptyDocument,
  emptyVersion,
  fromDocument,
  versionBody,
} from "./form-state.ts";
import { VersionDays } from "./version-fields.tsx";
import "./documents.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

const saved = z.object({ id: z.string() });
const FIELDS = ["title", "number", "issuer", "shortNames", "orgId", "incoming", "version"];

/** A new document (`?type=`); a plan made for a received one (`?answers=`) is tied to it at once. */
export function NewDocumentPage() {
  const search = new URLSearchParams(useOwnLocation().searchStr);
  const asked = search.get("type");
  const type = DOCUMENT_TYPES.find((one) => one.id === asked)?.id ?? "incoming";
  return <NewDocument key={type} first={type} answers={search.get("answers")} />;
}

function NewDocument({ first, answers }: { first: DocumentType; answers: string | null }) {
  const { today, grants } = useSession();
  const navigate = useNavigate();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const mine = orgs.filter((org) => org.can.documents && org.activeTo === null);
  const own =
    mine.find((org) => org.kind === "department") ?? mine.find((org) => org.id === grants[0]?.orgId) ?? mine[0];
  const [ids] = useState(() => ({ id: newId(), commandId: newId(), version: newId(), link: newId(), tie: newId() }));
  const [form, setForm] = useState(() => emptyDocument(first, own?.id ?? null, today));
  const [version, setVersion] = useState(emptyVersion);
  const [touched, setTouched] = useState(false);
  const leave = useGuard(touched);
  const answered = useQuery({ ...documentDetailQuery(answers ?? ""), enabled: answers !== null });
  const command = useFormCommand(
    async () => {
      const made = await post(saved, "/api/documents", {
        ...{ id: ids.id, commandId: ids.commandId, type: form.type, orgId: form.orgId },
        ...documentBody(form),
        version: { id: ids.version, ...versionBody(version) },
      });
      if (answers !== null) {
        const tie = { commandId: ids.tie, id: ids.link, relation: "plan", documentId: made.id };
        await post(saved, `/api/documents/${answers}/links`, tie);
      }
      return made;
    },
    {
      said: "已登记",
      onDone: ({ id }) => {
        leave();
        void navigate({ to: paths.document(answers ?? id) });
      },
    },
  );
  const set = (next: Partial<DocumentForm>) => {
    setTouched(true);
    setForm({ ...form, ...next });
  };
  const incoming = form.type === "incoming";
  const part = { form, set, problem: command.problem };
  const setOfVersion = (next: Partial<typeof version>) => {
    setTouched(true);
    setVersion({ ...version, ...next });
  };
  return (
    <Page
      title={answers ? "新建贯彻方案" : incoming ? "登记来文" : "登记文件"}
      sub={
        answers && answered.data
          ? `贯彻《${answered.data.title}》`
          : "登记以后附件中的文字可以查找；不得登记、上传涉密文件"
      }
    >
      <Form onSubmit={command.run}>
        <section className="card">
          <div className="body">
            {!answers && <TypeChoice value={form.type} onChange={(type) => set({ type })} />}
            <TitleField {...part} />
            {incoming ? <IncomingFields {...part} /> : <NumberAndIssuer {...part} />}
            <DocumentFilesField
              files={version.files}
              onChange={(files) => setOfVersion({ files })}
              problem={command.problem("version.files")}
            />
          </div>
        </section>
        <details className="card" open={!incoming || undefined}>
          <summary>{incoming ? "更多：所属组织、可见范围、简称" : "版本、日期和可见范围"}</summary>
          <div className="body">
            {!incoming && <VersionDays form={version} set={setOfVersion} problem={command.problem} />}
            <BelongingFields {...part} fixedOrg={false} />
          </div>
        </details>
        <Problem text={command.general(FIELDS) ?? hidden(command.problem)} />
        <Foot busy={command.busy} label="登记" />
      </Form>
    </Page>
  );
}

/** A refusal about something folded away is said at the foot as well. */
function hidden(problem: (field: string) => string | undefined): string | undefined {
  return problem("orgId") ?? problem("shortNames") ?? problem("version");
}

export function EditDocumentPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery({ ...documentDetailQuery(id), staleTime: 0, refetchOnWindowFocus: false });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <EditDocument key={id} start={fromDocument(query.data)} id={id} revision={query.data.revision} />;
}

function EditDocument(props: { start: DocumentForm; id: string; revision: number }) {
  const { id } = props;
  const navigate = useNavigate();
  // As it was when the page was opened: whoever saved meanwhile is noticed.
  const [{ start, revision }] = useState(props);
  const [form, setForm] = useState(start);
  const [touched, setTouched] = useState(false);
  const leave = useGuard(touched);
  const command = useFormCommand(() => change("PUT", `/api/documents/${id}`, { revision, ...documentBody(form) }), {
    said: "已保存",
    onDone: () => {
      leave();
      void navigate({ to: paths.document(id) });
    },
  });
  const set = (next: Partial<DocumentForm>) => {
    setTouched(true);
    setForm({ ...form, ...next });
  };
  const part = { form, set, problem: command.problem };
  return (
    <Page title={`修改${documentTypeName(form.type)}`} sub={start.title}>
      <Form onSubmit={command.run}>
        <section className="card">
          <div className="body">
            <TitleField {...part} />
            {form.type === "incoming" ? <IncomingFields {...part} /> : <NumberAndIssuer {...part} />}
            <BelongingFields {...part} fixedOrg />
          </div>
        </section>
        <Problem text={command.general(FIELDS)} />
        <Foot busy={command.busy} label="保存修改" />
      </Form>
    </Page>
  );
}

function Form({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="document-form stack" onSubmit={submit} noValidate>
      {children}
    </form>
  );
}

type PartProps = ComponentProps<typeof IncomingFields>;

function TitleField({ form, set, problem }: PartProps) {
  return (
    <TextField
      label="标题"
      value={form.title}
      onChange={(title) => set({ title })}
      required
      maxLength={200}
      hint="不写书名号"
      problem={problem("title")}
    />
  );
}

function TypeChoice({ value, onChange }: { value: DocumentType; onChange: (type: DocumentType) => void }) {
  return (
    <fieldset className="type-choice">
      <legend>类型</legend>
      {DOCUMENT_TYPES.map(({ id, name, about }) => (
        <label key={id} title={about}>
          <input type="radio" name="type" checked={value === id} onChange={() => onChange(id)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

function Problem({ text }: { text: string | undefined }) {
  return text ? (
    <p className="notice red" role="alert">
      {text}
    </p>
  ) : null;
}

function Foot({ busy, label }: { busy: boolean; label: string }) {
  return (
    <div className="row foot">
      <Button onClick={() => window.history.back()}>返回</Button>
      <Button type="submit" tone="primary" busy={busy}>
        {label}
      </Button>
    </div>
  );
}
