import { instagram } from "@/lib/channels/instagram";

test("an edit whose count can't be made a number is kept as one that nobody understands", () => {
  const update = {
    sender: { id: "1784140000000001" },
    recipient: { id: "17841400000000000" },
    timestamp: 1_795_000_000_000,
    message_edit: { mid: "m_1", text: "At nine", num_edit: { toString: 1, valueOf: 1 } },
  };
  const entry = { id: "17841400000000000", time: 1_795_000_000_000, messaging: [update] };
  expect(instagram.reread(JSON.stringify(entry))).toMatchObject({
    type: "unknown",
    reason: "noEdit",
  });
});
