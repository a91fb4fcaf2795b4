import fc from "fast-check";
import { type SealedPlace, seal, unseal } from "@/lib/accounts/secrets/seal";

const token = "c5a16c20d3ac977050c756be0b140608";
const old = { kid: "2025", key: Buffer.alloc(32, 1) };
const present = { kid: "2026.b", key: Buffer.alloc(32, 2) };
const place = { table: "credentials", row: "whatsapp:AC1", column: "sealed_secret" };

test("a sealed token opens again in its own place, and says nothing by itself", () => {
  const sealed = seal(token, place, [present]);
  expect(sealed).toMatch(/^v1\.2026\.b\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
  expect(sealed).not.toContain(token);
  expect(unseal(sealed, place, [present])).toBe(token);
});

test("the same token is never sealed twice alike", () => {
  expect(seal(token, place, [present])).not.toBe(seal(token, place, [present]));
});

test("the first key seals and every key of the ring opens", () => {
  const sealedLastYear = seal(token, place, [old]);
  expect(unseal(sealedLastYear, place, [present, old])).toBe(token);
  expect(seal(token, place, [present, old])).toMatch(/^v1\.2026\.b\./);
});

test.each([
  { ...place, table: "staff" },
  { ...place, row: "whatsapp:AC2" },
  { ...place, column: "previous_sealed_secret" },
])("copied to another place it does not open: %j", (elsewhere) => {
  const sealed = seal(token, place, [present]);
  expect(() => unseal(sealed, elsewhere, [present])).toThrow(
    "it was changed, moved or sealed with another key",
  );
});

test("a place can't be mistaken for another whose parts only join alike", () => {
  const one: SealedPlace = { table: "a", row: 'b","c', column: "d" };
  const other: SealedPlace = { table: "a", row: "b", column: 'c","d' };
  expect(() => unseal(seal(token, one, [present]), other, [present])).toThrow();
});

test("with any one sign changed it does not open, and the fault never repeats the token", () => {
  const sealed = seal(token, place, [present]);
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.constantFrom("A", "b", "."), (at, sign) => {
      const changed = sealed.slice(0, at) + sign + sealed.slice(at + 1);
      // The last sign of a part may carry bits that mean nothing: what opens must then be the same.
      expect([token, "refused"]).toContain(openedOrFault(changed));
    }),
  );
});

test("a key that is no longer there is named as the reason", () => {
  expect(() => unseal(seal(token, place, [old]), place, [present])).toThrow(
    "A secret in credentials.sealed_secret can't be opened: the key that sealed it is not in SEALING_KEYS.",
  );
});

test.each(["", token, "v1.2026.b.x", "v2.2026.b.a.b.c"])(
  "what was never sealed is refused",
  (envelope) => {
    expect(() => unseal(envelope, place, [present])).toThrow(
      "it is not a sealed envelope",
    );
  },
);

function openedOrFault(envelope: string): string {
  try {
    return unseal(envelope, place, [present]);
  } catch (fault) {
    expect(String(fault)).not.toContain(token);
    return "refused";
  }
}
