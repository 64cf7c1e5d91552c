import { paths } from "#web/paths.ts";
import { ViewTabs } from "#web/ui/view-tabs.tsx";

const TABS = [
  { to: paths.checkRules(), label: "规则", exact: true },
  { to: paths.checkTerms(), label: "本区词条" },
];

/** What drafts are proofread by: the rules of the release, and the district's own words. */
export function RulesTabs() {
  return <ViewTabs label="校对规则的各个部分" tabs={TABS} />;
}

/** Why nothing can be switched here. */
export function OnlyLooking() {
  return <p className="notice">只能查看：停用、启用规则和增改词条，由组工干部或者系统管理员办理。</p>;
}
