import { Link } from "@tanstack/react-router";
import { useState } from "react";
import {
  RIGHTS_STEP_NAMES,
  RIGHTS_STEPS,
  type RightsApplied,
  type RightsDifference,
  rightsApplied,
  rightsDifference,
} from "#shared/rights/sheet.ts";
import { saveBase64 } from "#web/api/download.ts";
import { paths } from "#web/paths.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { ListTable } from "#web/ui/paged-list.tsx";
import { CountTags, SheetExchange } from "#web/ui/sheet-exchange.tsx";
import { say } from "#web/ui/toast.tsx";
import { useGuard } from "#web/ui/use-guard.ts";

/** Rights of many accounts at once: a sheet goes out, comes back changed, and is written when its difference is confirmed. */
export function RightsSheetPage() {
  const [passwords, setPasswords] = useState<string | null>(null);
  return (
    <Page
      title="用表格修改账号与权限"
      sub={
        <span className="linked">
          适合换届、批量开通；只改一两项的，在<Link to={paths.accounts()}>账号与权限</Link>里直接改
        </span>
      }
    >
      <div className="stack">
        {passwords && <PasswordsCard sheet={passwords} />}
        <SheetExchange
          download={{ url: "/api/rights/sheet", label: "下载权限表" }}
          explanation="一行是一项权限。加一行是授予（用户名没有的同时开通账号），“处理”填“收回”是收回，“状态”改为“停用”是停用；删去的行不起作用。"
          upload={{ url: "/api/rights/files", schema: rightsDifference }}
          apply={{ url: "/api/rights/files/apply", schema: rightsApplied }}
          changesOf={({ counts }) => RIGHTS_STEPS.reduce((sum, step) => sum + (counts[step] ?? 0), 0)}
          onApplied={({ passwords: sheet, counts }: RightsApplied) => {
            const done = RIGHTS_STEPS.filter((step) => counts[step]);
            say(`已写入：${done.map((step) => `${RIGHTS_STEP_NAMES[step]} ${counts[step]}`).join("，")}`);
            if (sheet) setPasswords(sheet);
          }}
        >
          {(difference) => <Difference difference={difference} />}
        </SheetExchange>
      </div>
    </Page>
  );
}

function Difference({ difference: { counts, unchanged, changes } }: { difference: RightsDifference }) {
  return (
    <>
      <CountTags
        counts={RIGHTS_STEPS.map((step) => [RIGHTS_STEP_NAMES[step], counts[step] ?? 0])}
        unchanged={unchanged}
      />
      {changes.length > 0 && (
        <ListTable columns={["位置", "变动", "姓名", "用户名", "权限"]}>
          {changes.map(({ place, step, name, username, right }) => (
            <tr key={`${place} ${step}`}>
              <td className="nowrap muted">{place}</td>
              <td className="nowrap">
                <span className={`tag ${step === "revoke" || step === "deactivate" ? "amber" : "blue"}`}>
                  {RIGHTS_STEP_NAMES[step]}
                </span>
              </td>
              <td className="lead">{name}</td>
              <td>{username}</td>
              <td>{right}</td>
            </tr>
          ))}
        </ListTable>
      )}
    </>
  );
}

/** First passwords are known while this page is open, and never again. */
function PasswordsCard({ sheet }: { sheet: string }) {
  const [saved, setSaved] = useState(false);
  useGuard(!saved, "初始密码表还没有下载，离开后无法再取得，确定离开吗？");
  return (
    <section className="card" aria-labelledby="passwords-title">
      <header>
        <h2 id="passwords-title">新账号的初始密码</h2>
      </header>
      <div className="body stack">
        <p>
          初始密码系统不保存，<b>离开本页后无法再取得</b>。请下载后当面或用密封条交给本人，首次登录须修改。
        </p>
        <div>
          <Button
            tone="primary"
            onClick={() => {
              saveBase64(sheet, "初始密码.xlsx");
              setSaved(true);
            }}
          >
            下载初始密码表
          </Button>
        </div>
      </div>
    </section>
  );
}
