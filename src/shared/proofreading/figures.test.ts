import { describe, expect, it } from "vitest";
import { findings } from "./findings-of.ts";

const found = findings(["figures"]);

describe("numbers that are written wrongly", () => {
  it.each([
    ["党员２３名", ["figures.full-width ２３→23"]],
    ["覆盖群众3百余人", ["figures.mixed 3百"]],
    ["二0二六年工作", ["figures.mixed 二0二六"]],
    ["20二六年工作", ["figures.mixed 20二六"]],
    ["2026年三月召开", ["figures.mixed-date 2026年三月"]],
    ["二〇二六年3月召开", ["figures.mixed-date 二〇二六年3月"]],
    ["截至26年3月，", ["figures.short-year 26年3月"]],
    ["每次用时3、4天", ["figures.about 3、4"]],
    ["走访五、六家企业", ["figures.about 五、六"]],
    ["投入1,2345元", ["figures.grouping 1,2345"]],
    ["占比63—68%", ["figures.percent-range 63—68%→63%—68%"]],
    ["同比增长-5%", ["figures.negative-growth 增长-"]],
    ["信访量下降了3倍", ["figures.times-less 下降了3倍"]],
    ["投诉减少两倍", ["figures.times-less 减少两倍"]],
    ["超过10余次", ["figures.twice-about 超过10余"]],
    ["参加人员约30多名", ["figures.twice-about 约30多"]],
    ["近300余人参加", ["figures.twice-about 近300余"]],
    ["约20人左右", ["figures.twice-about 约20人左右"]],
  ])("%s", (text, wanted) => {
    expect(found(text)).toEqual(wanted);
  });
});

describe("numbers that are written rightly", () => {
  it.each([
    "党员23名，预备党员3名",
    "覆盖群众3万余人，投入3千万元",
    "占地5千米，10千克，100千瓦",
    "提高5个百分点，第3百货商店",
    "二〇二六年三月召开",
    "2026年3月召开",
    "农历2026年三月初三",
    "有期徒刑10年6月",
    "党龄26年3月",
    "2026年3月和25年来的变化",
    "第3、4季度，3、4月份",
    "分别为3、4名",
    "附件1、2个别条款",
    "前二、三名，二、三次分配",
    "2026年五月初五",
    "三四天、五六家",
    "一、二个坚持贯穿始终",
    "示例一村、二村，三、五人一组",
    "投入12,345元、1,234,567元",
    "序号1,2026年立项",
    "占比63%—68%",
    "同比增长5%，净增-",
    "下降3%，减少三分之一",
    "增长3倍，提高了两倍",
    "超过10次，20余次",
    "近10多年来，近30余年",
    "条约20条左右，签约20多家",
    "附近300余户居民",
    "节约30多万元",
    "约20人，30人左右",
    "最近20多天",
    "“十四五”期间，“7·20”",
    "会议室3—5号，4～6人一组",
    "零点5分，0.5个百分点",
    "5月4日，3、5、7层",
    "每周二、周三各半天",
    "共约定20多项任务",
  ])("%s", (text) => {
    expect(found(text)).toEqual([]);
  });
});
