import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { ApiError, post } from "#web/api/client.ts";
import { queryClient, sessionQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { say } from "#web/ui/toast.tsx";
import { useSession } from "./use-session.ts";

export function PasswordPage() {
  const session = useSession();
  const navigate = useNavigate();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [again, setAgain] = useState("");
  const differs = again !== "" && again !== next;
  const save = useMutation({
    mutationFn: () => post(z.object({ ok: z.boolean() }), "/api/session/password", { current, next }),
    onSuccess: async () => {
      say("密码已修改");
      await queryClient.refetchQueries(sessionQuery);
      await navigate({ to: paths.home() });
    },
  });
  const problem = save.error instanceof ApiError ? save.error : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!differs) save.mutate();
  };
  return (
    <Page title="修改密码" sub={session.mustChangePassword ? "首次登录，请先设置自己的密码" : undefined}>
      <form className="card" style={{ maxWidth: "28rem" }} onSubmit={submit}>
        <div className="body stack">
          <TextField
            label="当前密码"
            type="password"
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
            required
            problem={problem?.field === "current" ? problem.message : undefined}
          />
          <TextField
            label="新密码"
            type="password"
            value={next}
            onChange={setNext}
            autoComplete="new-password"
            required
            hint="至少 10 个字符，包含大写字母、小写字母、数字、符号中的三类"
            problem={problem && problem.field !== "current" ? problem.message : undefined}
          />
          <TextField
            label="再输一次新密码"
            type="password"
            value={again}
            onChange={setAgain}
            autoComplete="new-password"
            required
            problem={differs ? "两次输入不一致" : undefined}
          />
          <div>
            <Button type="submit" tone="primary" busy={save.isPending}>
              保存
            </Button>
          </div>
        </div>
      </form>
    </Page>
  );
}
