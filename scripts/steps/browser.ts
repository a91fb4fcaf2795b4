import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { Problem } from "./problem";
import { say } from "./say";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/**
 * The Chromium that drives the browser tests: CHROMIUM_PATH, one of this machine's, or one installed now.
 * @throws Problem when there is none and none can be installed.
 */
export async function findBrowser(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given && !existsSync(given))
    throw new Problem(`There is no browser at CHROMIUM_PATH (${given}).`);
  const found = given ?? (await installed());
  if (found) return found;
  say("No Chromium was found for the browser tests: installing it.");
  install();
  const now = await installed();
  if (now) return now;
  throw new Problem(
    "The browser tests need Chromium, and it could not be installed. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.",
  );
}

async function installed(): Promise<string | undefined> {
  const { chromium } = await import("@playwright/test");
  return [...usual, chromium.executablePath()].find((place) => existsSync(place));
}

function install() {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) return installPackage();
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit" });
}

function installPackage() {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { env, stdio: "inherit" });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-color-emoji");
}
