import type { Editor } from "@tiptap/core";
import { type MaterialWords, materialParagraphs } from "#shared/rounds/material-text.ts";
import { newId } from "#web/api/client.ts";

/** Puts a material where the caret is: into the line where there is one paragraph, below it where there are several. @returns how many numbers it has */
export function insertMaterial(editor: Editor, words: MaterialWords): number {
  const paragraphs = materialParagraphs(words, newId);
  const [only] = paragraphs;
  const content = paragraphs.length === 1 && only ? (only.content ?? []) : paragraphs;
  const { to } = editor.state.selection;
  editor.chain().focus().insertContentAt(to, content, { updateSelection: true }).run();
  return paragraphs.flatMap((one) => one.content ?? []).filter(({ type }) => type === "external").length;
}
