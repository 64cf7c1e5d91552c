/** How many names a clause ends with: 和 and 及 may part two names or stand within one. */
export type Listed = { least: number; most: number };

/** A piece that says something is the head of the list, not a name of it; what stands before it is another list. */
const SAYS =
  /开展|组织|为|对|在|向|把|将|通过|围绕|参加|完成|提供|解决|建立|设立|成立|推动|推进|落实|走访|召开|学习|制定|做好|抓好|加强|开设|包括|包含|分为|涉及|覆盖|有|是|到|了|由|从|按|与|给|让|使|用|以|着力|统筹|打造|整合|联合|邀请|选派|征集|收集|排查|整改|发放|慰问/u;
const OPENERS = /.*(?:包括|包含|分为|涉及|覆盖)/u;
const LONGEST_NAME = 14;
const FEWEST = 3;

/**
 * Counts the names parted by 、 at the end of a clause. null where the list cannot be read for certain: brackets or
 * quotation marks in it, a long piece, fewer than three names. `opened` asks for 包括, 分为 … before the first name.
 */
export function listed(before: string, opened: boolean): Listed | null {
  const clause = before.split(/[。；：，！？\n]/u).at(-1)!;
  if (/[（）“”《》()]/u.test(clause)) return null;
  const pieces = clause.split("、");
  const head = pieces.findLastIndex((piece) => SAYS.test(piece));
  const names = head > 0 ? pieces.slice(head) : pieces;
  if (opened && (head < 0 || !OPENERS.test(names[0]!))) return null;
  const first = opened ? names[0]!.replace(OPENERS, "") : names[0]!;
  const rest = names.slice(1);
  if (rest.some((name) => name === "" || name.length > LONGEST_NAME)) return null;
  const joined = [first, ...rest].filter((name) => /.[和及].|以及/u.test(name)).length;
  const least = names.length;
  return least < FEWEST ? null : { least, most: least + joined };
}
