import { useMutation } from "@tanstack/react-query";
import { Link, Outlet, useNavigate } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import type { Action } from "#shared/rights/roles.ts";
import { change } from "#web/api/client.ts";
import { queryClient } from "#web/api/queries.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { PageLoading } from "#web/ui/page.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { SearchButton } from "../search/search-button.tsx";
import { useSession } from "./use-session.ts";

type Item = { to: string; label: string; needs?: Action; several?: true; group?: string };

const ITEMS: readonly Item[] = [
  { to: paths.home(), label: "首页" },
  { to: paths.record(), label: "记录活动", needs: "activity.record" },
  { to: paths.entry(), label: "批量填报", needs: "activity.record", several: true },
  { to: paths.activities(), label: "活动", needs: "activity.read" },
  { to: paths.ledgers(), label: "台账", needs: "activity.read" },
  { to: paths.documents(), label: "文件", needs: "document.read" },
  { to: paths.rounds(), label: "收表", needs: "round.read" },
  { to: paths.figures(), label: "数据", needs: "figure.read" },
  { to: paths.reports(), label: "报告", needs: "report.read" },
  { to: paths.checks(), label: "核对文稿", needs: "draft.check" },
  { to: paths.register(), label: "对外报数台账", needs: "report.read" },
  { to: paths.programmes(), label: "专项", needs: "programme.read", group: "专项与队伍" },
  { to: paths.groups(), label: "队伍", needs: "group.read", group: "专项与队伍" },
  { to: paths.recognitions(), label: "表彰", needs: "recognition.read", group: "专项与队伍" },
  { to: paths.imports(), label: "导入", needs: "import.run", group: "资料" },
  { to: paths.scans(), label: "扫描归位", needs: "activity.record", group: "资料" },
  { to: paths.orgs(), label: "组织", needs: "org.read", group: "资料" },
  { to: paths.people(), label: "人员", needs: "person.read", group: "资料" },
  { to: paths.accounts(), label: "账号与权限", needs: "account.manage", group: "管理" },
  { to: paths.events(), label: "留痕", needs: "event.read", group: "管理" },
  { to: paths.dictionary(), label: "字典与提纲", needs: "dictionary.manage", group: "管理" },
  { to: paths.system(), label: "系统", group: "管理" },
];

/** The frame of every page: what this person may open on the left, on a phone at the bottom. */
export function Shell() {
  const session = useSession();
  const [more, setMore] = useState(false);
  const items = ITEMS.filter(
    ({ needs, several }) => (!needs || session.can.includes(needs)) && (!several || session.recordsForSeveral),
  );
  const short = items.filter((item) => ["首页", "记录活动", "活动", "数据"].includes(item.label));
  return (
    <div className="shell">
      <a className="visually-hidden skip-link" href="#main">
        跳到正文
      </a>
      {session.district.demo && (
        <div className="demo-strip">演示数据：示例区的单位、人员、活动均为虚构。本系统不得存储、处理国家秘密。</div>
      )}
      <header className="side">
        <Link to={paths.home()} className="brand">
          <img className="mark" src="/icon.svg" alt="" />
          <div>
            <b>实录</b>
            <span>{session.district.name}</span>
          </div>
        </Link>
        <SearchButton className="search-button" />
        <nav aria-label="主菜单">
          <Menu items={items} />
        </nav>
        <Who />
      </header>
      <Suspense fallback={<PageLoading />}>
        <Outlet />
      </Suspense>
      <nav className="tabs-bottom" aria-label="快捷菜单">
        {short.map((item) => (
          <Link key={item.to} to={item.to} activeOptions={{ exact: item.to === "/" }}>
            {item.label}
          </Link>
        ))}
        <button type="button" onClick={() => setMore(true)}>
          更多
        </button>
      </nav>
      {more && (
        <Dialog title={session.district.name} onClose={() => setMore(false)} kind="drawer">
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: closes behind the links inside, which work from the keyboard */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
          <div onClick={() => setMore(false)}>
            <nav aria-label="全部菜单" className="more-menu">
              <Menu items={items} className="button" />
            </nav>
          </div>
          <Who />
        </Dialog>
      )}
    </div>
  );
}

function Menu({ items, className }: { items: readonly Item[]; className?: string }) {
  return items.map((item, index) => (
    <span key={item.to} style={{ display: "contents" }}>
      {item.group && item.group !== items[index - 1]?.group && <span className="group">{item.group}</span>}
      <Link
        to={item.to}
        activeOptions={{ exact: item.to === "/", includeSearch: false }}
        {...(className && { className })}
      >
        {item.label}
      </Link>
    </span>
  ));
}

function Who() {
  const session = useSession();
  const navigate = useNavigate();
  const signOut = useMutation({
    mutationFn: () => change("DELETE", "/api/session"),
    onSuccess: () => {
      queryClient.clear();
      return navigate({ to: paths.signIn() });
    },
    onError: sayError,
  });
  return (
    <div className="who">
      <div>{session.name}</div>
      <div className="muted small">{[...new Set(session.grants.map((grant) => grant.roleName))].join("、")}</div>
      <div className="row" style={{ marginTop: "0.3rem" }}>
        <Link to={paths.password()} className="small">
          修改密码
        </Link>
        <Button tone="quiet" className="small" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          退出
        </Button>
      </div>
    </div>
  );
}
