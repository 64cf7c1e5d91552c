import { Link } from "@tanstack/react-router";
import type { HomeAnswer, Todo } from "#shared/home/contracts.ts";
import { paths } from "#web/paths.ts";
import { formatTime } from "#web/ui/history.tsx";
import { Empty } from "#web/ui/page.tsx";
import { Card } from "./card.tsx";

/** What waits for me; each line opens the list of it. */
export function TodoCard({ todos }: { todos: readonly Todo[] }) {
  return (
    <Card title="要办的">
      {todos.length === 0 ? (
        <Empty>没有待办</Empty>
      ) : (
        <ul className="todo-list">
          {todos.map(({ id, text, count, more, page, filter }) => (
            <li key={id}>
              <Link to={paths.filtered(page, filter)}>
                <b>
                  {count}
                  {more && "+"}
                </b>
                <span>{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function ComingCard({ coming }: Pick<HomeAnswer, "coming">) {
  return (
    <Card title="将要举行的" note="今后 30 天">
      {coming.length === 0 ? (
        <Empty>没有计划中的活动</Empty>
      ) : (
        <ul className="home-lines">
          {coming.map((row) => (
            <li key={row.id}>
              <span className="when">
                {row.heldOn} {row.startTime}　{row.hosts.join("、")}　{row.place}
              </span>
              <Link to={paths.activity(row.id)}>{row.title}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

const OBJECT_PATHS: Record<string, (id: string) => string> = { activity: paths.activity, report: paths.report };

/** What others did of late to what I can see. */
export function ChangedCard({ changed }: Pick<HomeAnswer, "changed">) {
  return (
    <Card title="最近的变动" note="近两周，他人所做">
      {changed.length === 0 ? (
        <Empty>没有变动</Empty>
      ) : (
        <ul className="home-lines">
          {changed.map((event) => (
            <li key={event.id}>
              <span className="when">
                {formatTime(event.at)}　{event.actor}
              </span>
              <Link to={OBJECT_PATHS[event.objectType]?.(event.objectId) ?? paths.home()}>{event.sentence}</Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
