import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { periodText } from "#shared/figures/period.ts";
import { inlineText } from "#shared/report/plain-text.ts";
import { reportQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Failed, Loading } from "#web/ui/page.tsx";
import { sectionsOf } from "./editor/sections.ts";

/** 上期: how the report before this one put it under the same heading. */
export function PreviousPanel({ previousId, heading }: { previousId: string | null; heading: string }) {
  if (previousId === null) return <p className="muted">没有上期报告。同一单位按同一提纲印发过报告后，这里对照显示。</p>;
  return <Previous id={previousId} heading={heading} />;
}

function Previous({ id, heading }: { id: string; heading: string }) {
  const query = useQuery(reportQuery(id));
  if (query.isPending) return <Loading />;
  if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
  const report = query.data;
  const sections = sectionsOf(report.document);
  const same = sections.filter((section) => section.heading === heading);
  return (
    <div className="stack">
      <p className="muted small">
        <Link to={paths.report(id)}>{report.title}</Link>（{periodText(report)}）
      </p>
      {heading !== "" && same.length === 0 && <p className="muted small">上期没有“{heading}”这一部分，以下为全文。</p>}
      {(same.length > 0 ? same : sections).map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text is fixed and headings may repeat
        <section key={index} className="previous-text">
          {section.heading && <h3>{section.heading}</h3>}
          {section.blocks.map((block, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <p key={place}>
              {(block.content ?? []).map((node, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Fragment key={at}>{node.type === "text" ? node.text : <b>{inlineText(node)}</b>}</Fragment>
              ))}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
