import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { NextRequest } from "next/server";
import { routeDoor } from "@/lib/before-next/route-door";

const servers: Server[] = [];

/** A server that has a door to one route, which answers what it is told to; all else it calls Next's. */
async function listening(answer: (request: NextRequest) => Promise<Response>) {
  const door = routeDoor("/api/dialogs", async () => ({ GET: answer }));
  const server = createServer(async (request, response) => {
    if (door.isFor(request)) await (await door.open())(request, response);
    else response.end("Next");
  });
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return (path: string, init?: RequestInit) =>
    fetch(`http://127.0.0.1:${port}${path}`, init);
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test("a route is asked what was asked, with its cookies, and answered as it says", async () => {
  const ask = await listening(async ({ nextUrl: { searchParams }, cookies }) =>
    Response.json(
      { tab: searchParams.get("tab"), session: cookies.get("session")?.value },
      { status: 401, headers: { "Cache-Control": "no-store" } },
    ),
  );
  const headers = { cookie: "theme=dark; session=a.b" };
  const answer = await ask("/api/dialogs?tab=%C3%A9&tab=x", { headers });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({ tab: "é", session: "a.b" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("content-type")).toBe("application/json");
});

test("only what is read at its very address is the route's", async () => {
  const ask = await listening(async () => new Response("route"));
  const textOf = async (path: string, init?: RequestInit) =>
    (await ask(path, init)).text();
  expect(await textOf("/api/dialogs")).toBe("route");
  expect(await textOf("/api/dialogs?q=/api/dialogs")).toBe("route");
  expect(await textOf("/api/dialogs", { method: "POST" })).toBe("Next");
  for (const path of [
    "/api/dialogs/",
    "/api/dialogs/1",
    "/api/%64ialogs",
    "//api/dialogs",
  ])
    expect(await textOf(path)).toBe("Next");
});

test.each([
  ["gzip, deflate, br", "gzip"],
  ["br;q=1, GZIP;q=0.5", "gzip"],
  ["identity", null],
  ["gzip;q=0, deflate", null],
  ["x-gzip-like", null],
])(
  "a long answer to who takes %s is sent as %s, and reads the same",
  async (takes, sent) => {
    const rows = Array.from({ length: 100 }, (_, id) => ({ id, name: "Zoë Łukasz 李" }));
    const ask = await listening(async () => Response.json(rows));
    const answer = await ask("/api/dialogs", { headers: { "accept-encoding": takes } });
    expect(answer.headers.get("content-encoding")).toBe(sent);
    expect(answer.headers.get("vary")).toBe("Accept-Encoding");
    expect(await answer.json()).toEqual(rows);
  },
);

test("a short answer is sent as it is", async () => {
  const ask = await listening(async () => Response.json({ reason: "signedOut" }));
  const answer = await ask("/api/dialogs", { headers: { "accept-encoding": "gzip" } });
  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(await answer.json()).toEqual({ reason: "signedOut" });
});
