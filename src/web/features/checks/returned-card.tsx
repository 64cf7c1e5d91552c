import { Link } from "@tanstack/react-router";
import type { ReturnedFigure, ReturnedReport } from "#shared/checks/contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { ToneTag } from "./tone-sign.tsx";

type Props = { returned: ReturnedReport; onGo: (point: string) => void };

/** The draft is a copy of a report that was issued here: which of its numbers still read as they were issued. */
export function ReturnedCard({ returned, onGo }: Props) {
  const numbered = returned.figures.map((figure, index) => ({ figure, id: `r${index}` }));
  const changed = numbered.filter(({ figure }) => figure.state === "changed" && figure.stale === null);
  const corrected = numbered.filter(({ figure }) => figure.stale !== null && figure.state !== "missing");
  const missing = numbered.filter(({ figure }) => figure.state === "missing");
  const same = numbered.filter(({ figure }) => figure.state === "same" && figure.stale === null);
  return (
    <section className="card returned" aria-labelledby="returned">
      <header>
        <h2 id="returned">
          这是已印发的<Link to={paths.report(returned.reportId)}>《{returned.title}》</Link>的一份稿件
        </h2>
        <span className="muted small nowrap">印发于 {formatTime(returned.issuedAt)}</span>
      </header>
      <div className="body stack">
        <p>
          印发的 {numbered.length} 个数字：{same.length} 个未变，{changed.length} 个被改动，{missing.length} 个不见了
          {corrected.length > 0 && `，${corrected.length} 个的记录后来作了更正`}。
        </p>
        {changed.length > 0 && (
          <ul className="returned-list" aria-label="被改动的数字">
            {changed.map(({ figure, id }) => (
              <li key={id}>
                <ToneTag tone="changed" />
                <span className="grow">
                  {figure.label}：印发时 <b>{figure.issued}</b>，现在写 <b>{figure.now}</b>
                </span>
                {figure.length > 0 && (
                  <Button tone="quiet" className="no-print" onClick={() => onGo(id)}>
                    看这一处
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <Plain name="不见了的数字" figures={missing.map(({ figure }) => figure)} said={goneText} />
        <Plain name="记录更正过的数字" figures={corrected.map(({ figure }) => figure)} said={correctedText} />
        {same.length > 0 && (
          <details>
            <summary>未变的 {same.length} 个数字</summary>
            <Plain name="未变的数字" figures={same.map(({ figure }) => figure)} said={sameText} />
          </details>
        )}
      </div>
    </section>
  );
}

const goneText = ({ label, issued }: ReturnedFigure) => `${label}：印发时 ${issued}，这份稿件里没有这句话`;
const sameText = ({ label, issued }: ReturnedFigure) => `${label}：${issued}`;
const correctedText = ({ label, issued, now, stale }: ReturnedFigure) =>
  `${label}：印发时 ${issued}，现在写 ${now ?? issued}；记录更正后为 ${stale}，不是改动`;

type PlainProps = { name: string; figures: readonly ReturnedFigure[]; said: (figure: ReturnedFigure) => string };

function Plain({ name, figures, said }: PlainProps) {
  if (figures.length === 0) return null;
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <ul className="returned-list">
        {figures.map((figure) => (
          <li key={figure.nodeId}>
            <span className="grow">{said(figure)}</span>
            {figure.length > 0 && (
              <Button tone="quiet" className="no-print" onClick={() => lookAt(figure.start)}>
                看这一处
              </Button>
            )}
          </li>
        ))}
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
