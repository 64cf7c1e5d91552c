import { paths } from "#web/paths.ts";
import { ViewTabs } from "#web/ui/view-tabs.tsx";
import "./documents.css";

const TABS = [
  { to: paths.documents(), label: "文件", exact: true },
  { to: paths.regulations(), label: "法规库" },
];

/** The two views: a district's own documents, and the regulations that come with the release. */
export function DocumentTabs() {
  return <ViewTabs label="文件的两个视图" tabs={TABS} />;
}
