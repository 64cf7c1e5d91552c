import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { z } from "zod";
import { type FigureHit, figureHit } from "#shared/figures/contracts.ts";
import { STANDING_NAMES } from "#shared/report/contracts.ts";
import { get } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { FigureDrawer } from "../figures/figure-drawer.tsx";

const answer = z.object({
  figures: z.array(figureHit),
  issued: z.array(
    z.object({
      reportId: z.string(),
      nodeId: z.string(),
      title: z.string(),
      text: z.string(),
      unit: z.string(),
      standing: z.enum(["same", "stale", "late"]),
      issuedAt: z.string(),
    }),
  ),
});

/** From a record to its figures: where it is counted, and which issued numbers stand on it. */
export function ActivityFigures({ id }: { id: string }) {
  const [open, setOpen] = useState<FigureHit | null>(null);
  const query = useQuery({
    queryKey: ["activity-figures", id],
    queryFn: () => get(answer, `/api/activities/${id}/figures`),
  });
  if (!query.data) return null;
  const { figures, issued } = query.data;
  return (
    <section className="card">
      <header>
        <h2>计入的数据</h2>
      </header>
      <div className="body stack">
        <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
          {figures.map((hit) => (
            <li key={JSON.stringify(hit.spec)}>
              {hit.label}：{" "}
              <button type="button" className="figure" onClick={() => setOpen(hit)}>
                {hit.value ?? "—"}
              </button>{" "}
              {hit.unit}
            </li>
          ))}
        </ul>
        {issued.length > 0 && (
          <div>
            <h3>已印发报告</h3>
            <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
              {issued.map((one) => (
                <li key={`${one.reportId} ${one.nodeId}`}>
                  <Link to={paths.report(one.reportId)}>{one.title}</Link> 中的“{one.text}
                  {one.unit === "%" ? "" : one.unit}”{" "}
                  <span
                    className={`tag ${one.standing === "stale" ? "red" : one.standing === "late" ? "amber" : "green"}`}
                  >
                    {STANDING_NAMES[one.standing]}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {open && <FigureDrawer spec={open.spec} context={contextOf(open)} onClose={() => setOpen(null)} />}
    </section>
  );
}

function contextOf(hit: FigureHit) {
  const { period } = hit.spec;
  if (typeof period === "string") throw new Error("figures of a record have fixed periods");
  return { ...period, cutoff: period.to };
}
