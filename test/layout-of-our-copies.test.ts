import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { checkLayout, checkLayoutInWorker } from "#server/modules/checks/layout/index.ts";
import { readDraft } from "#server/modules/checks/reading/index.ts";
import { renderCleanCopy, renderWorkingCopy } from "#server/modules/reports/word/index.ts";
import { SAMPLE, SAMPLE_ANNEXES, SAMPLE_FRAME } from "#server/modules/reports/word/sample.fixture.ts";

async function findingsIn(docx: Uint8Array) {
  const { draft, docx: map } = await readDraft(docx, "示例.docx");
  if (!map) throw new Error("no map");
  return checkLayout(docx, draft, map);
}

async function findingsInThread(docx: Uint8Array) {
  const { draft, docx: map } = await readDraft(docx, "示例.docx");
  return map && checkLayoutInWorker(docx, draft, map);
}

describe("what we write ourselves keeps to the standard that we check", () => {
  it("the clean copy, with and without attachments, without addressee and date", async () => {
    const bare = { ...SAMPLE_FRAME, addressee: "", date: null, attachments: [] };
    for (const input of [SAMPLE, { ...SAMPLE, annexes: SAMPLE_ANNEXES }, { ...SAMPLE, frame: bare }]) {
      expect(await findingsIn(await renderCleanCopy(input))).toEqual([]);
    }
  });

  it("the working copy too", async () => {
    expect(await findingsIn(await renderWorkingCopy(SAMPLE))).toEqual([]);
  });
});

/** The clean copy with these replacements in a part; each has to be there. */
async function changed(...changes: [part: string, from: string | RegExp, to: string][]): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(await renderCleanCopy(SAMPLE));
  for (const [part, from, to] of changes) {
    const before = (await zip.file(part)?.async("string")) ?? "";
    const after = before.replaceAll(from instanceof RegExp ? new RegExp(from, "g") : from, to);
    expect(after).not.toBe(before);
    zip.file(part, after);
  }
  return zip.generateAsync({ type: "uint8array" });
}

const STYLES = "word/styles.xml";
const TEXT = "word/document.xml";

describe("what is changed in the clean copy is found, once and by name", () => {
  it.each<[string, [string, string | RegExp, string][], string[]]>([
    [
      "paper",
      [[TEXT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"']],
      ["纸张为 215.9×279.4 毫米，应为 A4（210×297 毫米）（GB/T 9704—2012 5.1）"],
    ],
    [
      "margins of a new file in Word",
      [
        [
          TEXT,
          /w:top="2098"([^>]*)w:right="1474"([^>]*)w:bottom="1984"([^>]*)w:left="1587"/,
          'w:top="1440"$1w:right="1800"$2w:bottom="1440"$3w:left="1800"',
        ],
      ],
      [
        "页边距不合版心 156×225 毫米：上（天头） 25.4 毫米，应为 37±1 毫米；左（订口） 31.75 毫米，应为 28±1 毫米；右 31.75 毫米，应为 26±1 毫米；下 25.4 毫米，应为 35±1 毫米（GB/T 9704—2012 5.2.1）",
      ],
    ],
    ["a margin within the tolerance", [[TEXT, 'w:top="2098"', 'w:top="2060"']], []],
    [
      "wider lines",
      [[STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="600" w:lineRule="exact"']],
      ["行距 30 磅，版心内每面 21 行，应为 22 行（GB/T 9704—2012 5.2.3）"],
    ],
    ["28 points keep 22 lines", [[STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="560" w:lineRule="exact"']], []],
    [
      "single lines off the grid",
      [[STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"']],
      ["行距随字体而定，每面不一定是 22 行（GB/T 9704—2012 5.2.3）"],
    ],
    [
      "single lines on the grid",
      [
        [STYLES, 'w:line="579" w:lineRule="exact"', 'w:line="240" w:lineRule="auto"'],
        [STYLES, '<w:snapToGrid w:val="0"/>', ""],
      ],
      [],
    ],
    [
      "no closer setting and no grid of characters",
      [
        [STYLES, /<w:spacing w:val="-\d+"\/>/, ""],
        [TEXT, 'w:type="linesAndChars"', 'w:type="lines"'],
      ],
      ["版心内每行排 27 字，应为 28 字（GB/T 9704—2012 5.2.3）"],
    ],
    [
      "an indent in centimetres, and a hanging one",
      [
        [STYLES, /w:firstLineChars="200" w:firstLine="\d+"/, 'w:firstLine="420"'],
        [STYLES, /(w:styleId="Heading2">.*?)w:firstLine="420"/, '$1w:left="640" w:hanging="640"'],
      ],
      [
        "第3、4、6段等18处首行左空 1.3 字，应左空二字（GB/T 9704—2012 7.3.3）",
        "第5、8、14段等4处整段左缩进 2 字，应只有首行左空二字，回行顶格（GB/T 9704—2012 7.3.3）",
      ],
    ],
    [
      "a title on the left in another face and size",
      [
        [
          STYLES,
          /(w:styleId="Title">.*?)<w:jc w:val="center"\/>(.*?)w:eastAsia="[^"]*"(.*?)<w:sz w:val="44"\/>/,
          '$1$2w:eastAsia="黑体"$3<w:sz w:val="36"/>',
        ],
      ],
      [
        "第1段标题字体是黑体，应为小标宋；字号是小二，应为二号（GB/T 9704—2012 7.3.1）",
        "第1段标题没有居中（GB/T 9704—2012 7.3.1）",
      ],
    ],
    [
      "text in another face, headings all alike",
      [
        [STYLES, 'w:eastAsia="仿宋_GB2312"', 'w:eastAsia="宋体"'],
        [STYLES, 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="黑体"'],
      ],
      [
        "第5、8、14段等4处二级标题字体是黑体，应为楷体（GB/T 9704—2012 7.3.3）",
        "第3、6、7段等13处正文字体是宋体，应为仿宋（GB/T 9704—2012 7.3.3）",
      ],
    ],
    [
      "the page number: sign, type and place",
      [
        ["word/footer1.xml", "— ", "- "],
        ["word/footer1.xml", " —", " -"],
        [STYLES, /(w:styleId="PageNumberOdd">.*?)w:val="right"/, '$1w:val="center"'],
        [
          STYLES,
          /(w:styleId="PageNumberOdd">.*?)w:eastAsia="宋体"(.*?)<w:sz w:val="28"\/>/,
          '$1w:eastAsia="仿宋"$2<w:sz w:val="18"/>',
        ],
      ],
      [
        "页码写作“- 1 -”，数字左右应各有一条一字线，即“— 1 —”（GB/T 9704—2012 7.5）",
        "页码字体是仿宋，应为宋体；字号是小五，应为四号（GB/T 9704—2012 7.5）",
        "页码单页居中、双页居左，应单页居右、双页居左（GB/T 9704—2012 7.5）",
      ],
    ],
    [
      "one footer for all pages",
      [["word/settings.xml", "<w:evenAndOddHeaders/>", ""]],
      ["页码在每一页都居右，应单页居右、双页居左（GB/T 9704—2012 7.5）"],
    ],
    [
      "no page number on even pages",
      [["word/footer2.xml", "PAGE", "DATE"]],
      ["双页没有页码，双页页码应居左空一字（GB/T 9704—2012 7.5）"],
    ],
    [
      "no page number",
      [[TEXT, /<w:footerReference[^>]*>/, ""]],
      ["没有页码，应在版心下方编排页码（GB/T 9704—2012 7.5）"],
    ],
    [
      "the document number",
      [[TEXT, "<w:body>", "<w:body><w:p><w:r><w:t>示组发[2026]第05号</w:t></w:r></w:p>"]],
      [
        "发文字号年份应用六角括号〔〕，不加“第”字，发文顺序号不编虚位：“示组发[2026]第05号”应写作“示组发〔2026〕5号”（GB/T 9704—2012 7.2.5）",
      ],
    ],
    ["a sound document number", [[TEXT, "<w:body>", "<w:body><w:p><w:r><w:t>示组发〔2026〕5号</w:t></w:r></w:p>"]], []],
    [
      "the date in 汉字",
      [[TEXT, "2026年7月5日", "二〇二六年七月五日"]],
      ["成文日期应用阿拉伯数字：“二〇二六年七月五日”应写作“2026年7月5日”（GB/T 9704—2012 7.3.5.4）"],
    ],
    [
      "the date with zeros",
      [[TEXT, "2026年7月5日", "2026年07月05日"]],
      [
        "成文日期的年、月、日应标全，月、日不编虚位，其间不空格：“2026年07月05日”应写作“2026年7月5日”（GB/T 9704—2012 7.3.5.4）",
      ],
    ],
    [
      "the date with dots",
      [[TEXT, "2026年7月5日", "2026.7.5"]],
      ["成文日期应写明年、月、日：“2026.7.5”应写作“2026年7月5日”（GB/T 9704—2012 7.3.5.4）"],
    ],
  ])("%s", async (_, changes, messages) => {
    const findings = await findingsIn(await changed(...changes));
    expect(findings.map(({ message }) => message)).toEqual(messages);
  });
});

it("a finding stands at its paragraph, those of the page at none; a wrong date can be put right in the file", async () => {
  const docx = await changed([TEXT, "2026年7月5日", "2026年07月05日"], [TEXT, 'w:top="2098"', 'w:top="1440"']);
  const { draft } = await readDraft(docx, "示例.docx");
  const [margins, date] = await findingsIn(docx);
  const start = draft.text.indexOf("2026年07月05日");
  expect([margins?.start, margins?.length, margins?.fix]).toEqual([0, 0, null]);
  expect(await findingsInThread(docx)).toEqual([margins, date]);
  expect(date?.fix).toEqual({ start, length: 11, text: "2026年7月5日" });
});
