import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { z } from "zod";
import { session } from "#shared/rights/contracts.ts";
import { ROLE_IDS, type RoleId } from "#shared/rights/roles.ts";
import { get, post } from "#web/api/client.ts";
import { queryClient, sessionQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import "./sign-in-page.css";

const demo = z.object({
  available: z.boolean(),
  accounts: z.array(z.object({ role: z.enum(ROLE_IDS), roleName: z.string(), about: z.string() })),
});

export function SignInPage() {
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const enter = useEnter();
  const signIn = useMutation({
    mutationFn: () => post(session, "/api/session", { username, password }),
    onSuccess: enter,
  });
  const roles = useQuery({ queryKey: ["demo"], queryFn: () => get(demo, "/api/demo") });
  const asRole = useMutation({
    mutationFn: (role: RoleId) => post(session, "/api/demo/session", { role }),
    onSuccess: enter,
  });
  const problem = signIn.error ?? asRole.error;
  useEffect(() => {
    document.title = "登录 · 实录";
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate();
  };
  return (
    <main className="sign-in">
      <div className="card">
        <div className="brand">
          <img className="mark" src="/icon.svg" alt="" />
          <h1 style={{ letterSpacing: "0.12em" }}>实录</h1>
          <span>一次记录，处处可查</span>
        </div>
        <form onSubmit={submit}>
          <TextField label="用户名" value={username} onChange={setUsername} autoComplete="username" required />
          <TextField
            label="密码"
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            required
          />
          {problem && (
            <p className="problem" role="alert">
              {problem.message}
            </p>
          )}
          <Button type="submit" tone="primary" busy={signIn.isPending}>
            登录
          </Button>
        </form>
        {roles.data?.available && (
          <section aria-labelledby="demo-title" style={{ marginTop: "1.6rem" }}>
            <h2 id="demo-title">演示：以一种身份进入</h2>
            <p className="muted small">数据均为虚构，只在本机可用。</p>
            <ul className="demo-roles">
              {roles.data.accounts.map((account) => (
                <li key={account.role}>
                  <Button onClick={() => asRole.mutate(account.role)} disabled={asRole.isPending}>
                    <span>{account.roleName}</span>
                    <span className="muted small">{account.about}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <p className="notice red small">本系统不得存储、处理国家秘密。</p>
      </div>
    </main>
  );
}

/** After signing in: forget what another account saw, and go where one was going. */
function useEnter() {
  const navigate = useNavigate();
  return (signedIn: z.infer<typeof session>) => {
    queryClient.clear();
    queryClient.setQueryData(sessionQuery.queryKey, signedIn);
    const wanted = new URLSearchParams(window.location.search).get("to");
    const inside = wanted?.startsWith("/") && !wanted.startsWith("//") ? wanted : paths.home();
    return navigate({ to: signedIn.mustChangePassword ? paths.password() : inside });
  };
}
