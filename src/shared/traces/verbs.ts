/**
 * Every verb that leaves a trace, as the sentence the history shows. {label} is the object; other braces come from
 * the payload.
 */
export const VERB_SENTENCES = {
  "org.created": "新建组织“{label}”",
  "org.changed": "修改组织“{label}”：{changes}",
  "org.moved": "将组织“{label}”由“{from}”划归“{to}”，自 {date} 起",
  "org.closed": "撤销组织“{label}”，自 {date} 起",
  "person.created": "登记人员“{label}”",
  "person.changed": "修改人员“{label}”：{changes}",
  "membership.started": "“{label}”自 {date} 起任“{org}”{kind}{post}",
  "membership.ended": "“{label}”自 {date} 起不再属于“{org}”",
  "account.created": "开通账号“{label}”",
  "account.granted": "授予“{label}”在“{org}”的“{role}”权限",
  "account.revoked": "收回“{label}”在“{org}”的“{role}”权限",
  "account.deactivated": "停用账号“{label}”",
  "account.activated": "恢复账号“{label}”",
  "account.password_reset": "重置账号“{label}”的密码",
  "account.password_changed": "“{label}”修改了密码",
  "session.started": "“{label}”登录",
  "session.ended": "“{label}”退出登录",
  "activity.recorded": "记录活动“{label}”",
  "activity.changed": "修改活动“{label}”：{changes}",
  "activity.filed": "将活动“{label}”归档，计入数据",
  "activity.reopened": "将活动“{label}”退回修改",
  "activity.cancelled": "取消活动“{label}”，原因：{reason}",
  "activity.evidence_attached": "向活动“{label}”归入{purpose}：{files}",
  "activity.evidence_detached": "从活动“{label}”撤回{purpose}：{files}",
  "file.added": "上传文件“{label}”",
  "theme.created": "新建主题“{label}”",
  "theme.retired": "停用主题“{label}”",
  "programme.created": "新建专项“{label}”",
  "programme.changed": "修改专项“{label}”：{changes}",
  "programme.closed": "专项“{label}”结项，自 {date} 起{note}",
  "programme.reopened": "专项“{label}”恢复进行",
  "programme.figure_declared": "专项“{label}”申报{figure}",
  "programme.figure_withdrawn": "撤回专项“{label}”的申报数：{figure}",
  "group.created": "新建队伍“{label}”",
  "group.changed": "修改队伍“{label}”：{changes}",
  "group.dissolved": "撤销队伍“{label}”，自 {date} 起{reason}",
  "group.restored": "恢复队伍“{label}”",
  "group.members_added": "“{label}”自 {date} 起增加成员：{people}",
  "group.member_changed": "修改“{label}”的成员“{person}”：{changes}",
  "group.member_removed": "从“{label}”删去误录的成员“{person}”",
  "recognition.entered": "记录表彰“{label}”：{recipient}",
  "recognition.changed": "修改{recipient}的表彰“{label}”：{changes}",
  "recognition.deleted": "删去{recipient}的表彰“{label}”",
  "report.created": "起草报告“{label}”",
  "report.edited": "修改报告“{label}”",
  "report.reviewed": "报告“{label}”已审签",
  "report.returned": "报告“{label}”退回起草",
  "report.issued": "印发报告“{label}”，{figures} 个数字定稿",
  "report.rolled": "由“{from}”滚动生成报告“{label}”",
  "report.became_stale": "报告“{label}”中 {figures} 个数字因记录更正而失效",
  "report.deleted": "删除报告草稿“{label}”",
  "document.added": "登记文件“{label}”",
  "document.changed": "修改文件“{label}”：{changes}",
  "document.version_added": "为文件“{label}”增加版本{version}",
  "document.version_changed": "修改文件“{label}”的版本{version}：{changes}",
  "document.linked": "为文件“{label}”关联{relation}“{target}”",
  "document.unlinked": "取消文件“{label}”与“{target}”的关联（{relation}）",
  "document.plan_waived": "文件“{label}”注明无须方案：{reason}",
  "document.plan_expected": "文件“{label}”改为需要贯彻方案",
  "document.closed": "来文“{label}”办结",
  "document.reopened": "来文“{label}”退回办理",
  "document.retired": "停用文件“{label}”，原因：{reason}",
  "document.restored": "恢复文件“{label}”",
  "document.deleted": "删除文件“{label}”",
  "document.reading_asked": "重新读取文件“{label}”的附件“{file}”",
  "document.file_read": "读取文件“{label}”的附件“{file}”：{outcome}",
  "document.file_refused": "移除文件“{label}”的附件“{file}”：{reason}",
  "import.started": "上传“{label}”准备导入",
  "import.confirmed": "确认导入“{label}”：{counts}",
  "import.done": "导入“{label}”：{summary}",
  "import.failed": "导入“{label}”未完成：{reason}",
  "import.discarded": "放弃导入“{label}”",
  "view.saved": "保存常用筛选“{label}”",
  "view.deleted": "删除常用筛选“{label}”",
  "list.exported": "导出“{label}” {rows} 条（{filter}）",
  "scan.started": "新建扫描批次“{label}”",
  "scan.file_added": "向“{label}”添加“{file}”，{pages} 页",
  "scan.file_removed": "从“{label}”移除“{file}”",
  "scan.file_refused": "“{label}”中的“{file}”没有识别：{reason}",
  "scan.reading": "开始识别“{label}”，{pages} 页",
  "scan.read": "识别“{label}”：{pages} 页，认出 {activities} 项活动，{open} 页待认定",
  "scan.placed": "认定“{label}”的页面：{pages}，{decision}",
  "scan.attached": "将“{label}”的 {pages} 页归入 {activities} 项活动",
  "scan.detached": "撤销“{label}”的归入，涉及 {activities} 项活动",
  "scan.discarded": "放弃“{label}”",
  "activities.exported": "导出活动 {rows} 条（{filter}）",
} as const;

export type Verb = keyof typeof VERB_SENTENCES;

export type EventPayload = Record<string, string | number | string[]>;

/** The history line of an event: "记录活动“……”". Erased payloads leave their gaps visible. */
export function eventSentence(verb: string, label: string, payload: EventPayload | null): string {
  const sentence: string = VERB_SENTENCES[verb as Verb] ?? `${verb} “{label}”`;
  return sentence.replace(/\{(\w+)\}/g, (_, key: string) => {
    if (key === "label") return label;
    const value = payload?.[key];
    if (value === undefined) return payload === null ? "（内容已清除）" : "";
    return Array.isArray(value) ? value.join("、") : String(value);
  });
}
