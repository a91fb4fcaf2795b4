import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { type InboxStart, useInbox } from "@/components/inbox/use-inbox";
import { Clinic } from "./clinic";
import { wholeList } from "./whole-list";

test("the first screen is drawn on the server, without a browser", () => {
  const clinic = new Clinic();
  clinic.hear(clinic.welcome("Maria"), "Buongiorno");
  const start: InboxStart = {
    place: { ...wholeList, openId: 1 },
    page: clinic.list("active"),
    open: clinic.open(1),
    found: null,
    around: null,
    missing: false,
    cursor: clinic.cursor(),
    live: { key: "public", wsPath: "/rt" },
    channels: ["private-account-1"],
    now: "2026-11-20T12:00:00.000Z",
  };
  expect(renderToString(createElement(Probe, { start }))).toContain(
    "Maria wrote Buongiorno: connecting",
  );
});

function Probe({ start }: { start: InboxStart }) {
  const never = () => Promise.reject(new Error("Nobody acts on the server."));
  const actions = {
    send: never,
    note: never,
    withdrawNote: never,
    retry: never,
    close: never,
    reopen: never,
    needAnswer: never,
    block: never,
    takeBackBlock: never,
    assign: never,
  };
  const { rows, messages, connection } = useInbox(start, actions);
  return `${rows[0]?.name} wrote ${messages[0]?.text}: ${connection}`;
}
