// What the tests need beyond npm: a browser, and LibreOffice with Poppler to measure the Word files as pages.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runTool } from "./tools.mjs";

const has = (program) => spawnSync("which", [program]).status === 0;

function aptInstall(packages) {
  if (!has("apt-get")) return false;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync("sudo", ["-n", "true"]).status !== 0) return false;
  const prefix = isRoot ? [] : ["sudo", "-n"];
  const run = (...args) => {
    const [program, ...rest] = [...prefix, ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    return spawnSync(program, rest, { stdio: ["ignore", "ignore", "inherit"], env }).status === 0;
  };
  console.log(`正在安装测试所需的系统软件包：${packages.join("、")}…`);
  return (
    run("apt-get", "update", "-qq") && run("apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages)
  );
}

function systemBrowser() {
  const known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return [process.env.SHILU_CHROMIUM, ...known].find((path) => path && existsSync(path));
}

/** Path of a Chromium, installed if need be. */
export async function ensureBrowser() {
  const { chromium } = await import("@playwright/test");
  const found = () =>
    systemBrowser() ?? (existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined);
  if (found()) return found();
  if (aptInstall(["chromium", "fonts-noto-cjk"]) && found()) return found();
  console.log("正在下载测试用浏览器…");
  runTool("@playwright/test/cli.js", ["install", "chromium"]);
  if (found()) return found();
  throw new Error(
    "没有可用的浏览器：请安装 Chromium（Debian/Ubuntu：apt install chromium），或用 SHILU_CHROMIUM 指定其路径。",
  );
}

/** LibreOffice turns Word files into pages; where it cannot be had those tests say that they were skipped. */
export function ensureOffice() {
  if (has("soffice") && has("pdftotext")) return;
  aptInstall(["libreoffice-writer-nogui", "poppler-utils", "fonts-noto-cjk"]);
}
