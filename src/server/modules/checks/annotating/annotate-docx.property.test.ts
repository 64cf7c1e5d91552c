import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { docxOf, escaped, inList, list, p, r } from "../reading/docx.fixture.ts";
import { readDraft } from "../reading/index.ts";
import { annotated, corrected, filesOf, partOf, stripped, withOwnRuns } from "./annotated.fixture.ts";
import type { Note } from "./note.ts";

const piece = fc.stringMatching(/^[\u4e00-\u4e20 &<>"0-9a-z😀。]{1,8}$/u);
const plainRun = fc.oneof(
  piece.map((text) => r(text)),
  piece.map((text) => r(text, '<w:rFonts w:eastAsia="黑体"/><w:b/>')),
  piece.map((text) => `<w:r><w:tab/><w:t xml:space="preserve">${escaped(text)}</w:t><w:tab/></w:r>`),
);
const anyRun = fc.oneof(
  plainRun,
  piece.map((text) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t><w:br/><w:sym w:char="F0FE"/></w:r>`),
  fc
    .array(plainRun, { minLength: 1, maxLength: 2 })
    .map((runs) => `<w:hyperlink r:id="rId9">${runs.join("")}</w:hyperlink>`),
  plainRun.map((run) => `<w:ins w:id="1" w:author="同事">${run}</w:ins>`),
  plainRun.map((run) => `<w:sdt><w:sdtContent>${run}</w:sdtContent></w:sdt>`),
  plainRun.map((run) => `<w:fldSimple w:instr="DATE">${run}</w:fldSimple>`),
  piece.map((text) => `<w:r><w:pict><w:txbxContent>${p(r(text))}</w:txbxContent></w:pict></w:r>`),
);
const bodyOf = (run: fc.Arbitrary<string>) =>
  fc
    .array(
      fc
        .tuple(fc.array(run, { maxLength: 4 }), fc.constantFrom("", inList(1)))
        .map(([runs, properties]) => p(runs.join(""), properties)),
      { minLength: 1, maxLength: 4 },
    )
    .map((paragraphs) => withOwnRuns(paragraphs.join("") + p(r("完"))));
const PARTS = { numbering: list(1, ["chineseCounting", "%1、"]).join("") };

const place = fc.record({ at: fc.nat(80), length: fc.nat(12), fix: fc.option(fc.stringMatching(/^[改补&😀]{0,3}$/u)) });
const notesIn = (text: string, places: { at: number; length: number; fix: string | null }[]): Note[] =>
  places.map(({ at, length: wanted, fix }) => {
    const start = at % text.length;
    const length = Math.min(wanted, text.length - start);
    return { start, length, text: "核对", fix: fix === null ? null : { start, length, text: fix } };
  });

const TAGS = [
  "<w:p>",
  "</w:p>",
  "<w:r>",
  "</w:r>",
  "<w:t>甲</w:t>",
  "<w:ins>",
  "</w:ins>",
  "<w:tab/>",
  "<w:txbxContent>",
];
const edits = fc.array(fc.record({ at: fc.nat(5_000), remove: fc.nat(9), insert: fc.constantFrom("", ...TAGS) }), {
  minLength: 1,
  maxLength: 3,
});

describe("annotating", () => {
  it("a file whose structure is no longer Word's gets its comments and keeps its text, if it is read at all", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(anyRun), edits, fc.array(place, { maxLength: 4 }), async (body, changes, places) => {
        const broken = changes.reduce(
          (text, { at, remove, insert }) =>
            text.slice(0, at % text.length) + insert + text.slice((at % text.length) + remove),
          body,
        );
        const docx = await docxOf({ body: broken, parts: PARTS });
        const read = await readDraft(docx, "a.docx").catch(() => null);
        if (!read) return;
        const notes = notesIn(read.draft.text, places).map((note) => ({ ...note, fix: null }));
        expect((await readDraft(await annotated(docx, notes), "a.docx")).draft.text).toBe(read.draft.text);
      }),
      { numRuns: 300 },
    );
  });

  it("whatever is noted, taken out again it leaves the source, and nothing else has changed", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(anyRun), fc.array(place, { minLength: 1, maxLength: 6 }), async (body, places) => {
        const docx = await docxOf({ body, parts: PARTS });
        const { draft } = await readDraft(docx, "a.docx");
        const result = await annotated(docx, notesIn(draft.text, places));
        const source = await partOf(docx, "word/document.xml");
        expect(stripped(await partOf(result, "word/document.xml"), source)).toBe(source);
        const after = await filesOf(result);
        for (const name of ["_rels/.rels", "word/numbering.xml"]) {
          expect(after.get(name)).toBe((await filesOf(docx)).get(name));
        }
      }),
      { numRuns: 200 },
    );
  });

  it("comments alone leave the text as it is", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(anyRun), fc.array(place, { minLength: 1, maxLength: 6 }), async (body, places) => {
        const docx = await docxOf({ body, parts: PARTS });
        const { draft } = await readDraft(docx, "a.docx");
        const notes = notesIn(draft.text, places).map((note) => ({ ...note, fix: null }));
        expect((await readDraft(await annotated(docx, notes), "a.docx")).draft).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });

  it("corrections in plain text are all made", async () => {
    await fc.assert(
      fc.asyncProperty(bodyOf(plainRun), fc.array(place, { minLength: 1, maxLength: 4 }), async (body, places) => {
        const docx = await docxOf({ body, parts: PARTS });
        const { draft } = await readDraft(docx, "a.docx");
        const whole = (at: number) => !/^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(draft.text.slice(at - 1, at + 1));
        let free = 0;
        const notes = notesIn(draft.text, places)
          .sort((a, b) => a.start - b.start)
          .filter(({ start, length, fix }) => {
            const end = start + length;
            // the last one stays: a file without any text is not read again
            const line = draft.paragraphs
              .slice(0, -1)
              .find((one) => one.start + one.automatic <= start && end <= one.start + one.text.length);
            const sound = length > 0 && start >= free && line && fix && whole(start) && whole(end);
            if (sound) free = end;
            return sound;
          });
        const { draft: after } = await readDraft(await annotated(docx, notes), "a.docx");
        expect(after.text).toBe(corrected(draft.text, notes));
      }),
      { numRuns: 200 },
    );
  });
});
