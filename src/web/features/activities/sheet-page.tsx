import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { renderSVG } from "uqr";
import type { ActivityDetail } from "#shared/activities/contracts.ts";
import { sheetCode } from "#shared/activities/sheet-code.ts";
import { kindName } from "#shared/catalogue/kinds.ts";
import { officialDate } from "#shared/report/plain-text.ts";
import { activityDetailQuery } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Page, PageFailed, PageLoading } from "#web/ui/page.tsx";
import { useExpected } from "../record/roll-call.tsx";
import "./sheet.css";

/** Rows for those who come without being expected. */
const BLANK_ROWS = 6;

/** A sign-in sheet to print: who is expected, room to sign, and a code that says which activity the scan belongs to. */
export function SignInSheetPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useQuery(activityDetailQuery(id));
  if (query.isPending) return <PageLoading />;
  if (query.isError) return <PageFailed error={query.error} retry={() => void query.refetch()} />;
  return <Sheet activity={query.data} />;
}

function Sheet({ activity }: { activity: ActivityDetail }) {
  const [kind = ""] = activity.kinds;
  const listed = activity.attendanceMode === "names";
  const orgs = activity.orgs.map(({ orgId }) => orgId);
  const expected = useExpected(orgs, kind, activity.heldOn, !listed && activity.can.edit);
  const people = listed ? activity.attendance : (expected.data ?? []);
  const host = activity.orgs.filter(({ role }) => role === "host").map(({ name }) => name);
  const facts: [string, string][] = [
    ["类型", activity.kinds.map(kindName).join("、")],
    ["时间", [officialDate(activity.heldOn), activity.startTime].filter(Boolean).join(" ")],
    ["地点", activity.place],
    ["主办", host.join("、")],
    ["应到", people.length > 0 ? `${people.length} 人` : "　　人"],
    ["实到", "　　人"],
  ];
  const names = [...people.map(({ name, orgName }) => ({ name, orgName })), ...Array(BLANK_ROWS).fill(null)];
  return (
    <Page
      title="签到表"
      sub={
        <span className="linked">
          打印后签名。签好的签到表可与其他活动的一起扫描，到<Link to={paths.scans()}>扫描归位</Link>
          上传，系统按右上角的码归到本活动
        </span>
      }
      actions={
        <Button tone="primary" disabled={expected.isLoading} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <article className="sheet card" aria-label={`${activity.title}签到表`}>
        <header>
          <h2>{activity.title}签到表</h2>
          <Code id={activity.id} />
        </header>
        <dl>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <table>
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">姓名</th>
              <th scope="col">单位</th>
              <th scope="col">签名</th>
              <th scope="col">备注</th>
            </tr>
          </thead>
          <tbody>
            {names.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is its place
              <tr key={index}>
                <td>{index + 1}</td>
                <td>{one?.name}</td>
                <td>{one?.orgName}</td>
                <td />
                <td />
              </tr>
            ))}
          </tbody>
        </table>
      </article>
    </Page>
  );
}

function Code({ id }: { id: string }) {
  const svg = renderSVG(sheetCode(id), { ecc: "M", border: 2 });
  return (
    <figure>
      <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt="本活动的归档码" />
      <figcaption>{id.slice(0, 8).toUpperCase()}</figcaption>
    </figure>
  );
}
