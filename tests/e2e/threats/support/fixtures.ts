import { wakeful } from "@/tests/e2e/support/awake";
import { readWorld } from "@/tests/e2e/support/clinic";
import { connectClinic } from "@/tests/e2e/support/connect-clinic";
import { test as base, expect } from "@/tests/e2e/support/fixtures";
import { standinClient } from "@/tests/e2e/support/standin-client";
import { canary, enter, makeIds, makeVisitors, type Scene, wilma } from "./scene";

/** The browser tests' `test`, with the clinic connected, Wilma's dialog in it and visitors of every kind. */
export const test = base.extend<object, { scene: Scene }>({
  scene: [
    async ({ browser }, use) => {
      const { appUrl, standinUrl } = readWorld();
      const cookies = await makeVisitors();
      const context = await browser.newContext({ baseURL: appUrl });
      await enter(context, cookies.admin);
      await connectClinic(wakeful(await context.newPage()));
      await context.close();
      await standinClient(standinUrl).write(wilma, `${canary}: my results, please`);
      await use({ ids: await makeIds(), cookies });
    },
    { scope: "worker" },
  ],
});

export { expect };
