import { screen } from "@testing-library/react";
import { ExportedDialogs } from "@/components/records/exported-dialogs";
import { northgate, show } from "./faces";

test("a message that is a place and nothing else is told as one", () => {
  const message = {
    at: "2026-11-20T09:05:00Z",
    direction: "inbound" as const,
    kind: "location" as const,
    author: null,
    text: "",
    status: null,
    unsent: false,
    details: {},
    files: [],
  };
  const dialog = { id: 1, account: northgate, address: null, closed: false, leftOut: 0 };
  show(
    <ExportedDialogs
      dialogs={[{ ...dialog, messages: [message] }]}
      zone="Europe/London"
    />,
  );
  expect(screen.getByRole("listitem")).toHaveTextContent("20 Nov 2026, 09:05:00Location");
});
