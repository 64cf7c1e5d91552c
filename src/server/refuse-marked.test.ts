import type { FastifyRequest } from "fastify";
import { expect, it } from "vitest";
import { refuseMarked } from "./refuse-marked.ts";

const refused = (body: unknown) =>
  refuseMarked({ body } as FastifyRequest).then(
    () => null,
    ({ code, field }: { code: string; field: string }) => [code, field],
  );

it("looks through a request whole and names the field", async () => {
  expect(await refused({ title: "机密★1年" })).toEqual(["secret-marking", "title"]);
  expect(await refused({ lines: [{ title: "学习" }, { summary: "一\n密级：秘密" }] })).toEqual([
    "secret-marking",
    "lines.1.summary",
  ]);
  expect(await refused({ document: { content: [{ content: [{ text: "（绝密）" }] }] } })).toEqual([
    "secret-marking",
    "document.content.0.content.0.text",
  ]);
});

it("lets pass what marks nothing", async () => {
  expect(await refused({ title: "保守国家秘密宣传教育", count: 3, note: null, on: true })).toBeNull();
  expect(await refused(undefined)).toBeNull();
  expect(await refused({ current: "机密★", next: "绝密★30年" })).toBeNull();
});
