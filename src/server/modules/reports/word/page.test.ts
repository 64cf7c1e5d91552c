import { expect, test } from "vitest";
import * as page from "./page.ts";

const MM = 1440 / 25.4;

test("the text block is 156 × 225 mm of A4, 37 mm from the top and 28 mm from the left", () => {
  expect(Math.abs(page.TEXT_WIDTH - 156 * MM)).toBeLessThan(1.5);
  expect(Math.abs(page.TEXT_HEIGHT - 225 * MM)).toBeLessThan(1.5);
  expect(Math.abs(page.MARGIN.top - 37 * MM)).toBeLessThan(1);
  expect(Math.abs(page.MARGIN.left - 28 * MM)).toBeLessThan(1);
});

test("22 lines fit on a page and 23 do not", () => {
  expect(22 * page.LINE_PITCH).toBeLessThanOrEqual(page.TEXT_HEIGHT);
  expect(23 * page.LINE_PITCH).toBeGreaterThan(page.TEXT_HEIGHT);
});

test("28 characters fit on a line and 29 do not, by the grid, by the spacing and by both", () => {
  const grid = page.CHAR_SPACE / 4096 / 0.05;
  for (const delta of [grid, page.CHAR_SPACING, grid + page.CHAR_SPACING]) {
    const pitch = page.SIZE.three * 20 + delta;
    expect(28 * pitch).toBeLessThanOrEqual(page.TEXT_WIDTH);
    expect(29 * pitch).toBeGreaterThan(page.TEXT_WIDTH);
  }
});
