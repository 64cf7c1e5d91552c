import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { newId } from "#web/api/client.ts";
import { NUMBER_KINDS } from "./schema.ts";

/** A number pasted a second time gets an id of its own: once frozen, two with one id could not be told apart. */
export const DistinctIds = Extension.create({
  name: "distinctIds",
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _, state) => {
        if (!transactions.some((transaction) => transaction.docChanged)) return null;
        const seen = new Set<string>();
        const transaction = state.tr;
        state.doc.descendants((node, position) => {
          if (!(NUMBER_KINDS as readonly string[]).includes(node.type.name)) return;
          const id = node.attrs.id as string;
          if (seen.has(id)) transaction.setNodeAttribute(position, "id", newId());
          seen.add(id);
        });
        return transaction.docChanged ? transaction : null;
      },
    }),
  ],
});
