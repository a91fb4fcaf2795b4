import { adapterOf } from "@/lib/channels";
import { nameIn } from "@/lib/channels/name-in";
import { manifest } from "@/tests/support/deliveries";

const whatsappName = (told: string) => {
  const { sender } = manifest.world.twilio;
  const post = {
    To: sender,
    From: "whatsapp:+447700900123",
    MessageSid: "SM1",
    Body: "Hi",
  };
  const event = adapterOf("whatsapp").reread(
    JSON.stringify({ ...post, ProfileName: told }),
  );
  return event.type === "message" ? event.peer.name : undefined;
};

test("a name that a channel tells is cut where a form would refuse it", () => {
  expect(whatsappName("Maria ".repeat(4_000))).toHaveLength(200);
  expect(whatsappName("Maria Gómez")).toBe("Maria Gómez");
});

test("signs that turn the reading round go: left open, they would turn the sentence that it stands in", () => {
  expect(whatsappName("\u202eJan Kowalski")).toBe("Jan Kowalski");
  expect(nameIn("\u2067\u202a\u2069")).toBeNull();
  expect(nameIn("\u200fיעל כהן")).toBe("\u200fיעל כהן");
});

test("it is never cut inside a visible character", () => {
  const family = "\u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467}";
  expect(nameIn(`${"M".repeat(197)}${family}${family}`)).toBe("M".repeat(197));
  expect(nameIn(`${"M".repeat(199)}\u{1f600}`)).toBe("M".repeat(199));
  expect(nameIn(`${"M".repeat(199)}e\u0301e`)).toBe("M".repeat(199));
});

test("a single letter under thousands of signs is cut, and stays a whole sign", () => {
  const heaped = `A${"\u0301".repeat(20_000)}`;
  expect(nameIn(heaped)).toBe(heaped.slice(0, 200));
  const tagged = `\u{1f3f4}${"\u{e0067}".repeat(10_000)}`;
  expect(nameIn(tagged)).toHaveLength(200);
  expect(nameIn(`AB${tagged}`)).toBe("AB");
});

test("of one that can be seen only behind what is cut there is nothing to be seen", () => {
  expect(nameIn(`${"\u200b".repeat(300)}Maria`)).toBeNull();
});
