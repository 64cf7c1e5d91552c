import { useInfiniteQuery, useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useDeferredValue, useId, useState } from "react";
import { z } from "zod";
import {
  IMPORT_STATE_NAMES,
  IMPORT_STATES,
  IMPORT_TARGET_NAMES,
  IMPORT_TARGETS,
  type ImportFilter,
  type ImportRow,
  type ImportTarget,
  importFilter,
  importRow,
} from "#shared/imports/contracts.ts";
import type { OrgRow } from "#shared/orgs/contracts.ts";
import { get, queryString, upload } from "#web/api/client.ts";
import { orgsQuery, queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { SingleCombobox } from "#web/ui/combobox.tsx";
import { SelectField, TextField } from "#web/ui/field.tsx";
import { FileInput } from "#web/ui/file-input.tsx";
import { FilterFold } from "#web/ui/filter-fold.tsx";
import { formatTime } from "#web/ui/history.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable, PagedList } from "#web/ui/paged-list.tsx";
import { useAddress } from "#web/ui/use-address.ts";
import { useSession } from "../session/use-session.ts";

const SIZE = 50;
const TONES = { mapping: "amber", running: "blue", done: "green", failed: "red", discarded: "" } as const;

export function ImportStateTag({ state }: { state: ImportRow["state"] }) {
  return <span className={`tag ${TONES[state]}`}>{IMPORT_STATE_NAMES[state]}</span>;
}

/** Ledgers and rosters that people already have: upload, confirm the columns, take them over. */
export function ImportsPage() {
  const [filter, setFilter] = useAddress(importFilter);
  const set = (change: Partial<ImportFilter>) => setFilter({ ...filter, ...change });
  const asked = useDeferredValue(filter);
  const session = useSession();
  const imports = useInfiniteQuery({
    queryKey: ["imports", asked],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      get(z.array(importRow), `/api/imports${queryString({ ...asked, after: pageParam, limit: SIZE })}`),
    getNextPageParam: (last) => (last.length === SIZE ? last.at(-1)?.id : undefined),
  });
  const rows = imports.data?.pages.flat() ?? [];
  return (
    <Page title="导入" sub="把已有的 Excel 台账和花名册原样导进来：认列名、查问题、去重复，全部成功才写入">
      <div className="stack">
        <UploadCard />
        {session.can.includes("activity.record") && (
          <p className="muted small linked">
            签好的签到表不在这里导入：请到<Link to={paths.scans()}>扫描归位</Link>上传扫描件，系统按码归到各项活动。
          </p>
        )}
        <PagedList
          query={imports}
          count={rows.length}
          empty={Object.values(asked).some(Boolean) ? "没有符合条件的导入" : "还没有导入过"}
          head={
            <>
              <header>
                <h2>导入记录</h2>
              </header>
              <FilterFold>
                <search className="filters" aria-label="筛选导入记录">
                  <TextField
                    label="文件名含"
                    value={filter.text ?? ""}
                    onChange={(text) => set({ text: text || undefined })}
                  />
                  <SelectField
                    label="内容"
                    value={filter.target ?? ""}
                    onChange={(target) => set({ target: target || undefined })}
                    options={[
                      { value: "" as const, label: "全部" },
                      ...IMPORT_TARGETS.map((one) => ({ value: one, label: IMPORT_TARGET_NAMES[one] })),
                    ]}
                  />
                  <SelectField
                    label="状态"
                    value={filter.state ?? ""}
                    onChange={(state) => set({ state: state || undefined })}
                    options={[
                      { value: "" as const, label: "全部" },
                      ...IMPORT_STATES.map((one) => ({ value: one, label: IMPORT_STATE_NAMES[one] })),
                    ]}
                  />
                </search>
              </FilterFold>
            </>
          }
        >
          <ListTable columns={["文件", "内容", "组织", "状态", "结果", "时间"]}>
            {rows.map((one) => (
              <tr key={one.id}>
                <td className="lead">
                  <Link to={paths.import(one.id)}>{one.fileName}</Link>
                </td>
                <td>{IMPORT_TARGET_NAMES[one.target]}</td>
                <td>{one.orgName}</td>
                <td>
                  <ImportStateTag state={one.state} />
                </td>
                <td>{one.message}</td>
                <td className="muted nowrap">{formatTime(one.createdAt)}</td>
              </tr>
            ))}
          </ListTable>
        </PagedList>
      </div>
    </Page>
  );
}

/** What each kind of file says of itself, and whose it can be. */
const FILES = {
  activities: { label: "台账属于", hint: "没有写明组织的行归入所选组织", may: (org: OrgRow) => org.can.record },
  roster: {
    label: "名单范围",
    hint: "公民身份号码和手机号码读取后即去除，不保存；下月再导入时只列出新增、划转、变更和转出",
    may: (org: OrgRow) => org.can.people,
  },
} as const;

function UploadCard() {
  const session = useSession();
  const orgs = useSuspenseQuery(orgsQuery).data;
  const { as = "activities" } = useSearch({ strict: false }) as { as?: ImportTarget };
  const [target, setTarget] = useState<ImportTarget>(as);
  const { label, hint, may } = FILES[target];
  const mine = orgs.filter((org) => may(org) && org.activeTo === null);
  const [org, setOrg] = useState<string | null>(session.grants[0]?.orgId ?? mine[0]?.id ?? null);
  const [file, setFile] = useState<File | null>(null);
  const navigate = useNavigate();
  const id = useId();
  const start = useMutation({
    mutationFn: () => {
      if (!file || !org) throw new Error("请选择组织和文件");
      return upload(z.object({ id: z.string() }), `/api/imports?org=${org}&as=${target}`, file);
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: ["imports"] });
      await navigate({ to: paths.import(made.id) });
    },
  });
  return (
    <section className="card">
      <div className="body stack">
        {session.can.includes("person.manage") && (
          <fieldset className="row" style={{ border: 0, padding: 0, margin: 0 }}>
            <legend className="visually-hidden">导入什么</legend>
            {IMPORT_TARGETS.map((one) => (
              <label key={one}>
                <input type="radio" name="target" checked={target === one} onChange={() => setTarget(one)} />{" "}
                {IMPORT_TARGET_NAMES[one]}
              </label>
            ))}
          </fieldset>
        )}
        <div className="grid-2">
          <SingleCombobox
            label={label}
            choices={mine.map((one) => ({ value: one.id, label: one.name, hint: one.shortName }))}
            value={org}
            onChange={setOrg}
            required
          />
          <div className="field">
            <label htmlFor={id}>文件</label>
            <FileInput
              id={id}
              accept=".xlsx,.csv,.xls,.et"
              chosen={file?.name}
              aria-describedby={`${id}-note`}
              onFiles={([one]) => setFile(one ?? null)}
            />
            <span id={`${id}-note`} className="hint">
              .xlsx 或 .csv；.xls、.et 请先另存为 .xlsx。{hint}
            </span>
          </div>
        </div>
        {start.error && (
          <p className="problem" role="alert">
            {start.error.message}
          </p>
        )}
        <div>
          <Button tone="primary" busy={start.isPending} disabled={!file || !org} onClick={() => start.mutate()}>
            上传并查看
          </Button>
        </div>
      </div>
    </section>
  );
}
