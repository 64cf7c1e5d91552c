import { Link } from "@tanstack/react-router";
import type { CheckDetail, ReturnedFigure, ReturnedReport } from "#shared/checks/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import type { Point } from "./points.ts";
import { ToneSign } from "./tone-sign.tsx";
import type { Tone } from "./tones.ts";

type Props = {
  check: CheckDetail;
  returned: ReturnedReport;
  points: readonly Point[];
  onGo: (point: string) => void;
};

/** The draft is a copy of a report that was issued here: which of its numbers still read as they were issued. */
export function ReturnedCard({ check, returned, points, onGo }: Props) {
  const { figures, title, issuedAt, reportId } = returned;
  const changed = figures.filter(({ state }) => state === "changed");
  const missing = figures.filter(({ state }) => state === "missing");
  const corrected = figures.filter(({ state, stale }) => state === "same" && stale !== null);
  const same = figures.filter(({ state, stale }) => state === "same" && stale === null);
  /** what is said of it among the findings; null where the rule is switched off */
  const pointOf = (rule: string, figure: ReturnedFigure) =>
    points.find(({ sort, index, start }) => {
      const said = check.findings[index];
      return (
        sort === "returned" && said?.rule === rule && start === figure.start && said.message.includes(figure.label)
      );
    }) ?? null;
  const list = { pointOf, onGo };
  return (
    <section className="card returned" aria-labelledby="returned">
      <header>
        <h2 id="returned" className="linked">
          这是已印发的<Link to={paths.report(reportId)}>《{title}》</Link>的一份稿件
        </h2>
        <span className="muted small nowrap">印发于 {formatTime(issuedAt)}</span>
      </header>
      <div className="body stack">
        <p>
          印发的 {figures.length} 个数字：{same.length + corrected.length} 个未变，{changed.length} 个被改动，
          {missing.length} 个不见了。
        </p>
        <Figures
          {...list}
          name="被改动的数字"
          tone="changed"
          rule="returned.changed"
          figures={changed}
          said={changedText}
        />
        <Figures
          {...list}
          name="不见了的数字"
          tone="warning"
          rule="returned.missing"
          figures={missing}
          said={goneText}
        />
        <Figures
          {...list}
          name="未变、但记录已经更正的数字"
          tone="warning"
          rule="returned.stale"
          figures={corrected}
          said={correctedText}
        />
        {same.length > 0 && (
          <details>
            <summary>未变的 {same.length} 个数字</summary>
            <Figures {...list} name="未变的数字" tone="agrees" rule="" figures={same} said={sameText} />
          </details>
        )}
      </div>
    </section>
  );
}

const changedText = ({ label, issued, now, stale }: ReturnedFigure) =>
  `“${label}”印发时是 ${issued}，现在写 ${now}${stale === null ? "" : `；记录更正后为 ${stale}`}`;
const goneText = ({ label, issued }: ReturnedFigure) => `“${label}${issued}”，这份稿件里没有了`;
const correctedText = ({ label, issued, stale }: ReturnedFigure) =>
  `“${label}${issued}”，记录更正后为 ${stale}，不是改动`;
const sameText = ({ label, issued }: ReturnedFigure) => `“${label}${issued}”`;

type FiguresProps = {
  name: string;
  tone: Tone;
  rule: string;
  figures: readonly ReturnedFigure[];
  said: (figure: ReturnedFigure) => string;
  pointOf: (rule: string, figure: ReturnedFigure) => Point | null;
  onGo: (point: string) => void;
};

function Figures({ name, tone, rule, figures, said, pointOf, onGo }: FiguresProps) {
  if (figures.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul className="returned-list">
        {figures.map((figure) => {
          const point = pointOf(rule, figure);
          return (
            <li key={figure.nodeId}>
              <ToneSign tone={tone} />
              <span className="grow">{said(figure)}</span>
              {(point || figure.length > 0) && (
                <Button
                  tone="quiet"
                  className="no-print"
                  // the place of what is gone is here
                  {...(point && figure.length === 0 && { "data-points": point.id, tabIndex: 0 })}
                  onClick={() => (point ? onGo(point.id) : lookAt(figure.start))}
                >
                  {figure.length > 0 ? "看这一处" : "处理"}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Brings a paragraph of the text into sight: nothing is marked there. */
function lookAt(start: number): void {
  const lines = [...document.querySelectorAll<HTMLElement>(".draft-line")];
  const line = lines.filter((one) => Number(one.dataset.start) <= start).at(-1);
  line?.scrollIntoView({ block: "center" });
}
