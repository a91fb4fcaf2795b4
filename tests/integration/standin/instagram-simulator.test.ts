import type { PhoneMessage } from "@/components/simulator/types";
import { useSimulator } from "@/tests/support/simulator";
import { playOn } from "@/tests/support/standin/instagram/play";
import {
  dental,
  events,
  sam,
  setInstagramStage,
} from "@/tests/support/standin/instagram/stage";

const stage = setInstagramStage();
const { reply } = playOn(stage);
const simulator = useSimulator({
  channel: "instagram",
  clinic: dental.id,
  person: { id: sam.username, name: sam.name },
});

beforeEach(() =>
  simulator.simulate({ DEMO: "1", PROVIDER_STANDIN_URL: stage.standin.url }),
);

async function newest(): Promise<PhoneMessage> {
  const message = (await simulator.phone()).at(-1);
  if (!message) throw new Error("The phone is empty.");
  return message;
}

async function saidBySam(text = "Is 14:00 free?") {
  await simulator.write({ text });
  return newest();
}

/** The clinic answers Sam, whose id a webhook has told it. */
async function answered() {
  await saidBySam();
  const [first] = events(stage);
  if (first?.type !== "message") throw new Error("Sam's message did not come.");
  await reply(first.peer.identities[0]?.value ?? "");
  await stage.standin.settled();
  return newest();
}

it("Sam's phone is empty before he has written to this account", async () => {
  expect(await simulator.phone()).toEqual([]);
});

it("Sam writes as @sam.rivera, and the phone shows how the clinic's webhook answered", async () => {
  const message = await saidBySam();
  expect(message).toMatchObject({ text: "Is 14:00 free?", webhook: { status: 200 } });
  expect(message.actions).toEqual(["react", "reply", "edit", "unsend"]);
  expect(events(stage)).toMatchObject([{ type: "message", text: "Is 14:00 free?" }]);
});

it.each([
  [
    "photo",
    [
      ["image", ""],
      ["text", "Look"],
    ],
  ],
  [
    "voice",
    [
      ["audio", ""],
      ["text", "Look"],
    ],
  ],
  [
    "letter",
    [
      ["document", ""],
      ["text", "Look"],
    ],
  ],
  ["story", [["storyReply", "Look"]]],
  [
    "mention",
    [
      ["storyMention", ""],
      ["text", "Look"],
    ],
  ],
  [
    "post",
    [
      ["share", ""],
      ["text", "Look"],
    ],
  ],
])(
  "a %s goes before its words, which are a message of their own, save to a story",
  async (attachment, expected) => {
    await simulator.write({ text: "Look", attachment });
    expect(
      events(stage).map((event) => event.type === "message" && [event.kind, event.text]),
    ).toEqual(expected);
  },
);

it("a photo is shown from the app's own address", async () => {
  await simulator.write({ text: "", attachment: "photo" });
  const file = await simulator.file(await newest());
  expect(file.headers.get("content-type")).toBe("image/jpeg");
  expect(file.headers.get("content-disposition")).toBe("inline");
});

it("Sam puts a heart on the clinic's answer and takes it back", async () => {
  const { id, actions } = await answered();
  expect(actions).toEqual(["react", "reply"]);
  const told = await simulator.act({ type: "react", message: id, emoji: "❤️" });
  expect(await told.json()).toMatchObject({ webhook: { status: 200 } });
  expect((await newest()).reactions.patient).toBe("❤️");
  await simulator.act({ type: "react", message: id, emoji: null });
  expect((await newest()).reactions.patient).toBeNull();
  const reactions = events(stage).filter(({ type }) => type === "reaction");
  expect(reactions).toMatchObject([{ emoji: "❤️" }, { emoji: null }]);
});

it("Sam edits what he wrote", async () => {
  const { id } = await saidBySam();
  await simulator.act({ type: "edit", message: id, text: "Is 15:00 free?" });
  expect(await newest()).toMatchObject({ text: "Is 15:00 free?", isEdited: true });
  expect(events(stage).at(-1)).toMatchObject({ type: "edit", text: "Is 15:00 free?" });
});

it("Sam unsends a message, and nothing can be done with what is left of it", async () => {
  const { id } = await saidBySam();
  await simulator.act({ type: "unsend", message: id });
  expect(await newest()).toMatchObject({ text: "", isUnsent: true, actions: [] });
  expect(events(stage).at(-1)).toMatchObject({ type: "unsend", externalId: id });
});

it("Sam answers one message, and the phone quotes it", async () => {
  const { id } = await answered();
  await simulator.write({ text: "Perfect", replyTo: id });
  expect(await newest()).toMatchObject({ text: "Perfect", quote: "We have 14:00 free." });
  expect(events(stage).at(-1)).toMatchObject({ replyToExternalId: id });
});

it("the clinic's answer is seen once the phone is open", async () => {
  await stage.restart({ reads: "when-opened" });
  simulator.simulate({ PROVIDER_STANDIN_URL: stage.standin.url });
  expect((await answered()).arrival).toBe("arrived");
  await simulator.open();
  expect((await newest()).arrival).toBe("seen");
  expect(events(stage).at(-1)).toMatchObject({ type: "seen" });
});

it.each([
  ["an account that is no id", { clinic: "kids" }],
  ["a username that Instagram does not allow", { person: { id: "Sam R", name: "Sam" } }],
  ["a place, which Instagram does not send", { attachment: "place" }],
])("%s is refused", async (_, message) => {
  expect((await simulator.write({ text: "Hello", ...message })).status).toBe(400);
});

it("an act on no message is refused, and one on an unknown message is a calm 502", async () => {
  expect((await simulator.act({ type: "unsend", message: "" })).status).toBe(400);
  expect((await simulator.act({ type: "unsend", message: "mid" })).status).toBe(502);
});
