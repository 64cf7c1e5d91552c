import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { z } from "zod";
import {
  SCAN_STATE_NAMES,
  type ScanRow,
  type ScanState,
  scanBatch,
  scanLabel,
  scanRow,
} from "#shared/scans/contracts.ts";
import { get, newId, post, queryString } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { UploadField, UploadList } from "./upload-field.tsx";
import { useUpload } from "./use-upload.ts";
import "./scans.css";

const SIZE = 50;
const TONES: Record<ScanState, string> = {
  collecting: "",
  reading: "blue",
  sorting: "amber",
  attached: "green",
  discarded: "",
};

export function ScanStateTag({ state }: { state: ScanState }) {
  return <span className={`tag ${TONES[state]}`}>{SCAN_STATE_NAMES[state]}</span>;
}

/** Piles of signed sheets: scanned in one go, split and brought to their meetings by the code on each. */
export function ScansPage() {
  const scans = useInfiniteQuery({
    queryKey: ["scans"],
    initialPageParam: "",
    queryFn: ({ pageParam }) => get(z.array(scanRow), `/api/scans${queryString({ after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
  const rows = scans.data?.pages.flat() ?? [];
  return (
    <Page title="扫描归位" sub="会后把签好的签到表一沓扫描，系统按角上的码拆开，归到各自的活动；认不出的再问您">
      <div className="stack">
        <NewBatch />
        <PagedList
          query={scans}
          count={rows.length}
          empty="还没有扫描批次"
          head={
            <header>
              <h2>扫描批次</h2>
            </header>
          }
        >
          <ListTable columns={["批次", "文件", "页数#", "活动#", "状态", "上传人"]}>
            {rows.map((row) => (
              <BatchRow key={row.id} row={row} />
            ))}
          </ListTable>
        </PagedList>
      </div>
    </Page>
  );
}

function BatchRow({ row }: { row: ScanRow }) {
  return (
    <tr>
      <td className="lead nowrap">
        <Link to={paths.scan(row.id)}>{scanLabel(row.createdAt)}</Link>
      </td>
      <td>{row.files === 0 ? "没有文件" : row.files === 1 ? row.firstFile : `${row.firstFile} 等 ${row.files} 个`}</td>
      <td className="num" data-label="页数">
        {row.pages}
      </td>
      <td className="num" data-label="活动">
        {row.activities}
      </td>
      <td>
        <ScanStateTag state={row.state} />
        {row.state === "sorting" && row.open > 0 && <span className="muted small"> {row.open} 页待认定</span>}
      </td>
      <td className="muted">{row.createdBy}</td>
    </tr>
  );
}

/** Chosen files go up at once into a batch of their own, which is read as soon as all of them are there. */
function NewBatch() {
  const navigate = useNavigate();
  const { rows, send } = useUpload();
  const batch = useRef<string | null>(null);
  const open = async (id: string) => {
    const { revision } = await get(scanBatch, `/api/scans/${id}`);
    await post(z.unknown(), `/api/scans/${id}/read`, { revision });
    await navigate({ to: paths.scan(id) });
  };
  const begin = useMutation({
    mutationFn: async (files: readonly File[]) => {
      batch.current ??= (await post(z.object({ id: z.uuid() }), "/api/scans", { commandId: newId(), id: newId() })).id;
      const { refused } = await send.mutateAsync({ batch: batch.current, files });
      if (refused === 0) await open(batch.current);
    },
    onError: sayError,
  });
  const goOn = useMutation({ mutationFn: open, onError: sayError });
  const taken = rows.filter((row) => row.state === "taken").length;
  const refused = rows.some((row) => row.state === "refused");
  return (
    <section className="card" aria-label="上传扫描件">
      <div className="body stack">
        <UploadField label="签到表扫描件" busy={begin.isPending} onFiles={(files) => begin.mutate(files)} />
        <UploadList rows={rows} />
        {!begin.isPending && refused && (
          <div className="row">
            {taken > 0 && batch.current && (
              <Button tone="primary" busy={goOn.isPending} onClick={() => goOn.mutate(batch.current!)}>
                识别已接收的 {taken} 个文件
              </Button>
            )}
            <span className="muted small">按提示处理后，可在上面继续添加。</span>
          </div>
        )}
      </div>
    </section>
  );
}
