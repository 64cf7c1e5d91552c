import { development, unseen } from "#shared/claims/labelled/support.ts";
import { score, summary } from "./score-claims.ts";

/**
 * Prints how well claims are read on both parts of the labelled set. Only the development part shows its misses: the
 * other one is looked at for the figure alone.
 */
const developed = score(development);
console.log(summary("开发部分", developed));
if (process.argv.includes("--misses")) for (const miss of developed.misses) console.log(`    ${miss}`);
console.log(summary("留存部分", score(unseen)));
