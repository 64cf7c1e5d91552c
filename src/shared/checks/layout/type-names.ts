/** Sizes by the names that people choose them under, in points. */
const SIZES = new Map([
  [42, "初号"],
  [36, "小初"],
  [26, "一号"],
  [24, "小一"],
  [22, "二号"],
  [18, "小二"],
  [16, "三号"],
  [15, "小三"],
  [14, "四号"],
  [12, "小四"],
  [10.5, "五号"],
  [9, "小五"],
]);

export const sizeName = (points: number) => SIZES.get(points) ?? `${points}磅`;
export const fontName = (font: string | null) => font ?? "未指定字体";

/** Faces by the kind that GB/T 9704—2012 asks for, under whatever name they are installed. */
export const FACES = {
  仿宋: /仿宋|fangsong/i,
  楷体: /楷|kaiti/i,
  黑体: /黑体|simhei/i,
  宋体: /^(?!.*(?:仿宋|标宋|中宋)).*宋|^(?:simsun|songti)/i,
  小标宋: /小标宋/,
} as const;
export type Face = keyof typeof FACES;

export const isFace = (font: string | null, face: Face) => font !== null && FACES[face].test(font);
