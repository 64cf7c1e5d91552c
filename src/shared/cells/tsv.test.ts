import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatTsv, parseTsv } from "./tsv.ts";

describe("a block of cells from the clipboard", () => {
  it.each<[string, string, string[][]]>([
    ["one cell", "甲", [["甲"]]],
    [
      "rows of Windows with a last line break",
      "甲\t1\r\n乙\t2\r\n",
      [
        ["甲", "1"],
        ["乙", "2"],
      ],
    ],
    [
      "empty cells at both ends",
      "\t甲\t\n\t\t",
      [
        ["", "甲", ""],
        ["", "", ""],
      ],
    ],
    ["line breaks inside a cell", '甲\t"第一行\n第二行"\t乙', [["甲", "第一行\n第二行", "乙"]]],
    ["a tab and quotes inside a cell", '"a\tb"\t"他说""好"""', [["a\tb", '他说"好"']]],
    ["a quote that opens no cell", '5" 屏\t甲', [['5" 屏', "甲"]]],
    ["a quote that is never closed", '"甲\t乙\n丙', [['"甲', "乙"], ["丙"]]],
    ["a quoted word before more text", '"甲"乙\t丙', [['"甲"乙', "丙"]]],
    ["a blank row between", "甲\n\n乙", [["甲"], [""], ["乙"]]],
    ["nothing", "", [[""]]],
  ])("is read: %s", (_, text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  });

  it("comes back as it went, whatever the cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("甲", "a", '"', "\t", "\n", " "), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
        // an empty last row of one cell is what a line break at the end looks like
        fc.pre(!(rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === ""));
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });
});
