import { openFile } from "@/lib/files/store";

/** UploadThing keeps the files: here it is only what its answers to one request make of it. */
type Answer = (signal: AbortSignal) => Promise<Response>;

const token = Buffer.from(
  JSON.stringify({ apiKey: "sk_live_1", appId: "clinic", regions: ["fra1"] }),
).toString("base64");

beforeAll(() => {
  process.env.UPLOADTHING_TOKEN = token;
});

function openFrom(answer: Answer) {
  jest
    .spyOn(globalThis, "fetch")
    .mockImplementation((_url, init) => answer(init?.signal as AbortSignal));
  return openFile("a1B2c3D4e5F6g7H8i9J0k1L2");
}

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

const silence: Answer = (signal) =>
  new Promise((_, fail) => {
    signal.addEventListener("abort", () => fail(signal.reason));
  });

test("a file whose answer does not begin is given up after ten seconds", async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  const opened = openFrom(silence).then(
    () => "opened",
    () => "given up",
  );
  while (jest.mocked(fetch).mock.calls.length === 0)
    await new Promise((passed) => setImmediate(passed));
  await jest.advanceTimersByTimeAsync(10_001);
  expect(await Promise.race([opened, Promise.resolve("waiting")])).toBe("given up");
});

test("a file that has begun may take as long as its reader", async () => {
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
  let asked: AbortSignal | undefined;
  const file = await openFrom(async (signal) => {
    asked = signal;
    return new Response("a letter", { headers: { "content-length": "8" } });
  });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(asked?.aborted).toBe(false);
  expect(file?.bytes).toBe(8);
});

test("what an answer says beside a file is let go of", async () => {
  let isLetGo = false;
  const body = new ReadableStream({
    cancel: () => {
      isLetGo = true;
    },
  });
  expect(await openFrom(async () => new Response(body, { status: 404 }))).toBeNull();
  expect(isLetGo).toBe(true);
});
