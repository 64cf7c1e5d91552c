import { Link } from "@tanstack/react-router";
import { type ComponentProps, type ReactNode, useEffect, useRef } from "react";
import { ApiError } from "#web/api/client.ts";
import { paths } from "#web/paths.ts";
import { Button } from "./button.tsx";
import { useOwnLocation } from "./use-own-location.ts";
import { WayBack } from "./way-back.tsx";

type Props = {
  title: string;
  sub?: ReactNode;
  actions?: ReactNode;
  /** where the page belongs, if its address does not say it */
  back?: ComponentProps<typeof WayBack>["to"];
  children: ReactNode;
};

export function Page({ title, sub, actions, back, children }: Props) {
  const heading = useArrival();
  useEffect(() => {
    document.title = `${title} · 实录`;
  }, [title]);
  return (
    <main className="main" id="main" tabIndex={-1}>
      <WayBack to={back} />
      <div className="page-head">
        <div className="grow">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {sub && <div className="sub">{sub}</div>}
        </div>
        {actions && <div className="row no-print">{actions}</div>}
      </div>
      {children}
    </main>
  );
}

let arrivedAt: string | null = null;

/** Moves the focus to the heading of a page that was come to by a link: a screen reader says where one is. */
function useArrival() {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useOwnLocation();
  useEffect(() => {
    const elsewhere = arrivedAt !== null && arrivedAt !== pathname;
    arrivedAt = pathname;
    const main = heading.current?.closest("main");
    if (elsewhere && !main?.contains(document.activeElement) && !document.querySelector("dialog[open]")) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [pathname]);
  return heading;
}

/** A page that is on its way: its frame stands, so that nothing jumps. */
export function PageLoading() {
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <div className="skeleton title" />
      </div>
      <div className="card">
        <Loading />
      </div>
    </main>
  );
}

/** A page that did not come: why, what can be done, and the way out. */
export function PageFailed({ error, retry }: { error: Error; retry?: () => void }) {
  const status = error instanceof ApiError ? error.status : 0;
  const title = status === 404 ? "没有找到" : status === 403 ? "没有权限" : "没有打开";
  return (
    <Page title={title}>
      <div className="card">
        <div className="empty" role="alert">
          <p>{sentence(error)}</p>
          <p className="row after">
            {retry && status !== 404 && status !== 403 && <Button onClick={retry}>重试</Button>}
            {status === 401 ? (
              <Link className="button" to={paths.signIn()}>
                重新登录
              </Link>
            ) : (
              <Link className="button" to={paths.home()}>
                回到首页
              </Link>
            )}
          </p>
        </div>
      </div>
    </Page>
  );
}

export function Loading() {
  return (
    <div role="status" aria-label="正在加载">
      <div className="skeleton" />
      <div className="skeleton" style={{ width: "70%" }} />
      <div className="skeleton" style={{ width: "85%" }} />
    </div>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <div className="empty" role="alert">
      <p>{sentence(error)}</p>
      {retry && (
        <p className="row after">
          <Button onClick={retry}>重试</Button>
        </p>
      )}
    </div>
  );
}

const CHINESE = /\p{Script=Han}/u;

/** What the server said; of the browser's own English there is nothing to show. */
function sentence({ message }: Error): string {
  return CHINESE.test(message) ? message : "页面没有完整打开，请检查网络后重试；仍打不开的，请联系管理员";
}

export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
