import { useQuery } from "@tanstack/react-query";
import { memo, useDeferredValue, useState } from "react";
import { z } from "zod";
import type { OwnTerm } from "#shared/checks/rule-contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { rulesQuery } from "./check-queries.ts";
import { useTermStep } from "./rule-steps.ts";
import { RuleSwitch } from "./rule-switch.tsx";
import { OnlyLooking, RulesTabs } from "./rules-tabs.tsx";
import { TermDialog } from "./term-dialog.tsx";
import { ToneTag } from "./tone-sign.tsx";
import "./rules.css";

const AT_ONCE = 100;
const filterSchema = z.object({ text: z.string().max(60).default(""), off: z.boolean().default(false) });

/** 本区词条: what is often written wrong here, newest first. */
export function TermsPage() {
  const [filter, setFilter] = useAddress(filterSchema);
  const asked = useDeferredValue(filter);
  const [limit, setLimit] = useState(AT_ONCE);
  const [open, setOpen] = useState<OwnTerm | "new" | null>(null);
  const query = useQuery({ ...rulesQuery, refetchOnMount: "always" });
  const { mutate, isPending } = useTermStep();
  const terms = query.data?.terms ?? [];
  const words = asked.text.trim();
  const found = terms
    .filter(({ wrong, correct, note, off }) => (off || !asked.off) && `${wrong}\n${correct}\n${note}`.includes(words))
    .toReversed();
  const mayChange = query.data?.can.change ?? false;
  const off = terms.filter((term) => term.off).length;
  const add = (
    <Button tone="primary" onClick={() => setOpen("new")}>
      新增词条
    </Button>
  );
  return (
    <Page
      title="校对规则"
      sub={
        terms.length > 0
          ? `本区词条 ${terms.length} 条，停用 ${off} 条`
          : "本区容易写错的单位名称、活动名称和固定说法，核对文稿时一并挑出"
      }
      actions={mayChange && terms.length > 0 && add}
    >
      <RulesTabs />
      <div className="stack">
        {query.data && !mayChange && <OnlyLooking />}
        <PagedList
          query={{
            ...query,
            hasNextPage: found.length > limit,
            fetchNextPage: async () => setLimit(limit + AT_ONCE),
          }}
          count={found.length}
          empty={
            terms.length > 0 ? (
              "没有符合条件的词条"
            ) : (
              <>
                <p>还没有本区词条：写明哪种写法是错的、应当怎样写，文稿里出现就会标出。</p>
                {mayChange && <p className="row after">{add}</p>}
              </>
            )
          }
          head={
            terms.length > 0 && (
              <search className="filters" aria-label="筛选词条">
                <TextField
                  label="词条或说明含"
                  value={filter.text}
                  onChange={(text) => setFilter({ ...filter, text })}
                  maxLength={60}
                />
                <CheckField
                  label="只看停用的"
                  checked={filter.off}
                  onChange={(only) => setFilter({ ...filter, off: only })}
                />
              </search>
            )
          }
        >
          <ListTable className="terms" columns={["错误写法", "正确写法", "级别", "说明", "状态", "操作"]}>
            {found.slice(0, limit).map((term) => (
              <TermLine
                key={term.id}
                term={term}
                mayChange={mayChange}
                busy={isPending}
                onOpen={setOpen}
                onSwitch={mutate}
              />
            ))}
          </ListTable>
        </PagedList>
      </div>
      {open && <TermDialog term={open === "new" ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

type LineProps = {
  term: OwnTerm;
  mayChange: boolean;
  busy: boolean;
  onOpen: (term: OwnTerm) => void;
  onSwitch: (term: OwnTerm) => void;
};

const TermLine = memo(function TermLine({ term, mayChange, busy, onOpen, onSwitch }: LineProps) {
  const { wrong, correct, severity, note, off } = term;
  return (
    <tr className={off ? "off" : undefined}>
      <td className="lead">{wrong}</td>
      <td data-label="应为">{correct}</td>
      <td className="nowrap">
        <ToneTag tone={severity} />
      </td>
      <td className="term-note">{note}</td>
      <td>
        <RuleSwitch
          name={`${wrong}（应为${correct}）`}
          on={!off}
          disabled={!mayChange || busy}
          onSwitch={(on) => onSwitch({ ...term, off: !on })}
        />
      </td>
      <td>
        {mayChange && (
          <Button tone="quiet" aria-label={`修改词条：${wrong}`} onClick={() => onOpen(term)}>
            修改
          </Button>
        )}
      </td>
    </tr>
  );
});
