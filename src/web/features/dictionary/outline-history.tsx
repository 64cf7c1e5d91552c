import { History } from "#web/ui/history.tsx";

/** What happened to an outline of the district. */
export function OutlineHistory({ id }: { id: string }) {
  return (
    <details className="card">
      <summary className="dictionary-summary">留痕</summary>
      <div className="body">
        <History type="outline" id={id} />
      </div>
    </details>
  );
}
