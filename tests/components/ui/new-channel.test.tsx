import { screen } from "@testing-library/react";
import { hrefsOf } from "@/components/settings/messaging/messaging-hrefs";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import type { Channel } from "@/lib/channels/types";
import { show } from "@/tests/components/faces";

/** A channel that is a folder and a line, and that no face has heard of. */
const courier = "courier" as Channel;

function Refused() {
  const { sentence, brief } = useAccountSentences(courier);
  return (
    <>
      <p>{sentence({ reason: "permissions" })}</p>
      <p>{brief({ reason: "of its own" })}</p>
    </>
  );
}

test("a channel that nobody has drawn has a sign all the same, and says its name", () => {
  show(<ChannelGlyph channel={courier} name="Courier" />);
  expect(screen.getByRole("img", { name: "Courier" })).toHaveClass("icon-message-square");
});

test("an account of a channel without a page of its own leads to Messaging settings", () => {
  expect(hrefsOf(courier).page).toBe("/settings/messaging");
});

test("what is wrong with such an account is said in the general sentences", () => {
  show(<Refused />);
  for (const said of document.querySelectorAll("p")) {
    expect(said.textContent).toMatch(/\w+ \w+/);
    expect(said.textContent).not.toContain("settings.");
  }
});
