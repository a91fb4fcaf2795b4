import { clientAddress, networkOf } from "@/lib/auth/client-address";
import { cookieNames } from "@/lib/auth/cookie-names";
import { codeOf, outcomeOf } from "@/lib/auth/outcome-code";
import { isSameOrigin } from "@/lib/auth/same-origin";

test("the address is what the nearest proxy wrote, not what the visitor made up before it", () => {
  expect(clientAddress("1.2.3.4, 203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(clientAddress("2001:db8::1")).toBe("2001:db8::1");
});

test("a port that a proxy writes along is no part of the address", () => {
  expect(clientAddress("1.2.3.4, 203.0.113.7:51234")).toBe("203.0.113.7");
  expect(clientAddress("[2001:db8::1]:443")).toBe("2001:db8::1");
  expect(clientAddress("[2001:db8::1]")).toBe("2001:db8::1");
});

test.each([
  ["2001:db8:0:7::1", "2001:db8:0:7::/64"],
  ["2001:db8:0:7:ffff:ffff:ffff:ffff", "2001:db8:0:7::/64"],
  ["2001:0DB8:0:0007::", "2001:db8:0:7::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1:2:3:4:5:6", "fe80:0:1:2::/64"],
  ["203.0.113.7", "203.0.113.7"],
  ["local", "local"],
])("who comes from %s is counted as %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([null, undefined, "", "unknown", "1.2.3.4, <script>"])(
  "an address that is none (%p) counts as one that is not known",
  (header) => {
    expect(clientAddress(header)).toBe("local");
  },
);

test("over https the cookies are bound to the host and only sent there", () => {
  expect(cookieNames({ APP_URL: "https://clinic.example", PORT: 3000 })).toMatchObject({
    session: "__Host-dialogs.session",
    secure: true,
  });
});

test("and so they are however its https is written: middleware and sign-in look for one name", () => {
  expect(cookieNames({ APP_URL: " HTTPS://clinic.example" })).toEqual(
    cookieNames({ APP_URL: "https://clinic.example" }),
  );
});

test("two copies on one machine have cookies of their own", () => {
  const first = cookieNames({ PORT: 3000 });
  const second = cookieNames({ PORT: "3001" });
  expect(first.session).not.toBe(second.session);
  expect(first.secure).toBe(false);
  expect(cookieNames({})).toEqual(first);
});

test.each([
  ["https://clinic.example", "clinic.example", true],
  ["http://127.0.0.1:3000", "127.0.0.1:3000", true],
  ["http://127.0.0.1:3001", "127.0.0.1:3000", false],
  ["https://clinic.example.evil.example", "clinic.example", false],
  ["null", "clinic.example", false],
  ["not a url", "clinic.example", false],
  [null, "clinic.example", false],
])("a request from %s to %s: ours is %s", (origin, host, expected) => {
  const headers = new Headers({ host, ...(origin ? { origin } : {}) });
  expect(isSameOrigin(headers)).toBe(expected);
});

test("a refusal survives its way through NextAuth", () => {
  const tooMany = { ok: false, reason: "tooMany", waitSeconds: 840 } as const;
  expect(outcomeOf(codeOf(tooMany))).toEqual(tooMany);
  expect(outcomeOf(codeOf({ ok: false, reason: "unavailable" })).ok).toBe(false);
  expect(outcomeOf("CredentialsSignin")).toEqual({ ok: false, reason: "wrong" });
  expect(outcomeOf("anything else")).toEqual({ ok: false, reason: "unavailable" });
  expect(outcomeOf(null)).toEqual({ ok: true });
});
