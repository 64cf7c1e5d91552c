import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { z } from "zod";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { History } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";
import { rulesQuery } from "./check-queries.ts";
import { RuleFamilySection } from "./rule-family.tsx";
import { isOff, ruleFamilies } from "./rule-filter.ts";
import { OnlyLooking, RulesTabs } from "./rules-tabs.tsx";
import "./rules.css";

const filterSchema = z.object({
  text: z.string().max(60).default(""),
  show: z.enum(["all", "off", "hint"]).default("all"),
});

const SHOW = [
  { value: "all" as const, label: "全部规则" },
  { value: "off" as const, label: "只看停用的" },
  { value: "hint" as const, label: "只看文体提示" },
];

/** 校对规则: everything a draft is held against, by family, each to be switched off and on. */
export function RulesPage() {
  const { district } = useSession();
  const [filter, setFilter] = useAddress(filterSchema);
  const asked = useDeferredValue(filter);
  const query = useQuery({ ...rulesQuery, refetchOnMount: "always" });
  const rules = query.data?.rules ?? [];
  const families = useMemo(() => ruleFamilies(rules, asked), [rules, asked]);
  const found = families.reduce((sum, one) => sum + one.rules.length, 0);
  const filtered = asked.text.trim() !== "" || asked.show !== "all";
  const mayChange = query.data?.can.change ?? false;
  return (
    <Page
      title="校对规则"
      sub={
        query.data
          ? `共 ${rules.length} 条，停用 ${rules.filter(isOff).length} 条。停用后新核对和重新核对的文稿不再提示，随时可以启用`
          : "核对文稿时按哪些规则挑错"
      }
    >
      <RulesTabs />
      <div className="stack">
        {query.data && !mayChange && <OnlyLooking />}
        <PagedList
          query={query}
          count={found}
          empty={asked.show === "off" && asked.text === "" ? "没有停用的规则" : "没有符合条件的规则"}
          head={
            <search className="filters" aria-label="筛选规则">
              <TextField
                label="规则或标准含"
                value={filter.text}
                onChange={(text) => setFilter({ ...filter, text })}
                placeholder="如：布署、标点"
                maxLength={60}
              />
              <SelectField
                label="显示"
                value={filter.show}
                onChange={(show) => setFilter({ ...filter, show })}
                options={SHOW}
              />
              <p className="visually-hidden" role="status">
                {filtered && `${found} 条规则`}
              </p>
            </search>
          }
        >
          {families.map((family) => (
            <RuleFamilySection
              // what is looked for is shown unfolded
              key={`${family.family} ${filtered}`}
              family={family}
              unfolded={filtered}
              mayChange={mayChange}
            />
          ))}
        </PagedList>
        {query.data && (
          <details className="card">
            <summary className="rules-summary">修改记录</summary>
            <div className="body">
              <History type="proof_term" id={district.id} />
            </div>
          </details>
        )}
      </div>
    </Page>
  );
}
