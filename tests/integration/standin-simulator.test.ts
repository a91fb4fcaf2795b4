import { amelia, clinic, reply, setStage } from "@/tests/support/standin/stage";

const stage = setStage();
const host = "localhost:3000";
const person = { name: amelia.profileName, phone: amelia.phone };
const before = { ...process.env };

beforeEach(() => simulate({ DEMO: "1", PROVIDER_STANDIN_URL: stage.standin.url }));

afterAll(() => {
  process.env = before;
});

it("Amelia writes in the simulator, and the phone shows how the clinic's webhook answered", async () => {
  expect((await write({ text: "Is 14:00 free?", attachment: null })).status).toBe(200);
  expect(stage.hooks[0]?.params).toMatchObject({
    Body: "Is 14:00 free?",
    ProfileName: "Amelia Hart",
  });
  expect(await phone()).toMatchObject([
    { from: "patient", text: "Is 14:00 free?", webhook: { status: 200 } },
  ]);
});

it.each([
  ["photo", [["image", "Look"]]],
  [
    "voice",
    [
      ["audio", ""],
      ["text", "Look"],
    ],
  ],
  ["letter", [["document", "Look"]]],
  [
    "place",
    [
      ["location", ""],
      ["text", "Look"],
    ],
  ],
])(
  "a %s goes with its words, or before them where it can't carry any",
  async (attachment, expected) => {
    await write({ text: "Look", attachment });
    const posted = stage.hooks.map(({ params }) => [params.MessageType, params.Body]);
    expect(posted).toEqual(expected);
  },
);

it("a photo is shown from the app's own address", async () => {
  await write({ text: "", attachment: "photo" });
  const [message] = await phone();
  const { GET } = await import("@/app/api/simulator/media/route");
  const sid = message?.media[0]?.sid;
  const file = await GET(new Request(`http://${host}/api/simulator/media?sid=${sid}`));
  expect(file.headers.get("content-type")).toBe("image/jpeg");
  expect(file.headers.get("content-disposition")).toBe("inline");
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

it("the clinic's answer is read once the phone is open", async () => {
  await stage.restart({ reads: "when-opened" });
  simulate({ PROVIDER_STANDIN_URL: stage.standin.url });
  await write({ text: "Hello", attachment: null });
  await reply(stage);
  await stage.standin.settled();
  const { POST } = await import("@/app/api/simulator/read/route");
  await POST(post("read", { clinic, person: amelia.phone }));
  expect(await phone()).toMatchObject([{}, { from: "clinic", status: "read" }]);
});

it.each([
  ["another site's page", { origin: "https://evil.example" }],
  ["a page without an origin", { origin: "null" }],
  ["a form", { "content-type": "text/plain" }],
])("%s may not write", async (_, headers) => {
  expect((await write({ text: "Hello", attachment: null }, headers)).status).toBe(403);
  expect(stage.hooks).toHaveLength(0);
});

it("nothing to say and nobody's number are refused", async () => {
  expect((await write({ text: " ", attachment: null })).status).toBe(400);
  expect(
    (await write({ text: "Hello", clinic: "nobody", attachment: null })).status,
  ).toBe(400);
});

it("a stand-in that is away is a calm 502", async () => {
  await stage.standin.pause();
  expect((await write({ text: "Hello", attachment: null })).status).toBe(502);
});

it.each([
  ["outside the demo", { DEMO: "" }],
  ["without a stand-in", { PROVIDER_STANDIN_URL: "" }],
])("%s there is no simulator", async (_, surroundings) => {
  simulate(surroundings);
  expect((await write({ text: "Hello", attachment: null })).status).toBe(404);
  expect(stage.hooks).toHaveLength(0);
});

/** The surroundings are read once, so a change of them needs the modules anew. */
function simulate(surroundings: Record<string, string>) {
  Object.assign(process.env, surroundings);
  jest.resetModules();
}

async function write(message: object, headers = {}) {
  const { POST } = await import("@/app/api/simulator/write/route");
  return POST(post("write", { clinic, person, ...message }, headers));
}

const post = (route: string, body: object, headers = {}) =>
  new Request(`http://${host}/api/simulator/${route}`, {
    method: "POST",
    headers: {
      host,
      origin: `http://${host}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  });

async function phone(): Promise<{ media: { sid: string }[] }[]> {
  const { GET } = await import("@/app/api/simulator/conversation/route");
  const query = new URLSearchParams({ clinic, person: amelia.phone });
  const answer = await GET(
    new Request(`http://${host}/api/simulator/conversation?${query}`),
  );
  return (await answer.json()).messages;
}
