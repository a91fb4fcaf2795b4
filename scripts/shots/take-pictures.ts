import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type Shot, shots } from "./shots";

type Plan = {
  browser: Browser;
  folder: string;
  address: string;
  email: string;
  password: string;
};

const themes = ["light", "dark"] as const;
const widths = { wide: [1440, 900], phone: [360, 740] } as const;

/** Takes every picture in both themes and widths; answers how many there are. */
export async function takePictures(plan: Plan): Promise<number> {
  let count = 0;
  for (const theme of themes) {
    for (const [name, [width, height]] of Object.entries(widths)) {
      const context = await plan.browser.newContext({
        baseURL: plan.address,
        colorScheme: theme,
        reducedMotion: "reduce",
        viewport: { width, height },
        locale: "en-GB",
        timezoneId: "Europe/London",
      });
      const page = await context.newPage();
      await signIn(page, plan);
      for (const shot of shots) {
        await take(
          page,
          shot,
          path.join(plan.folder, `${shot.name}-${name}-${theme}.png`),
        );
        count += 1;
      }
      await context.close();
    }
  }
  return count;
}

async function signIn(page: Page, { email, password }: Plan) {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Main Menu" }).waitFor();
}

async function take(page: Page, shot: Shot, file: string) {
  await page.goto(shot.path);
  await shot.prepare?.(page);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  await page.waitForTimeout(400);
  await page.screenshot({ path: file });
}
