import { useParams } from "@tanstack/react-router";
import { type KnownDay, statusOn } from "#shared/documents/status.ts";
import { VERIFIED_NAMES } from "#shared/documents/types.ts";
import { daysOf, regulationOf, regulationOn, toBeChecked } from "#shared/regulations/library.ts";
import type { Known, Regulation, RegulationVersion } from "#shared/regulations/types.ts";
import { Page, PageFailed } from "#web/ui/page.tsx";
import { useSession } from "../session/use-session.ts";
import { StatusTag } from "./document-tags.tsx";
import { DayLine, typeName, writtenDay } from "./regulation-parts.tsx";
import "./documents.css";

/** One entry of the library: its wordings along time, what is known of it, and where that is known from. */
export function RegulationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const regulation = regulationOf(id);
  if (!regulation) return <PageFailed error={new Error("法规库中没有这一条")} />;
  return <Entry regulation={regulation} />;
}

function Entry({ regulation }: { regulation: Regulation }) {
  const { today } = useSession();
  const { status } = regulationOn(regulation, today);
  const versions = daysOf(regulation).toReversed();
  return (
    <Page
      title={regulation.title}
      sub={
        <span className="row">
          <span className="tag">{typeName(regulation.type)}</span>
          <StatusTag status={status} />
          <span>{[regulation.issuer, `简称：${regulation.shortNames.join("、")}`].filter(Boolean).join("　")}</span>
        </span>
      }
    >
      <div className="stack">
        <section className="card">
          <header>
            <h2>版本</h2>
            <span className="muted small">按 {today} 的状态</span>
          </header>
          <div className="body">
            <ol className="track">
              {versions.map(({ version, ...days }) => {
                const now = statusOn(days, today);
                return (
                  <li key={version.label} className={now === "in_force" ? "done" : ""}>
                    <div className="stack">
                      <h3>
                        {version.label || "现有文本"} <StatusTag status={now} />
                      </h3>
                      <Days version={version} supersededOn={days.supersededOn} />
                      <p className="muted small">
                        {version.number && `文号：${version.number}　`}来源：{version.source}
                        {toBeChecked(version) && version.effective === undefined && "　施行日期待核对"}
                      </p>
                    </div>
                  </li>
                );
              })}
            </ol>
          </div>
        </section>
        {regulation.provisions && (
          <section className="card">
            <header>
              <h2>常用规定</h2>
              <span className="muted small">摘要，不是原文</span>
            </header>
            <dl className="body provisions">
              {regulation.provisions.map(({ article, says, verified }) => (
                <div key={says}>
                  <dt>{article}</dt>
                  <dd>
                    {says}
                    {verified !== "seen" && <span className="muted small">（{VERIFIED_NAMES[verified]}）</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {regulation.note && <div className="notice">{regulation.note}</div>}
        <p className="muted small">本条依据公开转载的文本整理，不是正式文本；引用以前请核对原文。</p>
      </div>
    </Page>
  );
}

function Days({ version, supersededOn }: { version: RegulationVersion; supersededOn: KnownDay | null }) {
  const days: [string, Known | undefined][] = [
    ["通过", version.adopted],
    ["印发", version.issued],
    ["公布", version.published],
    ["施行", version.effective],
    ["有效期至", version.until],
  ];
  const known = days.filter((one): one is [string, Known] => one[1] !== undefined);
  if (known.length === 0) return <p className="muted">日期未收录</p>;
  return (
    <p className="row" style={{ gap: "0.1rem 1.2rem" }}>
      {known.map(([name, day]) => (
        <DayLine key={name} name={name} day={day} />
      ))}
      {supersededOn && <span>被替代 {writtenDay(supersededOn)}</span>}
    </p>
  );
}
