import type { OutlineRow } from "#shared/report/outline-contracts.ts";

/** Which version an outline is at, and whether there is more in its draft. */
export function OutlineTags({ outline: { own, version, changed, retired } }: { outline: OutlineRow }) {
  return (
    <span className="row">
      {version === null ? <span className="tag">未发布</span> : <span className="tag green">第 {version} 版</span>}
      {own && version !== null && changed && <span className="tag amber">草稿有改动</span>}
      {retired && <span className="tag">已停用</span>}
    </span>
  );
}
