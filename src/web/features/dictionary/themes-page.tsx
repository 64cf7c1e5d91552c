import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { type ThemeEntry, themeFilter, themePage } from "#shared/dictionary/contracts.ts";
import { get, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { ExportButton } from "#web/ui/export-button.tsx";
import { CheckField, TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { DictionaryTabs } from "./dictionary-tabs.tsx";
import { MergeThemeDialog, ThemeDialog } from "./theme-dialogs.tsx";
import { useThemeStep } from "./use-theme-step.ts";

type Open = { what: "name"; theme: ThemeEntry | null } | { what: "merge"; theme: ThemeEntry };

/** The themes of the district with the activities under each. */
export function ThemesPage() {
  const [filter, setFilter] = useAddress(themeFilter);
  const [open, setOpen] = useState<Open | null>(null);
  const asked = useDeferredValue(filter);
  const list = useInfiniteQuery({
    queryKey: ["themes", "dictionary", asked],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) =>
      get(themePage, `/api/dictionary/themes${queryString({ filter: JSON.stringify(asked), after: pageParam })}`),
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total;
  const filtered = filter.text !== "" || filter.retired;
  const close = () => setOpen(null);
  return (
    <Page
      title="字典与提纲"
      sub={total === undefined ? "本区自己的用词" : `共 ${total.toLocaleString("zh-CN")} 个主题`}
      actions={
        <>
          <ExportButton url={`/api/dictionary/themes/export${queryString({ filter: JSON.stringify(filter) })}`} />
          <Button tone="primary" onClick={() => setOpen({ what: "name", theme: null })}>
            新建主题
          </Button>
        </>
      }
    >
      <DictionaryTabs />
      <PagedList
        query={list}
        count={rows.length}
        empty={filtered ? "没有符合条件的主题" : "还没有主题。主题说明活动是关于什么的，一项活动可以有几个主题"}
        head={
          <search className="filters" aria-label="筛选主题">
            <TextField
              label="名称含"
              value={filter.text}
              onChange={(text) => setFilter({ ...filter, text })}
              maxLength={60}
            />
            <CheckField
              label="含已停用"
              checked={filter.retired}
              onChange={(retired) => setFilter({ ...filter, retired })}
            />
          </search>
        }
      >
        <ListTable columns={["主题", "活动#", "状态", "操作"]}>
          {rows.map((theme) => (
            <ThemeLine
              key={theme.id}
              theme={theme}
              onRename={() => setOpen({ what: "name", theme })}
              onMerge={() => setOpen({ what: "merge", theme })}
            />
          ))}
        </ListTable>
      </PagedList>
      {open?.what === "name" && <ThemeDialog theme={open.theme} onClose={close} />}
      {open?.what === "merge" && <MergeThemeDialog theme={open.theme} onClose={close} />}
    </Page>
  );
}

type LineProps = { theme: ThemeEntry; onRename: () => void; onMerge: () => void };

function ThemeLine({ theme, onRename, onMerge }: LineProps) {
  const step = useThemeStep(theme);
  return (
    <tr>
      <td className="lead">{theme.name}</td>
      <td className="num" data-label="活动">
        <Link to={paths.activities({ themes: [theme.id] })} aria-label={`${theme.name}的 ${theme.activities} 项活动`}>
          {theme.activities}
        </Link>
      </td>
      <td>
        {theme.mergedInto ? (
          `已并入“${theme.mergedInto}”`
        ) : theme.retired ? (
          <span className="tag">已停用</span>
        ) : (
          <span className="muted">在用</span>
        )}
      </td>
      <td>
        {theme.mergedInto === null && (
          <div className="row">
            <Button tone="quiet" aria-label={`改名：${theme.name}`} onClick={onRename}>
              改名
            </Button>
            {!theme.retired && (
              <Button tone="quiet" aria-label={`合并：${theme.name}`} onClick={onMerge}>
                合并
              </Button>
            )}
            <Button
              tone="quiet"
              aria-label={`${theme.retired ? "恢复" : "停用"}：${theme.name}`}
              busy={step.isPending}
              onClick={() => step.mutate(theme.retired ? "restore" : "retire")}
            >
              {theme.retired ? "恢复" : "停用"}
            </Button>
          </div>
        )}
      </td>
    </tr>
  );
}
