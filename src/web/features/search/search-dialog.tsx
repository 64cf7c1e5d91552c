import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { SEARCH_TYPE_NAMES, searchAnswer } from "#shared/search/contracts.ts";
import { isSearchable } from "#shared/search/words.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { hitPath } from "./hit-paths.ts";
import "./search.css";

/** Finds anything by a few characters; arrow keys choose, Enter opens, Escape closes. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const asked = useDeferredValue(typed.trim());
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const ready = isSearchable(asked);
  const answer = useQuery({
    queryKey: ["search", asked],
    queryFn: () => get(searchAnswer, `/api/search${queryString({ q: asked })}`),
    enabled: ready,
    placeholderData: keepPreviousData,
  });
  const groups = ready ? (answer.data?.groups ?? []) : [];
  const options = groups.flatMap(({ type, hits, next }) => [
    ...hits.map((hit) => ({ key: hit.id, href: hitPath(type, hit), type, title: hit.title, note: hit.note })),
    ...(next
      ? [
          {
            key: type,
            href: paths.search(asked, type),
            type,
            title: `全部“${asked}”的${SEARCH_TYPE_NAMES[type]}`,
            note: "",
          },
        ]
      : []),
  ]);
  const chosen = Math.min(at, options.length - 1);
  const open = (href: string) => {
    onClose();
    void navigate({ href });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setAt((chosen + step + options.length) % options.length);
    }
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      const option = options[chosen];
      if (option) open(option.href);
    }
  };
  return (
    <Dialog title="搜索" onClose={onClose}>
      <input
        ref={input}
        className="input search-input"
        type="search"
        role="combobox"
        aria-label="搜索人员、组织、队伍、专项、活动、文件、表彰、收表和报告"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-activedescendant={options[chosen] ? `${list}-${chosen}` : undefined}
        placeholder="名称、地点、姓名或姓名的拼音首字母，两个字起"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label="搜索结果" className="search-list">
        {options.map((option, index) => (
          <div key={option.key} role="presentation">
            {option.type !== options[index - 1]?.type && (
              <div className="search-type" role="presentation">
                {SEARCH_TYPE_NAMES[option.type]}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works in the input, as a combobox does */}
            <div
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === chosen}
              className="search-option"
              onClick={() => open(option.href)}
              onPointerMove={() => setAt(index)}
            >
              <b>{option.title}</b>
              {option.note && <span className="muted small">{option.note}</span>}
            </div>
          </div>
        ))}
      </div>
      <p className="muted small" role="status">
        {!ready
          ? typed.trim() && "再输入一个字"
          : answer.isError
            ? answer.error.message
            : answer.isPending
              ? "正在查找…"
              : options.length === 0 && `没有找到“${asked}”`}
      </p>
    </Dialog>
  );
}
