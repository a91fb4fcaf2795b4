import { eventBatches } from "@/lib/live/events";

const changes = (channel: string, ...dialogIds: number[]) =>
  dialogIds.map((dialogId) => ({ channel, dialogId }));

describe("what is told of changes", () => {
  test("nothing of none", () => {
    expect(eventBatches("changed", [])).toEqual([]);
  });

  test("a dialog that changed twice is told once, on its own account's channel", () => {
    const told = eventBatches("changed", [
      ...changes("private-account-7", 40, 41, 40),
      ...changes("private-account-8", 40),
    ]);
    expect(told).toEqual([
      [
        { channel: "private-account-7", name: "changed", data: { dialogId: 40 } },
        { channel: "private-account-7", name: "changed", data: { dialogId: 41 } },
        { channel: "private-account-8", name: "changed", data: { dialogId: 40 } },
      ],
    ]);
  });

  test("what somebody waits for is told as such, whatever else became of the dialog", () => {
    const calm = { channel: "private-account-7", dialogId: 40, calm: true };
    const told = (dialogId: number, more = {}) => ({
      channel: "private-account-7",
      name: "changed",
      data: { dialogId, ...more },
    });
    const both = [calm, { ...calm, dialogId: 41 }, ...changes("private-account-7", 40)];
    expect(eventBatches("changed", both)).toEqual([[told(40), told(41, { calm: true })]]);
  });

  test("a morning's backlog is one event that names no dialog", () => {
    const many = Array.from({ length: 500 }, (_, index) => index + 1);
    expect(eventBatches("changed", changes("private-account-7", ...many))).toEqual([
      [{ channel: "private-account-7", name: "changed", data: {} }],
    ]);
  });

  test("no batch holds more than ten", () => {
    const told = eventBatches(
      "changed",
      Array.from({ length: 23 }, (_, index) =>
        changes(`private-account-${index}`, 1),
      ).flat(),
    );
    expect(told.map((batch) => batch.length)).toEqual([10, 10, 3]);
  });
});
