import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { CannedSettings } from "@/components/settings/replies/canned-settings";
import type { CannedAnswer, CannedReply } from "@/lib/replies/types";
import auth from "@/messages/en/auth.json";
import replies from "@/messages/en/replies.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";

const parking: CannedReply = {
  id: 3,
  name: "parking",
  text: "Behind the house.",
  accountIds: null,
};
const fees: CannedReply = { ...parking, id: 4, name: "fees" };

test("Dana is asked before a canned reply is deleted, and why it was not is said of that one only", async () => {
  const remove = open([parking, fees], { ok: false, reason: "unavailable" });
  await userEvent.click(screen.getByRole("button", { name: "Delete /parking" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect(remove).toHaveBeenCalledWith(3);
  expect(await screen.findByRole("alert")).toHaveTextContent(auth.refused.unavailable);
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await userEvent.click(screen.getByRole("button", { name: "Delete /fees" }));
  expect(screen.getByRole("heading", { name: "Delete /fees?" })).toBeVisible();
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("one whose last account was removed says so", () => {
  open([{ ...fees, accountIds: [] }]);
  expect(screen.getByText(replies.noAccount)).toBeVisible();
});

function open(list: CannedReply[], answer: CannedAnswer = { ok: true }) {
  const remove = jest.fn(async () => answer);
  render(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ auth, replies, settings, shell }}
    >
      <CannedSettings
        replies={list}
        accounts={[]}
        clinic="Northgate"
        staffName="Dana Whitlock"
        save={async () => answer}
        remove={remove}
      />
    </NextIntlClientProvider>,
  );
  return remove;
}
