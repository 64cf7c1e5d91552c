import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type ReactNode, useDeferredValue, useState } from "react";
import { activityPage } from "#shared/activities/contracts.ts";
import type { DocumentType } from "#shared/documents/types.ts";
import { searchRegulations } from "#shared/regulations/library.ts";
import { get, queryString } from "#web/api/client.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { someDocuments } from "./document-queries.ts";

type Choice = { id: string; label: string; about: string };
type Found = { isPending: boolean; error: Error | null; refetch(): Promise<unknown> };

type ListProps = {
  query: Found;
  choices: readonly Choice[];
  empty: string;
  label: string;
  onChoose: (id: string) => void;
};

function Choices({ query, choices, empty, label, onChoose }: ListProps) {
  if (query.isPending) return <Loading />;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  if (choices.length === 0) return <p className="muted">{empty}</p>;
  return (
    <ul className="choices" aria-label={label}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <button type="button" onClick={() => onChoose(choice.id)}>
            <span>{choice.label}</span>
            <span className="muted small">{choice.about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

type Props = { title: string; onChoose: (id: string) => void; onClose: () => void };

/** An activity that has been recorded already, by its name. */
export function PickActivity({ title, onChoose, onClose, from }: Props & { from: string | null }) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const filter = JSON.stringify({ from, states: ["filed", "held", "planned"], text: asked });
  const query = useQuery({
    queryKey: ["activities", "pick", filter],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter, limit: 10 })}`),
    placeholderData: keepPreviousData,
  });
  const choices = (query.data?.rows ?? []).map((row) => ({
    id: row.id,
    label: `${row.heldOn} ${row.title}`,
    about: row.hosts.join("、"),
  }));
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <TextField label="名称含" value={text} onChange={setText} placeholder="输入两字以上" maxLength={60} />
        <Choices
          query={query}
          choices={choices}
          empty={from ? "收文以来没有符合的活动" : "没有符合的活动"}
          label="可选的活动"
          onChoose={onChoose}
        />
      </div>
    </Dialog>
  );
}

type DocumentProps = Props & { types: readonly DocumentType[]; except: string };

export function PickDocument({ title, onChoose, onClose, types, except }: DocumentProps) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const query = useQuery(someDocuments({ types: [...types], text: asked }, 10));
  const choices = (query.data?.rows ?? [])
    .filter((row) => row.id !== except)
    .map((row) => ({ id: row.id, label: row.title, about: [row.sortOn, row.number, row.orgName].join("　") }));
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <TextField label="标题、文号或正文含" value={text} onChange={setText} maxLength={60} />
        <Choices query={query} choices={choices} empty="没有符合的文件" label="可选的文件" onChoose={onChoose} />
      </div>
    </Dialog>
  );
}

const AT_HAND: Found = { isPending: false, error: null, refetch: () => Promise.resolve() };

/** An entry of the regulations library, which is at hand without asking the server. */
export function PickRegulation({ title, onChoose, onClose, extra }: Props & { extra: ReactNode }) {
  const [text, setText] = useState("");
  const choices = searchRegulations(text)
    .slice(0, 10)
    .map((one) => ({ id: one.id, label: one.title, about: one.issuer }));
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="stack">
        <TextField label="名称含" value={text} onChange={setText} placeholder="如：支部工作" maxLength={60} />
        <Choices query={AT_HAND} choices={choices} empty="法规库中没有" label="可选的法规" onChoose={onChoose} />
        {extra}
      </div>
    </Dialog>
  );
}
