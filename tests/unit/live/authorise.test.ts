import fc from "fast-check";
import type { Listener } from "@/lib/live/allowed-channels";
import { authorise } from "@/lib/live/authorise";

const audience = "now";
const maria: Listener = { id: 3, scope: { all: false, accountIds: [7, 12] }, audience };
const admin: Listener = { id: 1, scope: { all: true }, audience };

function asks(listener: Listener | null, channel: string, socketId = "123.456") {
  const form = new URLSearchParams({ socket_id: socketId, channel_name: channel });
  return authorise(listener, form);
}

describe("what Maria may hear", () => {
  test.each(["private-account-7-now", "private-account-12-now", "private-staff-3"])(
    "%s is hers",
    (channel) => {
      expect(asks(maria, channel)).toEqual({ socketId: "123.456", channel });
    },
  );

  test("an administrator of all accounts hears the one channel of all, and no colleague's own", () => {
    expect(asks(admin, "private-accounts-now")).not.toBeNull();
    expect(asks(admin, "private-staff-1")).not.toBeNull();
    expect(asks(admin, "private-staff-3")).toBeNull();
  });

  test("who is not signed in hears nothing", () => {
    expect(asks(null, "private-account-7-now")).toBeNull();
  });
});

describe("what she may not", () => {
  test("the channel of all accounts, since she sees some", () => {
    expect(asks(maria, "private-accounts-now")).toBeNull();
  });

  test.each([
    "private-account-7-before",
    "private-account-7",
    "private-account-8-now",
    "private-account-71-now",
    "private-account-1-now",
  ])("another account's channel, or that of another audience: %s", (channel) => {
    expect(asks(maria, channel)).toBeNull();
  });
});

describe("what nobody may, whatever they may see", () => {
  test.each([
    ["a colleague's", "private-staff-4"],
    ["a newline behind", "private-account-7-now\n"],
    ["a newline before", "\nprivate-account-7-now"],
    ["two names in one", "private-account-7-now\nprivate-account-8-now"],
    ["a signature's own separator", "private-account-7-now:private-account-8-now"],
    ["a space", "private-account- 7-now"],
    ["a leading zero", "private-account-07-now"],
    ["a sign", "private-account-+7-now"],
    ["a fraction", "private-account-7.0-now"],
    ["an exponent", "private-account-7e0-now"],
    ["hexadecimal", "private-account-0x7-now"],
    ["another script's digits", "private-account-٧-now"],
    ["capitals", "Private-account-7-now"],
    ["a presence channel", "presence-account-7-now"],
    ["an encrypted one", "private-encrypted-account-7-now"],
    ["a public one", "account-7-now"],
    ["a user's own", "#server-to-user-3"],
    ["no number", "private-account--now"],
    ["nobody's number", "private-account-NaN-now"],
    ["something behind", "private-staff-1-"],
    ["a NUL", "private-staff-1\u0000"],
    ["nothing", ""],
  ])("%s", (_, channel) => {
    expect(asks(maria, channel)).toBeNull();
    expect(asks(admin, channel)).toBeNull();
  });

  test("of all names there are, only the three that are hers", () => {
    const hers = ["private-account-7-now", "private-account-12-now", "private-staff-3"];
    const names = fc.oneof(
      fc.string(),
      fc.string().map((end) => `private-account-${end}-now`),
      fc.string().map((end) => `private-account-7-now${end}`),
      fc.integer().map((id) => `private-account-${id}-now`),
      fc.integer().map((id) => `private-staff-${id}`),
    );
    fc.assert(
      fc.property(names, (name) => (asks(maria, name) !== null) === hers.includes(name)),
      { numRuns: 2_000 },
    );
  });
});

describe("the socket's id", () => {
  test.each([
    "",
    "123",
    "123.",
    ".456",
    "123.456.789",
    "123.456\n",
    "\n123.456",
    " 123.456",
    "123.456:private-account-8-now",
    "-1.2",
    "1e3.4",
    "١٢٣.٤٥٦",
    `${"9".repeat(30)}.1`,
  ])("%j is none", (socketId) => {
    expect(asks(maria, "private-account-7-now", socketId)).toBeNull();
  });
});

test("a form that names two channels or two sockets, or lacks one, is refused", () => {
  const refused = [
    "socket_id=1.2&channel_name=private-account-7-now&channel_name=private-account-8-now",
    "socket_id=1.2&socket_id=1.3&channel_name=private-account-7-now",
    "socket_id=1.2",
    "channel_name=private-account-7-now",
    "",
  ];
  for (const form of refused) {
    expect(authorise(maria, new URLSearchParams(form))).toBeNull();
  }
});
