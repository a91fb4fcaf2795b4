import { screen } from "@testing-library/react";
import { auditSign, auditTone } from "@/components/audit/audit-sign";
import { AuditTable } from "@/components/audit/audit-table";
import audit from "@/messages/en/audit.json";
import { show } from "@/tests/components/faces";

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8::1", "2001:db8::1"],
  ["::1", "this machine"],
  ["127.0.0.1", "this machine"],
  ["local", "unknown"],
  [null, "server"],
])("what came from %s is told as from %s", (address, told) => {
  const line = {
    id: 1,
    at: "2026-11-22T11:02:00.000Z",
    who: "Dana Whitlock",
    action: "session.started",
    what: null,
    details: {},
    account: null,
    address,
  };
  show(<AuditTable lines={[line]} zone="Europe/London" />);
  expect(screen.getByRole("cell", { name: told })).toBeVisible();
});

test("which canned reply was changed is told by its name", () => {
  const line = {
    id: 1,
    at: "2026-11-22T11:02:00.000Z",
    who: "Dana Whitlock",
    action: "cannedReply.changed",
    what: null,
    details: { name: "parking" },
    account: null,
    address: null,
  };
  show(<AuditTable lines={[line]} zone="Europe/London" />);
  expect(screen.getByRole("cell", { name: "parking" })).toBeVisible();
});

test("every deed has a sign of its kind, and what was refused is looked for", () => {
  const deeds = Object.entries(audit.did).flatMap(([what, all]) =>
    Object.keys(all).map((did) => `${what}.${did}`),
  );
  expect(deeds.filter((deed) => auditSign(deed) === "icon-circle")).toEqual([]);
  expect(deeds.filter((deed) => auditTone(deed) === "text-bad")).toEqual([
    "adminAction.refused",
    "session.refused",
  ]);
});
