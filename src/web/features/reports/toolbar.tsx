import type { Editor } from "@tiptap/core";
import { useEditorState } from "@tiptap/react";
import { factAtCaret, markFact } from "./editor/commands.ts";

type Props = { editor: Editor; onInsert: () => void; onFact: (id: string) => void };

const LEVELS = [
  { level: 1, label: "一、", name: "一、一级标题" },
  { level: 2, label: "（一）", name: "（一）二级标题" },
  { level: 3, label: "1.", name: "1.三级标题" },
  { level: 4, label: "（1）", name: "（1）四级标题" },
] as const;

export function Toolbar({ editor, onInsert, onFact }: Props) {
  const now = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      level: one.isActive("heading") ? (one.getAttributes("heading").level as number) : 0,
      fact: factAtCaret(one),
      canUndo: one.can().undo(),
      canRedo: one.can().redo(),
    }),
  });
  const openFact = () => {
    const id = now.fact ?? markFact(editor);
    if (id !== null) onFact(id);
  };
  return (
    <div className="toolbar" role="toolbar" aria-label="编辑">
      <div className="group">
        <Tool
          label="正文"
          name="正文段落"
          pressed={now.level === 0}
          run={() => editor.chain().focus().setParagraph().run()}
        />
        {LEVELS.map(({ level, label, name }) => (
          <Tool
            key={level}
            label={label}
            name={name}
            pressed={now.level === level}
            run={() => editor.chain().focus().toggleHeading({ level }).run()}
          />
        ))}
      </div>
      <div className="group">
        <Tool label="插入数据" name="插入数据（Ctrl+K）" strong run={onInsert} />
        <Tool label="事实句" name="标为事实句，并给出依据" pressed={now.fact !== null} run={openFact} />
      </div>
      <div className="group">
        <Tool
          label="撤销"
          name="撤销（Ctrl+Z）"
          disabled={!now.canUndo}
          run={() => editor.chain().focus().undo().run()}
        />
        <Tool
          label="重做"
          name="重做（Ctrl+Y）"
          disabled={!now.canRedo}
          run={() => editor.chain().focus().redo().run()}
        />
      </div>
    </div>
  );
}

type ToolProps = {
  label: string;
  name: string;
  run: () => void;
  pressed?: boolean;
  disabled?: boolean;
  strong?: boolean;
};

function Tool({ label, name, run, pressed, disabled = false, strong = false }: ToolProps) {
  return (
    <button
      type="button"
      className={strong ? "strong" : undefined}
      title={name}
      aria-label={name}
      aria-pressed={pressed}
      disabled={disabled}
      // The selection in the text must survive the press.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {label}
    </button>
  );
}
