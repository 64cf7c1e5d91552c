import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { change } from "#web/api/client.ts";
import { Button } from "#web/ui/button.tsx";
import { CloseButton, Dialog } from "#web/ui/dialog.tsx";
import { TextField } from "#web/ui/field.tsx";
import { Page } from "#web/ui/page.tsx";
import { sayError } from "#web/ui/toast.tsx";
import { IssuedFacts } from "../accounts/issued-password.tsx";
import { useSession } from "../session/use-session.ts";

type Issued = { username: string; password: string };

export function SystemPage() {
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  return (
    <Page title="系统">
      <div className="stack" style={{ maxWidth: "46rem" }}>
        <section className="card">
          <header>
            <h2>使用须知</h2>
          </header>
          <div className="body stack">
            <p>本系统不得存储、处理国家秘密。带有绝密、机密、秘密标志的内容在任何入口都会被拒绝。</p>
            <p>不设积分、排名、打卡、定位和在线时长统计；照片和附件从不强制；出勤只作会议记录。</p>
            <p>谈心谈话、提醒谈话只记日期、对象和主题，内容留在纸上；反映干部问题请走 12380。</p>
          </div>
        </section>
        {session.district.demo && (
          <section className="card">
            <header>
              <h2>演示数据</h2>
            </header>
            <div className="body stack">
              <p>当前是虚构的示例区。准备正式使用时，可将演示数据整体清除，换成一个空的区。</p>
              <div>
                <Button
                  tone="danger"
                  disabled={!session.can.includes("demo.leave")}
                  title={session.can.includes("demo.leave") ? undefined : "需要系统管理员权限"}
                  onClick={() => setAsking(true)}
                >
                  结束演示，清除全部演示数据
                </Button>
              </div>
            </div>
          </section>
        )}
      </div>
      {asking && <LeaveDialog onClose={() => setAsking(false)} onDone={setIssued} />}
      {issued && <IssuedDialog issued={issued} />}
    </Page>
  );
}

function LeaveDialog({ onClose, onDone }: { onClose: () => void; onDone: (issued: Issued) => void }) {
  const [word, setWord] = useState("");
  const leave = useMutation({
    mutationFn: () => change("DELETE", "/api/demo") as Promise<Issued>,
    onSuccess: (issued) => {
      onClose();
      onDone(issued);
    },
    onError: sayError,
  });
  return (
    <Dialog
      title="结束演示"
      onClose={onClose}
      foot={
        <>
          <CloseButton>返回</CloseButton>
          <Button tone="primary" disabled={word !== "清除"} busy={leave.isPending} onClick={() => leave.mutate()}>
            清除演示数据
          </Button>
        </>
      }
    >
      <p style={{ marginBottom: "0.8rem" }}>示例区的组织、人员、活动、报告、账号和留痕将全部删除，不能恢复。</p>
      <TextField label="请输入“清除”以确认" value={word} onChange={setWord} />
    </Dialog>
  );
}

function IssuedDialog({ issued }: { issued: Issued }) {
  const signIn = () => window.location.assign("/sign-in");
  return (
    <Dialog
      title="演示已结束"
      onClose={signIn}
      foot={
        <Button tone="primary" onClick={signIn}>
          去登录
        </Button>
      }
    >
      <p>新的管理员账号（密码只显示这一次，请抄下）：</p>
      <IssuedFacts issued={issued} />
    </Dialog>
  );
}
