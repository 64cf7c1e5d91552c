import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type FigureContext, type FigureResult, figureRecords } from "#shared/figures/contracts.ts";
import { periodText } from "#shared/figures/period.ts";
import type { FigureSpec } from "#shared/figures/spec.ts";
import { post } from "#web/api/client.ts";
import { figureQuery, neighboursQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import "./figure-drawer.css";

type Asked = { spec: FigureSpec; context: FigureContext };

/** What stands behind a number: value, definition, records, figures beside it, and what is missing. */
export function FigureDrawer({ spec, context, onClose }: Asked & { onClose: () => void }) {
  // A neighbour opens in the same drawer; the way back is kept.
  const [trail, setTrail] = useState<readonly FigureSpec[]>([spec]);
  const shown = trail.at(-1) ?? spec;
  const figure = useQuery(figureQuery(shown, context));
  return (
    <Dialog title={figure.data?.label ?? "数据"} kind="drawer" onClose={onClose}>
      <div className="stack">
        {trail.length > 1 && (
          <div>
            <Button tone="quiet" onClick={() => setTrail(trail.slice(0, -1))}>
              ← 返回上一个数据
            </Button>
          </div>
        )}
        <FigureBody
          key={JSON.stringify(shown)}
          spec={shown}
          context={context}
          onOpen={(next) => setTrail([...trail, next])}
        />
      </div>
    </Dialog>
  );
}

/** The inside of the drawer, also beside a text that the figure stands in. */
export function FigureBody({ spec, context, onOpen }: Asked & { onOpen?: (spec: FigureSpec) => void }) {
  const figure = useQuery(figureQuery(spec, context));
  if (figure.isPending) return <Loading />;
  if (figure.isError) return <Failed error={figure.error} retry={() => void figure.refetch()} />;
  return (
    <>
      <FigureValue result={figure.data} />
      <FigureHints result={figure.data} />
      <section className="figure-part">
        <h3>口径</h3>
        <p className="definition">{figure.data.definition}</p>
      </section>
      <FigureRecords spec={spec} context={context} count={figure.data.records} />
      <FigureNeighbours spec={spec} context={context} value={figure.data.value} onOpen={onOpen} />
      <DeclaredBeside declared={figure.data.declared} unit={figure.data.unit} />
    </>
  );
}

/** "9 次"; a missing value is said to be missing and never shown as zero. */
export function valueText(value: number | null, unit: string): string {
  return value === null ? "缺数据" : `${value.toLocaleString("zh-CN")}${unit === "%" ? "%" : ` ${unit}`}`;
}

function FigureValue({ result }: { result: FigureResult }) {
  const { value, unit, ratio, period } = result;
  return (
    <div>
      <div className="figure-value">
        {value === null ? "缺数据" : value.toLocaleString("zh-CN")} <small>{value === null ? "" : unit}</small>
      </div>
      <div className="muted small">
        {periodText(period)}
        {ratio && ` · ${ratio.numerator.toLocaleString("zh-CN")} ÷ ${ratio.denominator.toLocaleString("zh-CN")}`}
      </div>
    </div>
  );
}

function FigureHints({ result }: { result: FigureResult }) {
  const { missing, unfiled } = result;
  if (missing === 0 && unfiled === 0) return null;
  return (
    <div className="notice amber">
      {missing > 0 && <p>其中 {missing} 项活动缺少该指标需要的出勤信息，没有计入，也没有按 0 计。</p>}
      {unfiled > 0 && <p>另有 {unfiled} 项已举办、尚未归档的活动没有计入，归档后自动计入。</p>}
    </div>
  );
}

function FigureRecords({ spec, context, count }: Asked & { count: number }) {
  const records = useInfiniteQuery({
    queryKey: ["figure-records", spec, context],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      post(figureRecords, "/api/figures/records", { spec, context, after: pageParam, limit: 20 }),
    getNextPageParam: (last) => last.next,
  });
  const rows = records.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <section className="figure-part">
      <h3>依据的记录（{count.toLocaleString("zh-CN")} 项）</h3>
      {records.isPending ? (
        <Loading />
      ) : records.isError ? (
        <Failed error={records.error} retry={() => void records.refetch()} />
      ) : rows.length === 0 ? (
        <p className="muted">期间内没有符合口径的已归档活动</p>
      ) : (
        <ol className="figure-records" aria-label="依据的记录">
          {rows.map((row) => (
            <li key={row.id}>
              <span>{row.heldOn}</span>
              <Link to={paths.activity(row.id)}>{row.title}</Link>
              <span className="note muted small">
                {row.hosts.join("、")} · {row.note}
                {row.recordedLate && ` · 补录于 ${row.recordedOn}`}
              </span>
            </li>
          ))}
        </ol>
      )}
      {records.hasNextPage && (
        <Button tone="quiet" busy={records.isFetchingNextPage} onClick={() => void records.fetchNextPage()}>
          加载更多
        </Button>
      )}
    </section>
  );
}

type NeighbourProps = Asked & { value: number | null; onOpen: ((spec: FigureSpec) => void) | undefined };

function FigureNeighbours({ spec, context, value, onOpen }: NeighbourProps) {
  const neighbours = useQuery(neighboursQuery(spec, context));
  if (!neighbours.data?.length) return null;
  return (
    <section className="figure-part">
      <h3>为什么不同</h3>
      <p className="muted small">换一种口径会得到的数：</p>
      <dl className="figure-neighbours">
        {neighbours.data.map((one) => (
          <div key={one.why} style={{ display: "contents" }}>
            <dt>
              {one.why}
              {one.value === value && <span className="muted small">（相同）</span>}
            </dt>
            <dd>
              {onOpen ? (
                <button type="button" className="figure" onClick={() => onOpen(one.spec)}>
                  {valueText(one.value, one.unit)}
                </button>
              ) : (
                valueText(one.value, one.unit)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function DeclaredBeside({ declared, unit }: { declared: FigureResult["declared"]; unit: string }) {
  if (declared.length === 0) return null;
  return (
    <section className="figure-part">
      <h3>申报数（没有逐条记录，不计入）</h3>
      <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
        {declared.map((one) => (
          <li key={one.id}>
            {one.orgName} {periodText(one)}：{valueText(one.value, unit)}
            {one.note && <span className="muted small"> {one.note}</span>}
            {one.fileId && (
              <a className="small" href={`/api/files/${one.fileId}`} target="_blank" rel="noreferrer">
                {" "}
                原件
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
