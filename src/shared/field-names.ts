/** What a field of a request is called on the pages: a person reads these, never the names of the code. */
const NAMES: Readonly<Record<string, string>> = {
  ...{ title: "标题", name: "名称", note: "备注", text: "文字", content: "内容", address: "地址", code: "代号" },
  ...{ explanation: "填报说明", summary: "摘要", purpose: "目的", reason: "理由", remark: "说明", basis: "依据" },
  ...{ username: "用户名", password: "密码", current: "原密码", next: "新密码", role: "角色", question: "问题" },
  ...{ orgId: "组织", org: "组织", orgs: "组织", recipients: "收表单位", parentId: "上级组织", shortName: "简称" },
  ...{ kind: "类型", kinds: "类型", type: "类型", theme: "主题", themes: "主题", programmeId: "专项", label: "列名" },
  ...{ heldOn: "日期", startTime: "开始时间", endTime: "结束时间", place: "地点", chair: "主持人", guests: "列席人员" },
  ...{ from: "开始日期", to: "结束日期", cutoff: "数据截止日", dueOn: "报送期限", deadline: "办理期限" },
  ...{ receivedOn: "收文日期", issuedOn: "印发日期", adoptedOn: "通过日期", effectiveFrom: "施行日期" },
  ...{
    startsOn: "开始日期",
    endsOn: "结束日期",
    foundedOn: "成立日期",
    dissolvedOn: "撤销日期",
    grantedOn: "表彰日期",
  },
  ...{
    grantedBy: "表彰单位",
    issuer: "发文单位",
    number: "文号",
    sender: "来文单位",
    expected: "应到",
    present: "实到",
  },
  ...{
    attendance: "出勤",
    person: "人员",
    personId: "人员",
    people: "人员",
    members: "成员",
    post: "职务",
    gender: "性别",
  },
  ...{ birthMonth: "出生年月", files: "附件", attachments: "附件", file: "文件", fileId: "文件", columns: "列" },
  ...{ checks: "核对关系", unit: "单位", options: "选项", formula: "合计公式", hint: "填写说明", cells: "填报内容" },
  ...{ lines: "行", items: "项", rows: "行", fields: "填写项", agenda: "议程", minutes: "记录", decisions: "议定事项" },
  ...{ outline: "提纲", template: "提纲", signatory: "落款单位", addressee: "主送单位", issuedAt: "印发日期" },
  ...{
    cancelReason: "取消理由",
    stages: "阶段",
    target: "目标",
    q: "搜索词",
    limit: "条数",
    value: "数值",
    metric: "指标",
    on: "成文日期",
    source: "来源",
    date: "日期",
    wrong: "错误写法",
    correct: "正确写法",
    severity: "级别",
  },
};

/** "columns.1.label" → "第 2 列 列名"; parts that pages have no word for are left out, "" where none is known. */
export function fieldName(path: string): string {
  const parts = path.split(".");
  const said: string[] = [];
  for (const [at, part] of parts.entries()) {
    const index = parts[at + 1];
    const name = Object.hasOwn(NAMES, part) ? NAMES[part] : undefined;
    if (name === undefined) continue;
    const counts = index !== undefined && /^\d+$/.test(index);
    said.push(counts ? `第 ${Number(index) + 1} ${name.length === 1 ? name : `项${name}`}` : name);
  }
  return said.join(" ");
}
