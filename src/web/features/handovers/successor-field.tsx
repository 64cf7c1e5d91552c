import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { accountPage } from "#shared/rights/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { TextField } from "#web/ui/field.tsx";

export type Successor =
  | { kind: "known"; id: string | null; name: string }
  | { kind: "new"; person: { username: string; name: string } };

export const NOBODY: Successor = { kind: "known", id: null, name: "" };

type Props = {
  from: string;
  value: Successor;
  onChange: (value: Successor) => void;
  problem: (field: string) => string | undefined;
};

/** An account that is there, found by words, or a new one. */
export function SuccessorField({ from, value, onChange, problem }: Props) {
  const id = useId();
  return (
    <fieldset className="stack" style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className="visually-hidden">接任者</legend>
      <div className="row">
        <label className="check-field">
          <input type="radio" name={id} checked={value.kind === "known"} onChange={() => onChange(NOBODY)} /> 已有账号
        </label>
        <label className="check-field">
          <input
            type="radio"
            name={id}
            checked={value.kind === "new"}
            onChange={() => onChange({ kind: "new", person: { username: "", name: "" } })}
          />{" "}
          新开通账号
        </label>
      </div>
      {value.kind === "known" ? (
        <KnownSuccessor from={from} value={value} onChange={onChange} problem={problem("to")} />
      ) : (
        <>
          <TextField
            label="接任者姓名"
            value={value.person.name}
            onChange={(name) => onChange({ kind: "new", person: { ...value.person, name } })}
            required
            maxLength={40}
            problem={problem("to.name")}
          />
          <TextField
            label="接任者用户名"
            value={value.person.username}
            onChange={(username) => onChange({ kind: "new", person: { ...value.person, username } })}
            required
            hint="汉字、字母、数字均可；初始密码在确认后显示一次"
            problem={problem("to.username") ?? problem("username")}
          />
        </>
      )}
    </fieldset>
  );
}

type KnownProps = Pick<Props, "from" | "onChange"> & {
  value: Extract<Successor, { kind: "known" }>;
  problem: string | undefined;
};

/** Among thousands of accounts the server finds: the list holds the few that the words leave. */
function KnownSuccessor({ from, value, onChange, problem }: KnownProps) {
  const name = useId();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const filter = JSON.stringify({ text: asked, state: "active" });
  const found = useQuery({
    queryKey: ["accounts", "successor", filter],
    queryFn: () => get(accountPage, `/api/accounts${queryString({ filter, limit: 8 })}`),
    placeholderData: keepPreviousData,
  });
  const rows = (found.data?.rows ?? []).filter((account) => account.id !== from);
  return (
    <>
      <TextField
        label="查找接任者"
        value={text}
        onChange={setText}
        placeholder="姓名、用户名或组织"
        maxLength={60}
        problem={problem}
      />
      <div className="successors" role="radiogroup" aria-label="接任者账号">
        {rows.map((account) => (
          <label key={account.id} className="check-field">
            <input
              type="radio"
              name={name}
              checked={value.id === account.id}
              onChange={() => onChange({ kind: "known", id: account.id, name: account.name })}
            />{" "}
            {account.name}（{account.username}）
            <span className="muted small">
              {account.grants.map((grant) => `${grant.roleName} · ${grant.orgName}`).join("；")}
            </span>
          </label>
        ))}
        {found.data && rows.length === 0 && <p className="muted small">没有找到，请换个词，或选择“新开通账号”</p>}
      </div>
    </>
  );
}
