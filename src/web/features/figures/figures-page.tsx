import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { z } from "zod";
import { type FigureHit, figureHit } from "#shared/figures/contracts.ts";
import { post } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Empty, Failed, Loading, Page } from "#web/ui/page.tsx";
import { useOwnLocation } from "#web/ui/use-own-location.ts";
import { useSession } from "../session/use-session.ts";
import { FigureDrawer } from "./figure-drawer.tsx";

const EXAMPLES = [
  "全体干部会议 部机关 今年 次数",
  "主题党日 全区 上半年 人次",
  "警示教育 今年 出勤率",
  "党课我来讲比赛 全区 今年",
];

/** Ask for a number in plain Chinese; each answer opens onto its definition and its records. */
export function FiguresPage() {
  const { today } = useSession();
  const search = useOwnLocation().searchStr;
  const asked = new URLSearchParams(search).get("q") ?? "";
  const navigate = useNavigate();
  const [question, setQuestion] = useState(asked);
  const [open, setOpen] = useState<FigureHit | null>(null);
  const year = today.slice(0, 4);
  const context = { from: `${year}-01-01`, to: `${year}-12-31`, cutoff: today };
  const hits = useQuery({
    queryKey: ["figure-search", asked, today],
    queryFn: () => post(z.array(figureHit), "/api/figures/search", { question: asked, context }),
    enabled: asked !== "",
  });
  const ask = (text: string) => {
    setQuestion(text);
    void navigate({ href: paths.figures(text), replace: true });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (question.trim()) ask(question.trim());
  };
  return (
    <Page title="数据" sub="输入活动类型、时间、范围、指标，查一个数；点数字看口径和记录">
      <div className="stack" style={{ maxWidth: "52rem" }}>
        <form className="card" onSubmit={submit}>
          <div className="body stack">
            <TextField label="想查什么" value={question} onChange={setQuestion} placeholder="如：主题党日 今年 次数" />
            <div className="row">
              <Button type="submit" tone="primary">
                查询
              </Button>
              {EXAMPLES.map((example) => (
                <Button key={example} tone="quiet" onClick={() => ask(example)}>
                  {example}
                </Button>
              ))}
            </div>
          </div>
        </form>
        {asked !== "" && (
          <section className="card" aria-label="结果" aria-live="polite">
            {hits.isPending ? (
              <Loading />
            ) : hits.isError ? (
              <Failed error={hits.error} retry={() => void hits.refetch()} />
            ) : hits.data.length === 0 ? (
              <Empty>没有查到，请换个说法</Empty>
            ) : (
              <Hits hits={hits.data} onOpen={setOpen} />
            )}
          </section>
        )}
      </div>
      {open && <FigureDrawer spec={open.spec} context={context} onClose={() => setOpen(null)} />}
    </Page>
  );
}

function Hits({ hits, onOpen }: { hits: readonly FigureHit[]; onOpen: (hit: FigureHit) => void }) {
  return (
    <table className="list">
      <tbody>
        {hits.map((hit) => (
          <tr key={JSON.stringify(hit.spec)}>
            <td>{hit.label}</td>
            <td className="num">
              {hit.value === null ? (
                <Button tone="quiet" onClick={() => onOpen(hit)}>
                  缺数据
                </Button>
              ) : (
                <>
                  <button type="button" className="figure" onClick={() => onOpen(hit)}>
                    {hit.value.toLocaleString("zh-CN")}
                  </button>{" "}
                  {hit.unit}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
