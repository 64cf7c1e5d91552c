import { describe, expect, it } from "vitest";
import { did, historyOf, redone, undone } from "./history.ts";
import { at, moved, placesIn, rangeOf, tabbed } from "./selection.ts";

const SIZE = { rows: 4, columns: 3 };
const headAfter = (key: string, options: { end?: boolean; extend?: boolean } = {}) =>
  moved(at(1, 1), key, SIZE, { end: false, extend: false, ...options });

describe("moving in a sheet", () => {
  it("goes one cell, or to the edge, and never beyond", () => {
    expect(headAfter("ArrowDown")).toEqual(at(2, 1));
    expect(headAfter("ArrowDown", { end: true })).toEqual(at(3, 1));
    expect(headAfter("ArrowLeft", { end: true })).toEqual(at(1, 0));
    expect(headAfter("End", { end: true })).toEqual(at(3, 2));
    expect(headAfter("PageUp")).toEqual(at(0, 1));
    expect(headAfter("a")).toBeNull();
  });

  it("keeps the anchor while one extends", () => {
    const selection = headAfter("ArrowRight", { extend: true });
    expect(selection).toEqual({ anchor: { row: 1, column: 1 }, head: { row: 1, column: 2 } });
    expect(placesIn(rangeOf({ anchor: { row: 2, column: 1 }, head: { row: 1, column: 0 } }))).toEqual([
      ...[
        { row: 1, column: 0 },
        { row: 1, column: 1 },
        { row: 2, column: 0 },
        { row: 2, column: 1 },
      ],
    ]);
  });

  it("tabs from row to row and out at both ends", () => {
    expect(tabbed(at(1, 2), SIZE, false)).toEqual(at(2, 0));
    expect(tabbed(at(1, 0), SIZE, true)).toEqual(at(0, 2));
    expect(tabbed(at(3, 2), SIZE, false)).toBeNull();
    expect(tabbed(at(0, 0), SIZE, true)).toBeNull();
  });
});

describe("undoing", () => {
  it("goes back and forth, and forgets what was undone once something new is done", () => {
    const two = did(did(historyOf("零"), "一"), "二");
    expect(undone(two).present).toBe("一");
    expect(redone(undone(two))).toEqual(two);
    expect(redone(did(undone(two), "三")).present).toBe("三");
    expect(undone(historyOf("零")).present).toBe("零");
    expect(redone(two)).toBe(two);
  });
});
