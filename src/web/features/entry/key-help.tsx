/** The keys, for whoever does not know them from a spreadsheet. */
export function KeyHelp() {
  return (
    <details className="entry-keys">
      <summary className="small">键盘操作</summary>
      <dl className="facts small">
        <dt>方向键、回车、Tab</dt>
        <dd>移动；Shift 加方向键选择一片</dd>
        <dt>直接打字</dt>
        <dd>改写单元格；F2 在原文上修改，Esc 放弃，内容列用 Alt+回车换行</dd>
        <dt>Ctrl+D</dt>
        <dd>把上面一格（或所选首行）填到下面</dd>
        <dt>Ctrl+C、Ctrl+V</dt>
        <dd>与 Excel、WPS 互相复制粘贴；带表头的按列名对号入座，带组织列的按组织名对行</dd>
        <dt>Delete</dt>
        <dd>清空</dd>
        <dt>Ctrl+Z、Ctrl+Shift+Z</dt>
        <dd>撤销、重做</dd>
        <dt>Esc 再按 Tab</dt>
        <dd>离开表格</dd>
      </dl>
    </details>
  );
}
