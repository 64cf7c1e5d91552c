import { describe, expect, it } from "vitest";
import type { ReportDocument } from "#shared/report/document.ts";
import { ApiError } from "#web/api/client.ts";
import { type Draft, DraftSaver } from "./draft-saver.ts";

const document: ReportDocument = { type: "doc", content: [] };
const draft = (title: string): Draft => ({
  frame: { title, addressee: "", signatory: "", date: null, attachments: [] },
  document,
});

/** A server with one report: refuses a revision that is not its own, and is away when told so. */
function server(revision: number) {
  const stored = { revision, titles: [] as string[], away: false };
  let pause: Promise<void> = Promise.resolve();
  const send = async (from: number, { frame }: Draft): Promise<number> => {
    await pause;
    if (stored.away) throw new ApiError("offline", "连不上服务器", 0);
    if (from !== stored.revision) throw new ApiError("conflict", "该报告已被他人修改", 409);
    stored.titles.push(frame.title);
    stored.revision += 1;
    return stored.revision;
  };
  const hold = () => {
    let release: () => void = () => undefined;
    pause = new Promise((resolve) => {
      release = resolve;
    });
    return release;
  };
  return { stored, send, hold };
}

function saverFor({ send }: ReturnType<typeof server>, revision = 1) {
  const kept: { copy: string | null } = { copy: null };
  const due: (() => void)[] = [];
  const saver = new DraftSaver(revision, {
    send,
    keep: (copy) => {
      kept.copy = copy ? `${copy.revision} ${copy.draft.frame.title}` : null;
    },
    later: (run) => {
      due.push(run);
      return () => due.splice(due.indexOf(run), due.includes(run) ? 1 : 0);
    },
  });
  return { saver, kept, due };
}

describe("saving a draft while it is written", () => {
  it("waits for a pause, sends the newest content once and drops the copy on the device", async () => {
    const remote = server(1);
    const { saver, kept, due } = saverFor(remote);
    saver.change(draft("一"));
    saver.change(draft("二"));
    expect(saver.state()).toEqual({ kind: "unsaved" });
    expect([kept.copy, due.length]).toEqual(["1 二", 1]);
    expect(await saver.flush()).toBe(true);
    expect(remote.stored.titles).toEqual(["二"]);
    expect([saver.state().kind, saver.revision, saver.dirty, kept.copy]).toEqual(["saved", 2, false, null]);
  });

  it("sends what was typed during a request after it, from the new revision", async () => {
    const remote = server(1);
    const release = remote.hold();
    const { saver } = saverFor(remote);
    saver.change(draft("一"));
    const first = saver.flush();
    saver.change(draft("二"));
    const second = saver.flush();
    release();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(remote.stored.titles).toEqual(["一", "二"]);
    expect([saver.revision, saver.dirty]).toEqual([3, false]);
  });

  it("keeps everything while the server is away and saves when it is back", async () => {
    const remote = server(1);
    remote.stored.away = true;
    const { saver, kept } = saverFor(remote);
    saver.change(draft("一"));
    expect(await saver.flush()).toBe(false);
    expect(saver.state()).toEqual({ kind: "failed", conflict: false, message: "连不上服务器" });
    expect([saver.dirty, kept.copy]).toEqual([true, "1 一"]);
    remote.stored.away = false;
    expect(await saver.flush()).toBe(true);
    expect([remote.stored.titles, kept.copy]).toEqual([["一"], null]);
  });

  it("sends nothing over what somebody else saved until that is decided", async () => {
    const remote = server(5);
    const { saver, kept, due } = saverFor(remote, 4);
    saver.change(draft("一"));
    expect(await saver.flush()).toBe(false);
    expect(saver.state()).toEqual({ kind: "failed", conflict: true, message: "该报告已被他人修改" });
    saver.change(draft("二"));
    expect([await saver.flush(), due.length, kept.copy]).toEqual([false, 0, "4 二"]);
    expect(await saver.overwrite(5)).toBe(true);
    expect([remote.stored.titles, saver.revision]).toEqual([["二"], 6]);
  });

  it("gives up the content when told so", async () => {
    const remote = server(5);
    const { saver, kept } = saverFor(remote, 4);
    saver.change(draft("一"));
    await saver.flush();
    saver.discard();
    expect([saver.dirty, kept.copy, saver.state().kind]).toEqual([false, null, "saved"]);
    expect(await saver.flush()).toBe(true);
    expect(remote.stored.titles).toEqual([]);
  });

  it("says what is missing instead of sending a report without a title", async () => {
    const remote = server(1);
    const { saver } = saverFor(remote);
    saver.change(draft(""));
    expect(await saver.flush()).toBe(false);
    expect(saver.state()).toEqual({ kind: "failed", conflict: false, message: "请填写标题后再保存" });
    expect(remote.stored.titles).toEqual([]);
  });
});
