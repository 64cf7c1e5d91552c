import { paths } from "#web/paths.ts";
import { ViewTabs } from "#web/ui/view-tabs.tsx";
import "./dictionary.css";

const TABS = [
  { to: paths.dictionary(), label: "主题", exact: true },
  { to: paths.calendar(), label: "节假日" },
  { to: paths.outlines(), label: "提纲" },
  { to: paths.kindWords(), label: "措辞" },
];

/** What a district sets in its own words. */
export function DictionaryTabs() {
  return <ViewTabs label="字典的各个部分" tabs={TABS} />;
}
