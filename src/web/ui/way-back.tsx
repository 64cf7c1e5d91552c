import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { paths } from "#web/paths.ts";
import { useOwnLocation } from "./use-own-location.ts";

type Place = { to: string; name: string };

/** Where a page belongs: the list it was opened from, or the object that it is about. */
const PLACES: readonly (readonly [RegExp, (id: string) => Place])[] = [
  [/^\/activities\/([^/]+)\/sheet$/, (id) => ({ to: paths.activity(id), name: "活动详情" })],
  [/^\/activities\/./, () => ({ to: paths.activities(), name: "活动" })],
  [/^\/documents\/regulations\/./, () => ({ to: paths.regulations(), name: "法规库" })],
  [/^\/documents\/([^/]+)\/edit$/, (id) => ({ to: paths.document(id), name: "文件详情" })],
  [/^\/documents\/(?!regulations$)./, () => ({ to: paths.documents(), name: "文件" })],
  [/^\/programmes\/([^/]+)\/collect$/, (id) => ({ to: paths.programme(id), name: "专项详情" })],
  [/^\/programmes\/./, () => ({ to: paths.programmes(), name: "专项" })],
  [/^\/groups\/./, () => ({ to: paths.groups(), name: "队伍" })],
  [/^\/recognitions\/./, () => ({ to: paths.recognitions(), name: "表彰" })],
  [/^\/rounds\/([^/]+)\/edit$/, (id) => ({ to: paths.round(id), name: "收表详情" })],
  [/^\/rounds\/./, () => ({ to: paths.rounds(), name: "收表" })],
  [/^\/reports\/./, () => ({ to: paths.reports(), name: "报告" })],
  [/^\/checks\/./, () => ({ to: paths.checks(), name: "核对文稿" })],
  [/^\/imports\/./, () => ({ to: paths.imports(), name: "导入" })],
  [/^\/scans\/./, () => ({ to: paths.scans(), name: "扫描归位" })],
  [/^\/orgs\/./, () => ({ to: paths.orgs(), name: "组织" })],
  [/^\/accounts\/([^/]+)\/handover$/, (id) => ({ to: paths.account(id), name: "账号" })],
  [/^\/(accounts\/.|handovers$)/, () => ({ to: paths.accounts(), name: "账号与权限" })],
  [/^\/handovers\/./, () => ({ to: paths.handovers(), name: "交接记录" })],
  [/^\/dictionary\/outlines\/./, () => ({ to: paths.outlines(), name: "提纲" })],
];

function placeOf(pathname: string): Place | null {
  for (const [pattern, place] of PLACES) {
    const found = pattern.exec(pathname);
    if (found) return place(found[1] ?? "");
  }
  return null;
}

/** Pages as they were left, so that the way back finds a list with its filter. */
const left = new Map<string, string>();

/** The way from an object back to its list. `to` where a page belongs elsewhere than its address says. */
export function WayBack({ to }: { to?: Place | undefined }) {
  const { pathname, href } = useOwnLocation();
  useEffect(() => {
    left.set(pathname, href);
  }, [pathname, href]);
  const place = to ?? placeOf(pathname);
  return (
    place && (
      <Link className="way-back no-print" to={left.get(place.to) ?? place.to} aria-label={`返回${place.name}`}>
        ‹ {place.name}
      </Link>
    )
  );
}
