import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { askedFirst, readAhead } from "@/scripts/steps/read-ahead";

const { signal } = new AbortController();

test("after the start each route that an open inbox needs first is asked once", async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer(({ url }, response) => {
    asked.push(url);
    response.writeHead(401).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await readAhead({ port, address: "127.0.0.1" }, signal);
  await new Promise((resolve) => server.close(resolve));
  expect(asked).toEqual(askedFirst);
});

test.each(askedFirst)("%s is a route", (path) => {
  expect(existsSync(`app${path.replace("/0", "/[id]")}/route.ts`)).toBe(true);
});

test("a start that ends meanwhile asks nothing", async () => {
  await expect(readAhead({ port: 1 }, AbortSignal.abort())).resolves.toBeUndefined();
});
