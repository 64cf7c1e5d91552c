import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useMemo } from "react";
import { z } from "zod";
import { type ActivityDetail, activityContent } from "#shared/activities/contracts.ts";
import { activityKind, keepsOf } from "#shared/catalogue/kinds.ts";
import { ApiError, change, get, post, queryString } from "#web/api/client.ts";
import { orgsQuery, queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { say, sayError } from "#web/ui/toast.tsx";
import { useUploading } from "#web/ui/use-uploading.ts";
import { useSession } from "../session/use-session.ts";
import { AttendanceSection } from "./attendance-section.tsx";
import { BasicsSection } from "./basics-section.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { type Expected, fromContent, type RecordDraft, toContent } from "./form.ts";
import { MoreSection } from "./more-section.tsx";
import { PairSection } from "./pair-section.tsx";
import { useExpected } from "./roll-call.tsx";
import { useDraft } from "./use-draft.ts";

type Props = {
  storageKey: string;
  initial: () => RecordDraft;
  saved: ActivityDetail | null;
  /** what else is to be done with a new activity; it is recorded whether that succeeds or not */
  after?: (id: string) => Promise<unknown>;
};

/** Both lists, whoever stands in both once. */
function joined(first: readonly Expected[], second: readonly Expected[]): Expected[] {
  const known = new Set(first.map(({ personId }) => personId));
  return [...first, ...second.filter(({ personId }) => !known.has(personId))];
}

const previousAnswer = z.object({ previous: activityContent.nullable() });

export function RecordFormView({ storageKey, initial, saved, after }: Props) {
  const session = useSession();
  const navigate = useNavigate();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { draft, set, forget, restart, wasRestored } = useDraft(storageKey, initial);
  const { form } = draft;
  const orgIds = useMemo(
    () => [form.host, ...form.otherOrgs.map((org) => org.orgId)].filter((id): id is string => id !== null),
    [form.host, form.otherOrgs],
  );
  const byName = (activityKind(form.kind)?.expected ?? "none") !== "none";
  const expected = useExpected(orgIds, form.kind, form.heldOn, byName && form.mode === "names");
  const keeps = keepsOf([form.kind]);
  const listed = saved?.attendanceMode === "names" ? saved.attendance.map((one) => ({ ...one, post: "" })) : null;
  // In a saved activity the list of its day stands; a new one asks the roster. Who talked is chosen from the roster.
  const people = keeps === "pair" ? joined(listed ?? [], expected.data ?? []) : (listed ?? expected.data ?? []);
  const uploading = useUploading();
  const save = useMutation({
    mutationFn: async ({ state, revision }: { state: "planned" | "held" | "filed"; revision: number }) => {
      const content = toContent(form, people);
      if (!saved)
        return post(z.object({ id: z.string() }), "/api/activities", {
          ...content,
          id: draft.id,
          commandId: draft.commandId,
          state,
        });
      await change("PUT", `/api/activities/${saved.id}`, { ...content, revision });
      return { id: saved.id };
    },
    onSuccess: async ({ id }, { state }) => {
      forget();
      say(
        saved
          ? "已保存"
          : state === "filed"
            ? "已归档，计入数据"
            : state === "planned"
              ? "计划已保存"
              : "已保存，待归档",
      );
      await after?.(id).catch(sayError);
      await queryClient.invalidateQueries();
      await navigate({ to: paths.activity(id) });
    },
  });
  const likeLastTime = useMutation({
    mutationFn: () =>
      get(previousAnswer, `/api/activities/previous${queryString({ org: form.host, kind: form.kind })}`),
    onSuccess: ({ previous }) => {
      if (!previous) return say("没有同类活动可参照");
      const before = fromContent(previous, { files: [], groups: form.groups });
      set({
        ...before,
        heldOn: form.heldOn,
        endsOn: "",
        title: "",
        mode: form.mode,
        marks: {},
        expected: "",
        present: "",
      });
      say("已按上次填入，请核对");
    },
    onError: sayError,
  });
  const problem = save.error instanceof ApiError ? save.error : null;
  const planned = form.heldOn > session.today;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ state: planned ? "planned" : "filed", revision: saved?.revision ?? 0 });
  };
  return (
    <form className="record stack" onSubmit={submit} noValidate>
      {wasRestored && draft.touched && (
        <div className="notice row">
          <span style={{ flex: 1 }}>已恢复上次没有提交的内容。</span>
          <Button onClick={() => restart(initial())}>放弃，重新填写</Button>
        </div>
      )}
      <BasicsSection
        form={form}
        set={set}
        orgs={orgs}
        problem={problem}
        canRepeat={!saved && form.host !== null}
        repeating={likeLastTime.isPending}
        onRepeat={() => likeLastTime.mutate()}
      />
      {keeps === "pair" && (
        <PairSection form={form} set={set} people={people} pending={expected.isLoading} problem={problem} />
      )}
      {keeps === "all" && (
        <AttendanceSection
          form={form}
          set={set}
          people={people}
          pending={!saved && byName && expected.isLoading}
          byName={byName}
          problem={problem}
        />
      )}
      {keeps !== "fact" && <MoreSection form={form} set={set} orgs={orgs} problem={problem} />}
      {problem?.code === "conflict" && saved ? (
        <ConflictNotice
          saved={saved}
          onOverwrite={(revision) => save.mutate({ state: "held", revision })}
          onDiscard={forget}
        />
      ) : (
        problem && (
          <p className="notice red" role="alert">
            {problem.message}
          </p>
        )
      )}
      <div className="record-foot">
        <span className="grow muted small">{draft.touched ? "草稿已存在本机" : ""}</span>
        {saved ? (
          <Button type="submit" tone="primary" busy={save.isPending}>
            保存修改
          </Button>
        ) : (
          <>
            {!planned && (
              <Button busy={save.isPending || uploading} onClick={() => save.mutate({ state: "held", revision: 0 })}>
                先保存，稍后归档
              </Button>
            )}
            <Button type="submit" tone="primary" busy={save.isPending}>
              {planned ? "保存为计划" : "归档"}
            </Button>
          </>
        )}
      </div>
    </form>
  );
}
