import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { startSession } from "@/lib/auth/sessions";
import { presentAudience } from "@/lib/live/audience";
import { liveServerSettings } from "@/lib/live/connection";
import {
  publishAttended,
  publishChanged,
  publishRenewed,
  publishToStaff,
} from "@/lib/live/publish";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";

/** Everything that leaves for the live server, as it stands on the wire. */
const posted: string[] = [];
let answer: "yes" | "no" | "nothing" | "hang up" | "hang up once" = "yes";
let recorder: Server;
let audience: string;

const database = useDatabase();

beforeAll(async () => {
  recorder = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      posted.push(`${request.url} ${body}`);
      if (answer.startsWith("hang up")) {
        if (answer === "hang up once") answer = "yes";
        request.socket.destroy();
      } else if (answer !== "nothing") {
        response.writeHead(answer === "yes" ? 200 : 401).end("{}");
      }
    });
  });
  await new Promise<void>((done) => recorder.listen(0, "127.0.0.1", done));
  process.env.LIVE_PORT = String((recorder.address() as AddressInfo).port);
  process.env.LIVE_SECRET = "a secret between the two";
  audience = await presentAudience();
});

beforeEach(() => {
  posted.length = 0;
  answer = "yes";
});

afterAll(() => {
  recorder.closeAllConnections();
  recorder.close();
});

test("the start script's server is the one that is told", async () => {
  expect(liveServerSettings()?.port).toBe(Number(process.env.LIVE_PORT));
  expect(await publishChanged([{ accountId: 7, dialogId: 40 }])).toEqual({
    ok: true,
    value: undefined,
  });
  expect(events()).toEqual(onBoth("changed", '{"dialogId":40}'));
});

test("a member of staff's own mark goes to that member only, and not to the screen that made it", async () => {
  const data = '{"dialogId":40}';
  await publishToStaff(3, [40]);
  expect(events()).toEqual([{ channel: "private-staff-3", name: "changed", data }]);
  posted.length = 0;
  await publishToStaff(3, [40], { except: "12.34" });
  expect(events()).toEqual([
    { channel: "private-staff-3", name: "changed", data, socket_id: "12.34" },
  ]);
});

test("that a colleague came to a dialog is told to those who may see it, by their number alone", async () => {
  await publishAttended(5, [{ accountId: 7, dialogId: 40 }]);
  expect(events()).toEqual(onBoth("attended", '{"dialogId":40,"staffId":5}'));
});

test("what nobody waits for is told as such", async () => {
  await publishChanged([{ accountId: 7, dialogId: 40, calm: true }]);
  expect(events()).toEqual(onBoth("changed", '{"dialogId":40,"calm":true}'));
});

test("that an account changed is told to all who see it; that somebody sees others, to whoever has signed in", async () => {
  await publishRenewed({ accountId: 7 });
  const renewed = '{"renewed":true}';
  expect(events()).toEqual(onBoth("changed", renewed));
  posted.length = 0;
  const [tomas, priya] = [await makeStaff(), await makeStaff()];
  await startSession(database(), { staffId: tomas.id, userAgent: "" });
  await publishRenewed("everybody");
  expect(events()).toEqual([
    { channel: `private-staff-${tomas.id}`, name: "changed", data: renewed },
  ]);
  expect(posted.join()).not.toContain(`private-staff-${priya.id}`);
});

test("nothing changed, nothing sent", async () => {
  expect((await publishChanged([])).ok).toBe(true);
  expect(posted).toEqual([]);
});

test("of a thousand publishes not one carries a patient's words", async () => {
  for (let dialogId = 1; dialogId <= 1_000; dialogId += 1) {
    const change = {
      accountId: 7,
      dialogId,
      name: "Maria López",
      text: "my rash is back",
    };
    await publishChanged([change]);
  }
  expect(posted).toHaveLength(1_000);
  expect(posted.join("\n")).not.toMatch(/Maria|López|rash|name":"(?!changed)/);
});

describe("a live server that fails", () => {
  const change = [{ accountId: 7, dialogId: 40 }];

  test("by refusing is reported, not thrown, and not asked again", async () => {
    answer = "no";
    expect(await publishChanged(change)).toEqual({ ok: false, reason: "rejected" });
    expect(posted).toHaveLength(1);
  });

  test("by hanging up once is asked once more", async () => {
    answer = "hang up once";
    expect(await publishChanged(change)).toMatchObject({ ok: true });
    expect(posted).toHaveLength(2);
  });

  test("by hanging up always is given up", async () => {
    answer = "hang up";
    expect(await publishChanged(change)).toEqual({ ok: false, reason: "unreachable" });
    expect(posted).toHaveLength(2);
  });

  test("by saying nothing holds nobody up for longer than two seconds", async () => {
    answer = "nothing";
    const startedAt = Date.now();
    const many = Array.from({ length: 40 }, (_, index) => ({
      accountId: index + 1,
      dialogId: 1,
    }));
    expect(await publishChanged(many)).toEqual({ ok: false, reason: "unreachable" });
    expect(Date.now() - startedAt).toBeLessThan(2_500);
  });
});

/** Who sees some accounts hears one channel, who sees all of them another. */
const onBoth = (name: string, data: string) =>
  [`private-account-7-${audience}`, `private-accounts-${audience}`].map((channel) => ({
    channel,
    name,
    data,
  }));

function events(): unknown[] {
  return posted.flatMap((post) => JSON.parse(post.slice(post.indexOf(" "))).batch);
}
