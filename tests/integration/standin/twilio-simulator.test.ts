import { useSimulator } from "@/tests/support/simulator";
import {
  amelia,
  clinic,
  reply,
  setTwilioStage,
} from "@/tests/support/standin/twilio/stage";

const stage = setTwilioStage();
const person = { id: amelia.phone, name: amelia.profileName };
const simulator = useSimulator({ channel: "whatsapp", clinic, person });

beforeEach(() =>
  simulator.simulate({ DEMO: "1", PROVIDER_STANDIN_URL: stage.standin.url }),
);

it("Amelia writes in the simulator, and the phone shows how the clinic's webhook answered", async () => {
  expect((await simulator.write({ text: "Is 14:00 free?" })).status).toBe(200);
  expect(stage.hooks[0]?.params).toMatchObject({
    Body: "Is 14:00 free?",
    ProfileName: "Amelia Hart",
  });
  expect(await simulator.phone()).toMatchObject([
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
    await simulator.write({ text: "Look", attachment });
    const posted = stage.hooks.map(({ params }) => [params.MessageType, params.Body]);
    expect(posted).toEqual(expected);
  },
);

it("a photo is shown from the app's own address", async () => {
  await simulator.write({ text: "", attachment: "photo" });
  const [message] = await simulator.phone();
  if (!message) throw new Error("There is no message.");
  const file = await simulator.file(message);
  expect(file.headers.get("content-type")).toBe("image/jpeg");
  expect(file.headers.get("content-disposition")).toBe("inline");
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

it("the clinic's answer is read once the phone is open", async () => {
  await stage.restart({ reads: "when-opened" });
  simulator.simulate({ PROVIDER_STANDIN_URL: stage.standin.url });
  await simulator.write({ text: "Hello" });
  await reply(stage);
  await stage.standin.settled();
  expect(await simulator.phone()).toMatchObject([{}, { arrival: "arrived" }]);
  await simulator.open();
  expect(await simulator.phone()).toMatchObject([
    {},
    { from: "clinic", arrival: "seen" },
  ]);
});

it("WhatsApp tells the clinic of no reactions, so a message offers none", async () => {
  await simulator.write({ text: "Hello" });
  const [{ id, actions } = { id: "", actions: null }] = await simulator.phone();
  expect(actions).toEqual([]);
  const reaction = { type: "react", message: id, emoji: "👍" };
  expect((await simulator.act(reaction)).status).toBe(400);
});

it.each([
  ["another site's page", { origin: "https://evil.example" }],
  ["a page without an origin", { origin: "null" }],
  ["a form", { "content-type": "text/plain" }],
])("%s may not write", async (_, headers) => {
  expect((await simulator.write({ text: "Hello" }, headers)).status).toBe(403);
  expect(stage.hooks).toHaveLength(0);
});

it.each([
  ["nothing to say", { text: " " }],
  ["nobody's number", { text: "Hello", clinic: "nobody" }],
  ["an unknown channel", { text: "Hello", channel: "pigeon" }],
  ["what the app can't send", { text: "", attachment: "mention" }],
])("%s is refused", async (_, message) => {
  expect((await simulator.write(message)).status).toBe(400);
});

it("a stand-in that is away is a calm 502", async () => {
  await stage.standin.pause();
  expect((await simulator.write({ text: "Hello" })).status).toBe(502);
});

it.each([
  ["outside the demo", { DEMO: "" }],
  ["without a stand-in", { PROVIDER_STANDIN_URL: "" }],
])("%s there is no simulator", async (_, surroundings) => {
  simulator.simulate(surroundings);
  expect((await simulator.write({ text: "Hello" })).status).toBe(404);
  expect((await simulator.act({ type: "unsend", message: "m" })).status).toBe(404);
  expect(stage.hooks).toHaveLength(0);
});
