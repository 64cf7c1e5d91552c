import { type ReportDocument, type ReportFrame, reportFrame } from "#shared/report/document.ts";
import { ApiError } from "#web/api/client.ts";

export type Draft = { frame: ReportFrame; document: ReportDocument };

export type SaveState =
  | { kind: "saved" | "unsaved" | "saving" }
  /** conflict: somebody else saved; until that is settled nothing is sent */
  | { kind: "failed"; conflict: boolean; message: string };

type Means = {
  /** sends a draft that was made from the given revision; the answer is the new revision */
  send: (revision: number, draft: Draft) => Promise<number>;
  /** keeps a copy on this device until the server has it; null: it is no longer needed */
  keep: (copy: { revision: number; draft: Draft } | null) => void;
  /** calls back once after the pause between typing and saving; returns how to stop it */
  later: (run: () => void) => () => void;
};

/**
 * Saves a draft while it is being written: one request at a time, always the newest content, nothing lost when the
 * server cannot be reached.
 */
export class DraftSaver {
  #revision: number;
  #draft: Draft | null = null;
  #state: SaveState = { kind: "saved" };
  #running: Promise<boolean> | null = null;
  #stop: () => void = () => undefined;
  readonly #means: Means;
  readonly #listeners = new Set<() => void>();

  constructor(revision: number, means: Means) {
    this.#revision = revision;
    this.#means = means;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): SaveState => this.#state;

  get revision(): number {
    return this.#revision;
  }

  get dirty(): boolean {
    return this.#draft !== null || this.#running !== null;
  }

  /** Takes the newest content; it is sent after a pause. */
  change(draft: Draft): void {
    this.#draft = draft;
    this.#means.keep({ revision: this.#revision, draft });
    if (this.#isStuck()) return;
    if (this.#running === null) this.#set({ kind: "unsaved" });
    this.#stop();
    this.#stop = this.#means.later(() => void this.flush());
  }

  /** Sends what has not been sent. @returns whether the server now has everything */
  async flush(): Promise<boolean> {
    this.#stop();
    if (this.#running) {
      await this.#running;
      return this.flush();
    }
    if (this.#draft === null) return true;
    if (this.#isStuck()) return false;
    this.#running = this.#send(this.#draft);
    const sent = await this.#running;
    this.#running = null;
    if (!sent) return false;
    if (this.#draft !== null) return this.flush();
    this.#means.keep(null);
    this.#set({ kind: "saved" });
    return true;
  }

  /** After a conflict: this content is to stand over what somebody else saved as that revision. */
  overwrite(revision: number): Promise<boolean> {
    this.#revision = revision;
    this.#state = { kind: "unsaved" };
    return this.flush();
  }

  /** The content is given up. */
  discard(): void {
    this.#stop();
    this.#draft = null;
    this.#means.keep(null);
    this.#set({ kind: "saved" });
  }

  async #send(draft: Draft): Promise<boolean> {
    const frame = reportFrame.safeParse(draft.frame);
    if (!frame.success) {
      this.#set({ kind: "failed", conflict: false, message: frameProblem(draft.frame) });
      return false;
    }
    this.#set({ kind: "saving" });
    this.#draft = null;
    try {
      this.#revision = await this.#means.send(this.#revision, draft);
      return true;
    } catch (error) {
      this.#draft ??= draft;
      const conflict = error instanceof ApiError && error.code === "conflict";
      this.#set({ kind: "failed", conflict, message: error instanceof Error ? error.message : "保存没有成功" });
      return false;
    }
  }

  #isStuck(): boolean {
    return this.#state.kind === "failed" && this.#state.conflict;
  }

  #set(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

/** What keeps a frame from being saved, in words; the fields say the same where they stand. */
function frameProblem(frame: ReportFrame): string {
  if (frame.title.trim() === "") return "请填写标题后再保存";
  if (frame.attachments.some((name) => name === "")) return "有附件没有名称，请填写或移除";
  return "标题、主送、署名、附件中有内容过长，请缩短";
}
