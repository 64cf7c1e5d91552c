import { Link } from "@tanstack/react-router";
import { paths } from "#web/paths.ts";
import "./documents.css";

/** The two views: a district's own documents, and the regulations that come with the release. */
export function DocumentTabs() {
  return (
    <nav className="view-tabs no-print" aria-label="文件的两个视图">
      <Link to={paths.documents()} activeOptions={{ exact: true, includeSearch: false }}>
        文件
      </Link>
      <Link to={paths.regulations()} activeOptions={{ includeSearch: false }}>
        法规库
      </Link>
    </nav>
  );
}
