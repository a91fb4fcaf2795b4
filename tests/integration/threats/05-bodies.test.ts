import { NextRequest } from "next/server";
import { POST as signIn } from "@/app/api/auth/[...nextauth]/route";
import { POST as upload } from "@/app/api/uploadthing/route";
import { deliveries, messages } from "@/db/schema";
import { useDatabase } from "@/tests/support/database";
import {
  instagramPost,
  manifest,
  twilioPost,
  twilioSample,
} from "@/tests/support/deliveries";
import { makeProfile, makeSender } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { atDoor } from "@/tests/support/webhook-door";

jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());

const database = useDatabase();
const megabyte = 1024 * 1024;
const caps = { inbound: megabyte / 4, status: megabyte / 4, instagram: 4 * megabyte };
type Door = keyof typeof caps;
const doors = Object.keys(caps) as Door[];

beforeAll(async () => {
  await makeSender();
  await makeProfile("A");
});

afterEach(() => afterwards());

const posted = (door: Door, body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(manifest.world.urls[door], {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body,
    duplex: "half",
  } as RequestInit);

/** So many bytes, as they are asked for; `taken` says how many were. */
function stream(bytes: number) {
  const piece = new Uint8Array(64 * 1024).fill(0x61);
  const counted = { taken: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(pipe) {
      if (counted.taken >= bytes) return pipe.close();
      counted.taken += piece.byteLength;
      pipe.enqueue(piece);
    },
  });
  return { body, counted };
}

test.each(doors)(
  "of 10 MB posted to %s no more is read than a webhook may have",
  async (door) => {
    const { body, counted } = stream(10 * megabyte);
    expect((await atDoor(posted(door, body))).status).toBe(413);
    expect(counted.taken).toBeLessThan(caps[door] + 256 * 1024);
    const said = await atDoor(
      posted(door, "a=1", { "content-length": String(10 * megabyte) }),
    );
    expect(said.status).toBe(413);
  },
);

const strangersPost = (path: string, body: BodyInit, headers: Record<string, string>) =>
  new NextRequest(`https://clinic.example${path}`, {
    method: "POST",
    body,
    duplex: "half",
    headers: { host: "clinic.example", origin: "https://clinic.example", ...headers },
  });

test("of 10 MB posted to sign in with no word of their size, none is read", async () => {
  const { body, counted } = stream(10 * megabyte);
  const path = "/api/auth/callback/credentials";
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const params = Promise.resolve({ nextauth: ["callback", "credentials"] });
  const answer = await signIn(strangersPost(path, body, form), { params });
  expect(answer.status).toBe(413);
  expect(counted.taken).toBeLessThan(256 * 1024);
});

test("of 10 MB that say they come from UploadThing no more is read than a callback may have", async () => {
  const { body, counted } = stream(10 * megabyte);
  const hook = { "uploadthing-hook": "callback", "content-type": "application/json" };
  const path = "/api/uploadthing?slug=attachment";
  const answer = await upload(strangersPost(path, body, hook), {
    params: Promise.resolve({}),
  });
  expect(answer.status).toBe(413);
  expect(counted.taken).toBeLessThan(512 * 1024);
});

test("a hundred such posts, ten at once, leave less than 50 MB behind", async () => {
  global.gc?.();
  const before = process.memoryUsage();
  for (let round = 0; round < 10; round += 1)
    await Promise.all(
      Array.from({ length: 10 }, () =>
        atDoor(posted("inbound", stream(10 * megabyte).body)),
      ),
    );
  const { arrayBuffers, heapUsed } = process.memoryUsage();
  expect(arrayBuffers - before.arrayBuffers).toBeLessThan(50 * megabyte);
  expect(heapUsed - before.heapUsed).toBeLessThan(50 * megabyte);
});

test.each(doors)(
  "a body that comes to %s by drops is not waited for longer than ten seconds",
  async (door) => {
    jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
    try {
      let isLetGo = false;
      const drops = new ReadableStream<Uint8Array>({
        start: (pipe) => pipe.enqueue(new TextEncoder().encode("Body=")),
        cancel: () => {
          isLetGo = true;
        },
      });
      const answer = atDoor(posted(door, drops));
      await jest.advanceTimersByTimeAsync(10_001);
      expect((await answer).status).toBe(408);
      expect(isLetGo).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  },
);

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

test.each([
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
  ["half a surrogate pair as JSON's only word", '"\\ud800"'],
  ["a list in place of an object", nested(50_000)],
  ["no JSON", "{".repeat(100_000)],
])("%s, although signed by Meta's secret, is a bad request", async (_what, body) => {
  expect((await atDoor(instagramPost(body))).status).toBe(400);
});

test.each(["Body=%ff", "Body=%ZZ", "Body=%ED%A0%80"])(
  "a form that says %s is a bad request",
  async (body) => {
    for (const door of ["inbound", "status"] as const)
      expect((await atDoor(posted(door, body))).status).toBe(400);
  },
);

test("what is deep, or named like a part of JavaScript, changes nothing and breaks nothing", async () => {
  const deep = nested(50_000);
  const entry = `{"id":"${manifest.world.instagram.accounts.A}","__proto__":{"admin":true},"messaging":[${deep},{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}]}`;
  const post = `{"object":"instagram","__proto__":{"admin":true},"entry":[${entry}]}`;
  expect((await atDoor(instagramPost(post))).status).toBe(200);
  const params = { ...twilioSample("twilio-text-basic"), constructor: "x" };
  const named = JSON.parse(JSON.stringify(params).replace("{", '{"__proto__":"admin",'));
  expect((await atDoor(twilioPost(named))).status).toBe(200);
  expect(({} as { admin?: unknown }).admin).toBeUndefined();
  await afterwards();
  expect(await database().$count(messages)).toBe(1);
});

test("nothing of all that was refused is kept", async () => {
  const kept = await database().select().from(deliveries);
  expect(kept.filter(({ state }) => state === "applied")).toHaveLength(1);
  expect(kept.every(({ payload }) => payload.length < caps.instagram)).toBe(true);
});
