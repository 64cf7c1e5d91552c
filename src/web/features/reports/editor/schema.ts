import { type Extensions, Mark, Node } from "@tiptap/core";
import type { DOMOutputSpec, Node as TextNode } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import type { z } from "zod";
import { exemptNode, externalNode, factMark, figureNode } from "#shared/report/document.ts";
import { PENDING_FIGURE } from "#shared/report/plain-text.ts";

/** The inline numbers that are one piece in the text: figure, external, exempt. */
export type NumberKind = "figure" | "external" | "exempt";
export const NUMBER_KINDS: readonly NumberKind[] = ["figure", "external", "exempt"];

const EXPLAINED: Record<NumberKind, (attrs: TextNode["attrs"]) => string> = {
  figure: () => "查看依据",
  external: (attrs) => `外部数据：${attrs.source}（${attrs.date}）`,
  exempt: (attrs) => `不需溯源：${attrs.reason}`,
};

/**
 * A number as an atom of the text. On the clipboard it carries its attributes, and what comes back from there is
 * taken only when it is whole; else its text stays as bare text and is reported as untraced.
 */
function numberNode(name: NumberKind, schema: z.ZodType, attributes: Record<string, unknown>) {
  const selector = `data-shilu-${name}`;
  return Node.create({
    name,
    group: "inline",
    inline: true,
    atom: true,
    addAttributes: () =>
      Object.fromEntries(
        Object.entries(attributes).map(([key, value]) => [
          key,
          { default: value, rendered: false, parseHTML: () => null },
        ]),
      ),
    parseHTML: () => [
      {
        tag: `span[${selector}]`,
        getAttrs: (element) => {
          try {
            const attrs: unknown = JSON.parse(element.getAttribute(selector) ?? "");
            return schema.safeParse({ type: name, attrs }).success ? (attrs as Record<string, unknown>) : false;
          } catch {
            return false;
          }
        },
      },
    ],
    renderText: ({ node }) => (node.attrs.text as string | null) ?? PENDING_FIGURE,
    renderHTML({ node }): DOMOutputSpec {
      const attributes: Record<string, string> = {
        [selector]: JSON.stringify(node.attrs),
        class: `number ${name}`,
        role: "button",
        title: EXPLAINED[name](node.attrs),
      };
      // While writing, arrow keys select a number and Enter opens it. Focus of its own would keep the caret's moves
      // from the editor, and the next key typed would replace the number.
      if (!this.editor?.options.editable) attributes.tabindex = "0";
      return ["span", attributes, (node.attrs.text as string | null) ?? PENDING_FIGURE];
    },
  });
}

const Figure = numberNode("figure", figureNode, { id: null, spec: null, form: "arabic", text: null });
const External = numberNode("external", externalNode, { id: null, text: "", source: "", date: "" });
const Exempt = numberNode("exempt", exemptNode, { id: null, text: "", reason: "" });

/** 事实句: the words that assert something and rest on evidence. */
const Fact = Mark.create({
  name: "fact",
  inclusive: false,
  addAttributes: () => ({
    id: { default: null, rendered: false, parseHTML: () => null },
    evidence: { default: [], rendered: false, parseHTML: () => null },
  }),
  parseHTML: () => [
    {
      tag: "span[data-shilu-fact]",
      getAttrs: (element) => {
        try {
          const attrs: unknown = JSON.parse(element.getAttribute("data-shilu-fact") ?? "");
          return factMark.safeParse({ type: "fact", attrs }).success ? (attrs as Record<string, unknown>) : false;
        } catch {
          return false;
        }
      },
    },
  ],
  renderHTML: ({ mark }): DOMOutputSpec => [
    "span",
    {
      "data-shilu-fact": JSON.stringify(mark.attrs),
      class: (mark.attrs.evidence as unknown[]).length > 0 ? "fact" : "fact bare",
    },
    0,
  ],
});

/** Exactly the nodes of the report document; everything else that is pasted becomes plain paragraphs. */
export function reportExtensions(): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3, 4] },
      undoRedo: { depth: 300 },
      blockquote: false,
      bold: false,
      bulletList: false,
      code: false,
      codeBlock: false,
      hardBreak: false,
      horizontalRule: false,
      italic: false,
      link: false,
      listItem: false,
      listKeymap: false,
      orderedList: false,
      strike: false,
      trailingNode: false,
      underline: false,
    }),
    Figure,
    External,
    Exempt,
    Fact,
  ];
}
