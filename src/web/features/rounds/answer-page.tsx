import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { flushSync } from "react-dom";
import { periodText } from "#shared/figures/period.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import type { AnswerPage } from "#shared/rounds/answers.ts";
import { violationsOf, withTotals } from "#shared/rounds/totals.ts";
import { change, newId } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { focusProblem } from "#web/ui/focus-problem.ts";
import { History } from "#web/ui/history.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { useFormCommand } from "#web/ui/use-form-command.ts";
import { useGuard } from "#web/ui/use-guard.ts";
import { useUploading } from "#web/ui/use-uploading.ts";
import { DaysLeft } from "../calendar/days-left.tsx";
import { AnswerFields } from "./answer-form.tsx";
import { type CellForm, cellsOf, fromPage, numbersOf, unanswered, unreadable } from "./answer-state.ts";
import { ReturnedFilesCard } from "./returned-files-card.tsx";
import { answerQuery, answerUrl } from "./round-queries.ts";
import { RecipientStateTag } from "./round-tags.tsx";
import "./rounds.css";
import { useOwnLocation } from "#web/ui/use-own-location.ts";

const FigureDrawer = lazy(async () => ({ default: (await import("../figures/figure-drawer.tsx")).FigureDrawer }));

/** What one organisation is asked: filled in here, or in the sheet that is handed out. */
export function AnswerPageView() {
  const { id } = useParams({ strict: false }) as { id: string };
  const search = useOwnLocation().searchStr;
  const recipient = new URLSearchParams(search).get("recipient") ?? "";
  const query = useQuery({ ...answerQuery(id, recipient), refetchOnWindowFocus: false });
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Answer key={query.data.recipient.revision} page={query.data} />;
}

function Answer({ page }: { page: AnswerPage }) {
  const { columns, recipient, state } = page;
  const navigate = useNavigate();
  const [form, setForm] = useState(() => fromPage(page));
  const [touched, setTouched] = useState(false);
  const [tried, setTried] = useState<"save" | "submit" | null>(null);
  const [open, setOpen] = useState<FigureSpec | null>(null);
  const uploading = useUploading();
  const leave = useGuard(touched);
  const editable = state === "open" && recipient.state !== "confirmed" && recipient.can.answer;
  const send = (submit: boolean) =>
    change("PUT", `${answerUrl(page.id, recipient.id)}/answers`, {
      ...{ commandId: newId(), revision: recipient.revision, cells: cellsOf(columns, form), submit },
    });
  const submit = useFormCommand(() => send(true), {
    said: "已报送",
    onDone: () => {
      leave();
      void navigate({ to: page.can.manage ? paths.round(page.id) : paths.rounds() });
    },
  });
  const save = useFormCommand(() => send(false), { said: "已暂存，还没有报送", onDone: () => setTouched(false) });
  const unread = unreadable(columns, form);
  const wrong = tried === "submit" ? new Map([...unanswered(columns, form), ...unread]) : unread;
  const totals = withTotals(page, numbersOf(columns, recipient, form));
  const refuse = (what: "save" | "submit") => {
    flushSync(() => setTried(what));
    focusProblem();
  };
  const handIn = (event: FormEvent) => {
    event.preventDefault();
    if (unread.size === 0 && unanswered(columns, form).size === 0) submit.run();
    else refuse("submit");
  };
  const keep = () => {
    if (unread.size === 0) save.run();
    else refuse("save");
  };
  const onChange = (columnId: string, part: Partial<CellForm>) => {
    setTouched(true);
    submit.forget();
    save.forget();
    setForm((now) => ({ ...now, [columnId]: { text: "", files: [], ...now[columnId], ...part } }));
  };
  const ids = columns.map(({ id }) => id);
  const general = submit.general(ids) ?? save.general(ids);
  return (
    <Page
      title={page.title}
      back={page.can.manage ? { to: paths.round(page.id), name: "收表详情" } : undefined}
      sub={<Sub page={page} />}
      actions={
        state !== "closed" && <ExportButton label="下载预填表" url={`${answerUrl(page.id, recipient.id)}/sheet`} />
      }
    >
      <div className="stack">
        <Standing page={page} />
        <form className="card" onSubmit={handIn} noValidate>
          {page.explanation && <p className="round-explanation">{page.explanation}</p>}
          <AnswerFields
            columns={columns}
            recipient={recipient}
            form={form}
            totals={totals}
            violations={violationsOf(page, totals)}
            disabled={!editable}
            onChange={onChange}
            onOpen={setOpen}
            problem={(id) => (tried ? wrong.get(id) : undefined) ?? submit.problem(id) ?? save.problem(id)}
          />
          {general && (
            <p className="notice red" role="alert">
              {general}
            </p>
          )}
          {editable && (
            <div className="row answer-foot">
              <span className="muted small grow">带 * 的必填。核对关系不符也可以报送，请在说明或备注中写明。</span>
              <Button busy={save.busy || uploading} onClick={keep}>
                暂存
              </Button>
              <Button type="submit" tone="primary" busy={submit.busy}>
                报送
              </Button>
            </div>
          )}
        </form>
        {editable && <ReturnedFilesCard roundId={page.id} several={false} />}
        <details className="card">
          <summary className="round-summary">填报经过</summary>
          <div className="body">
            <History type="round_recipient" id={recipient.id} />
          </div>
        </details>
      </div>
      {open && (
        <Suspense>
          <FigureDrawer
            spec={open}
            context={{ from: page.from, to: page.to, cutoff: page.to }}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </Page>
  );
}

function Sub({ page }: { page: AnswerPage }) {
  return (
    <span className="row">
      <RecipientStateTag state={page.recipient.state} />
      <span>
        {page.recipient.orgName} · {page.orgName}收 · {periodText(page)} · {page.dueOn} 前报送{" "}
        {page.state === "open" && <DaysLeft day={page.dueOn} />}
      </span>
    </span>
  );
}

function Standing({ page: { recipient, state, draft, orgName } }: { page: AnswerPage }) {
  if (state === "draft") return <p className="notice">还没有发出，这是填报单位将看到的样子。</p>;
  if (state === "closed") return <p className="notice">这次收表已结束，不再填报。</p>;
  if (recipient.state === "confirmed") {
    return (
      <p className="notice green">
        填报内容已由{orgName}确认；需要更正，请联系{orgName}退回。
      </p>
    );
  }
  if (recipient.state === "returned") return <p className="notice amber">有内容需要补正，补正后请重新报送。</p>;
  return draft ? <p className="notice">下面是上次暂存的内容，还没有报送。</p> : null;
}
