import { keepPreviousData, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { outlinePreview } from "#shared/report/outline-contracts.ts";
import type { OutlineDocument } from "#shared/report/outline-document.ts";
import { post } from "#web/api/client.ts";
import { orgsQuery } from "#web/api/queries.ts";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField } from "#web/ui/field.tsx";
import { Failed, Loading } from "#web/ui/page.tsx";
import { periodChoices } from "../reports/period-choices.ts";
import { useSession } from "../session/use-session.ts";

/** Writing is not disturbed by a figure for every letter. */
const PAUSE = 700;

function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** What the outline would write today of an organisation, with the numbers of its records. */
export function OutlinePreview({ document }: { document: OutlineDocument }) {
  const { today } = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data.filter(({ activeTo, kind }) => activeTo === null && kind !== "section");
  const own = orgs.find(({ kind }) => kind === "department") ?? orgs[0];
  const [org, setOrg] = useState<string | null>(null);
  const periods = periodChoices(today).filter(({ period }) => period.from <= today);
  const [chosen, setChosen] = useState("year");
  const period = (periods.find(({ id }) => id === chosen) ?? periods[0])?.period ?? { from: today, to: today };
  const input = { document: useSettled(document), orgId: org ?? own?.id ?? "", context: { ...period, cutoff: today } };
  const query = useQuery({
    queryKey: ["outline-preview", input],
    queryFn: () => post(outlinePreview, "/api/outlines/preview", input),
    enabled: input.orgId !== "",
    placeholderData: keepPreviousData,
  });
  return (
    <section className="card outline-preview" aria-labelledby="outline-preview">
      <header>
        <h2 id="outline-preview">预览</h2>
        <span className="muted small" role="status">
          {query.isFetching ? "正在计算…" : "按本区记录计算，不保存"}
        </span>
      </header>
      <div className="body stack">
        <div className="grid-2">
          <SingleCombobox
            label="预览单位"
            required
            choices={orgs.map(({ id, name, code }) => ({ value: id, label: name, hint: code }))}
            value={org ?? own?.id ?? null}
            onChange={setOrg}
          />
          <SelectField
            label="预览期间"
            value={chosen}
            onChange={setChosen}
            options={periods.map(({ id, label }) => ({ value: id, label }))}
          />
        </div>
        {query.isPending ? (
          <Loading />
        ) : query.isError ? (
          <Failed error={query.error} retry={() => void query.refetch()} />
        ) : (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reached from the keyboard */}
            <article className="preview-paper" aria-label="预览的文字" tabIndex={0}>
              <p className="preview-title">{query.data.title}</p>
              {query.data.blocks.map(({ level, number, parts }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text of one moment
                <p key={index} className={level > 0 ? `preview-heading level-${level}` : undefined}>
                  {number}
                  {parts.map(({ text, is }, at) =>
                    is === "text" ? (
                      text
                    ) : (
                      // biome-ignore lint/suspicious/noArrayIndexKey: the text of one moment
                      <span key={at} className={is} title={is === "fact" ? "事实句，写作时给出依据" : "由记录算出"}>
                        {text}
                      </span>
                    ),
                  )}
                </p>
              ))}
            </article>
            {query.data.omitted.length > 0 && (
              <p className="muted small">本期没有记录、未写入的内容：{query.data.omitted.join("、")}。</p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
