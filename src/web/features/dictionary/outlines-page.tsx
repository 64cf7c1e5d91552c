import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { OutlineFile, OutlineRow } from "#shared/report/outline-contracts.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { DictionaryTabs } from "./dictionary-tabs.tsx";
import { ImportOutlineDialog } from "./import-outline-dialog.tsx";
import { NewOutlineDialog } from "./outline-dialogs.tsx";
import { outlineRowsQuery } from "./outline-queries.ts";
import { OutlineTags } from "./outline-tags.tsx";

/** The outlines of the release and of the district. */
export function OutlinesPage() {
  const navigate = useNavigate();
  const query = useQuery(outlineRowsQuery);
  const rows = query.data ?? [];
  const [importing, setImporting] = useState(false);
  const [file, setFile] = useState<OutlineFile | null>(null);
  const open = (id: string) => void navigate({ to: paths.outline(id) });
  return (
    <Page
      title="字典与提纲"
      sub="报告按提纲由记录生成；打开任意一个，复制为本区提纲后修改"
      actions={<Button onClick={() => setImporting(true)}>导入提纲</Button>}
    >
      <DictionaryTabs />
      <PagedList query={query} count={rows.length} empty="没有提纲">
        <ListTable columns={["提纲", "来源", "状态", "报告#"]}>
          {rows.map((outline) => (
            <Row key={outline.id} outline={outline} />
          ))}
        </ListTable>
      </PagedList>
      {importing && (
        <ImportOutlineDialog
          outlines={rows}
          onClose={() => setImporting(false)}
          onOpen={open}
          onNew={(read) => {
            setImporting(false);
            setFile(read);
          }}
        />
      )}
      {file && (
        <NewOutlineDialog
          title="导入为新提纲"
          source={file}
          origin={`导入自${file.district}“${file.name}”`}
          onClose={() => setFile(null)}
          onDone={open}
        />
      )}
    </Page>
  );
}

function Row({ outline }: { outline: OutlineRow }) {
  return (
    <tr>
      <td className="lead">
        <Link to={paths.outline(outline.id)}>{outline.name}</Link>
        <span className="muted small block">{outline.about}</span>
      </td>
      <td>{outline.own ? outline.origin || "本区" : <span className="muted">随版本提供</span>}</td>
      <td>
        <OutlineTags outline={outline} />
      </td>
      <td className="num" data-label="报告">
        {outline.reports}
      </td>
    </tr>
  );
}
