import { mayCall } from "@/components/notifications/may-call";
import { kids, northgate } from "@/tests/unit/inbox/clinic";

const maria = {
  messageId: 1,
  dialogId: 1,
  name: "Maria",
  account: northgate,
  isAssigned: false,
};
const iris = {
  messageId: 2,
  dialogId: 2,
  name: "Iris",
  account: kids,
  isAssigned: false,
};
const at = (hours: number) => ({ now: Date.UTC(2026, 10, 25, hours), zone: "UTC" });

test("an account that somebody muted calls them no more; the others do", () => {
  const wishes = { mutedAccounts: [2], quietHours: null };
  expect(mayCall([maria, iris], wishes, at(12))).toEqual([maria]);
});

test.each([
  ["20:00", "08:00", [20, 23, 0, 7], [8, 12, 19]],
  ["12:00", "13:00", [12], [11, 13, 0]],
  ["08:00", "08:00", [], [0, 8, 12]],
])(
  "from %s to %s nothing calls, and outside of it everything does",
  (from, to, quiet, loud) => {
    const wishes = { mutedAccounts: [], quietHours: { from, to } };
    for (const hour of quiet) expect(mayCall([maria], wishes, at(hour))).toEqual([]);
    for (const hour of loud) expect(mayCall([maria], wishes, at(hour))).toEqual([maria]);
    expect(mayCall([maria], { ...wishes, quietHours: null }, at(20))).toEqual([maria]);
  },
);

test("quiet hours are the clinic's, wherever the computer stands", () => {
  const wishes = { mutedAccounts: [], quietHours: { from: "20:00", to: "08:00" } };
  const atEleven = Date.UTC(2026, 10, 25, 11);
  const calledIn = (zone: string) => mayCall([maria], wishes, { now: atEleven, zone });
  expect(calledIn("Europe/London")).toEqual([maria]);
  expect(calledIn("Asia/Tokyo")).toEqual([]);
});
