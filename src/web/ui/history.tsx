import { useQuery } from "@tanstack/react-query";
import { historyQuery } from "#web/api/queries.ts";

const TIME = new Intl.DateTimeFormat("zh-CN", { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" });

/** What happened to an object, as sentences, newest first. */
export function History({ type, id }: { type: string; id: string }) {
  const events = useQuery(historyQuery(type, id));
  if (!events.data?.length) return <p className="muted small">{events.isPending ? "正在加载…" : "没有留痕"}</p>;
  return (
    <ol className="history">
      {events.data.map((event) => (
        <li key={event.id}>
          <time dateTime={event.at} className="muted small">
            {TIME.format(new Date(event.at))}
          </time>
          <span>
            {event.actor}：{event.sentence}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function formatTime(iso: string): string {
  return TIME.format(new Date(iso));
}
