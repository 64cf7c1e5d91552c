import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { activityPage } from "#shared/activities/contracts.ts";
import { citation } from "#shared/documents/types.ts";
import type { FigureContext } from "#shared/figures/contracts.ts";
import type { EvidenceRef } from "#shared/report/document.ts";
import { get, queryString } from "#web/api/client.ts";
import { TextField } from "#web/ui/field.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { someDocuments } from "../documents/document-queries.ts";

type Props = { context: FigureContext; chosen: readonly EvidenceRef[]; onAdd: (evidence: EvidenceRef) => void };

/** What a fact may rest on: activities of the period, and documents of any time. */
export function EvidenceSearch({ context, chosen, onAdd }: Props) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const part = { asked, chosen: new Set(chosen.map(({ id }) => id)), onAdd };
  return (
    <section className="stack">
      <TextField
        label="添加依据"
        value={text}
        onChange={setText}
        placeholder="按名称查找本期活动，按标题或正文查找文件"
        maxLength={60}
      />
      <Activities context={context} {...part} />
      <Documents {...part} />
    </section>
  );
}

type PartProps = { asked: string; chosen: ReadonlySet<string>; onAdd: (evidence: EvidenceRef) => void };

function Activities({ context, asked, chosen, onAdd }: PartProps & { context: FigureContext }) {
  const filter = JSON.stringify({ from: context.from, to: context.to, states: ["filed", "held"], text: asked });
  const found = useQuery({
    queryKey: ["activities", "evidence", filter],
    queryFn: () => get(activityPage, `/api/activities${queryString({ filter, limit: 8 })}`),
    placeholderData: keepPreviousData,
  });
  const hits = (found.data?.rows ?? []).map((row) => ({
    ref: { type: "activity" as const, id: row.id, label: `${row.heldOn} ${row.title}`.slice(0, 200) },
    about: row.hosts.join("、"),
  }));
  return <Hits name="可作依据的活动" empty="本期没有符合的活动" {...{ found, hits, chosen, onAdd }} />;
}

function Documents({ asked, chosen, onAdd }: PartProps) {
  const found = useQuery(someDocuments({ text: asked }, 6));
  const hits = (found.data?.rows ?? []).map((row) => ({
    ref: {
      type: "document" as const,
      id: row.id,
      label: citation({ title: row.title, number: row.number, label: row.versionLabel }),
    },
    about: row.hit ? `${row.hit.before}${row.hit.match}${row.hit.after}` : row.orgName,
  }));
  return <Hits name="可作依据的文件" empty="没有符合的文件" {...{ found, hits, chosen, onAdd }} />;
}

type HitsProps = Omit<PartProps, "asked"> & {
  name: string;
  empty: string;
  found: { isPending: boolean; error: Error | null; refetch(): Promise<unknown> };
  hits: readonly { ref: EvidenceRef; about: string }[];
};

function Hits({ name, empty, found, hits, chosen, onAdd }: HitsProps) {
  if (found.isPending) return <Loading />;
  if (found.error) return <Failed error={found.error} retry={() => void found.refetch()} />;
  const left = hits.filter(({ ref }) => !chosen.has(ref.id));
  if (left.length === 0) return <p className="muted small">{empty}</p>;
  return (
    <ul className="figure-hits" aria-label={name}>
      {left.map(({ ref, about }) => (
        <li key={ref.id}>
          <button type="button" onClick={() => onAdd(ref)}>
            <span className="label">{ref.label}</span>
            <span className="muted small">{about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
