import type { IssuedPassword } from "#shared/rights/contracts.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";

/** A first password, on the one occasion that it is known. */
export function IssuedPasswordDialog({ issued, onClose }: { issued: IssuedPassword; onClose: () => void }) {
  return (
    <Dialog
      title="初始密码"
      onClose={onClose}
      foot={
        <Button tone="primary" onClick={onClose}>
          已抄下
        </Button>
      }
    >
      <p>密码只显示这一次，请当面或另行告知本人；首次登录须修改。</p>
      <IssuedFacts issued={issued} />
    </Dialog>
  );
}

/** What somebody copies down, once. */
export function IssuedFacts({ issued }: { issued: Pick<IssuedPassword, "username" | "password"> }) {
  return (
    <dl className="facts" style={{ marginTop: "0.8rem" }}>
      <dt>用户名</dt>
      <dd>{issued.username}</dd>
      <dt>初始密码</dt>
      <dd>
        <b>{issued.password}</b>
      </dd>
    </dl>
  );
}
