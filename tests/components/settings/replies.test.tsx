import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { CannedSettings } from "@/components/settings/replies/canned-settings";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { CannedAnswer, CannedProblem, CannedReply } from "@/lib/replies/types";
import auth from "@/messages/en/auth.json";
import replies from "@/messages/en/replies.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";
import { northgate } from "@/tests/components/faces";

const skin = { ...northgate, id: 8, handle: "@orvelle.skin", label: "Orvelle Skin" };

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

test("whoever is refused, and tries again from where they were, is told anew", async () => {
  let answer: (said: CannedAnswer) => void = () => {};
  const remove = jest.fn(
    () => new Promise<CannedAnswer>((resolve) => (answer = resolve)),
  );
  open([parking], { ok: true }, [], undefined, remove);
  await userEvent.click(screen.getByRole("button", { name: "Delete /parking" }));
  const button = screen.getByRole("button", { name: "Delete" });
  await userEvent.click(button);
  await act(async () => answer({ ok: false, reason: "unavailable" }));
  expect(button).toHaveFocus();
  await userEvent.keyboard("{Enter}{Enter}");
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  expect(button).toBeEnabled();
  await act(async () => answer({ ok: false, reason: "unavailable" }));
  expect(screen.getByRole("alert")).toHaveTextContent(auth.refused.unavailable);
  expect(remove).toHaveBeenCalledTimes(2);
});

test("what is filled in is named in words on the list", () => {
  open([{ ...fees, text: "Hello {firstName}, {clinic} here." }]);
  expect(screen.getByText("Hello [first name], [clinic] here.")).toBeVisible();
});

test("one whose last account was removed says so", () => {
  open([{ ...fees, accountIds: [] }]);
  expect(screen.getByText(replies.noAccount)).toBeVisible();
});

test("the accounts that were ticked are ticked again for who chooses all of them and thinks better of it", async () => {
  open([{ ...fees, accountIds: [northgate.id] }], { ok: true }, [northgate, skin]);
  await userEvent.click(screen.getByRole("button", { name: "Edit /fees" }));
  const all = screen.getByRole("checkbox", { name: replies.allAccounts });
  await userEvent.click(all);
  await userEvent.click(all);
  expect(screen.getByRole("checkbox", { name: /Northgate Clinic/ })).toBeChecked();
  expect(screen.getByRole("checkbox", { name: /@orvelle.skin/ })).not.toBeChecked();
});

test("whoever saves a canned reply by keyboard keeps their place, saves it once, and is led to the field that is refused", async () => {
  let answer: (said: CannedAnswer) => void = () => {};
  const save = jest.fn(() => new Promise<CannedAnswer>((resolve) => (answer = resolve)));
  open([parking], { ok: true }, [], save);
  await userEvent.click(screen.getByRole("button", { name: "Add" }));
  const button = screen.getByRole("button", { name: "Save" });
  button.focus();
  await userEvent.keyboard("{Enter}{Enter}");
  expect(button).toBeEnabled();
  expect(button).toHaveFocus();
  const problems: CannedProblem[] = [
    { field: "name", reason: "taken" },
    { field: "text", reason: "missing" },
  ];
  await act(async () => answer({ ok: false, reason: "problems", problems }));
  expect(screen.getByText("Another canned reply has this name.")).toBeVisible();
  expect(screen.getByText("Write what it says.")).toBeVisible();
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveFocus();
  expect(save).toHaveBeenCalledTimes(1);
});

test("what was saved while it was asked whether to drop it asks nothing when the next reply is opened", async () => {
  let answer: (said: CannedAnswer) => void = () => {};
  const save = () => new Promise<CannedAnswer>((resolve) => (answer = resolve));
  open([parking, fees], { ok: true }, [], save);
  await userEvent.click(screen.getByRole("button", { name: "Edit /fees" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Text" }), "!");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await userEvent.keyboard("{Escape}");
  expect(screen.getByRole("alertdialog")).toBeVisible();
  await act(async () => answer({ ok: true }));
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Edit /parking" }));
  expect(screen.getByRole("dialog", { name: "Edit canned reply" })).toBeVisible();
  expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
});

test("a text that is longer than one of its channels takes says so while it is written", async () => {
  const clinic: Account = { ...northgate, channel: "whatsapp", channelName: "WhatsApp" };
  const kids: Account = { ...skin, channel: "instagram", channelName: "Instagram" };
  const long = { ...fees, text: "é".repeat(501) };
  open([{ ...long, accountIds: [clinic.id] }], { ok: true }, [clinic, kids]);
  await userEvent.click(screen.getByRole("button", { name: "Edit /fees" }));
  expect(screen.queryByText(/must be shortened/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("checkbox", { name: replies.allAccounts }));
  expect(screen.getByText(/must be shortened/)).toHaveTextContent(
    "Instagram takes 1,000 bytes at once. This has 1,002,",
  );
});

test("braces that name nobody are told of at the text", async () => {
  const problems: CannedProblem[] = [{ field: "text", reason: "unknownName" }];
  const answer = { ok: false, reason: "problems", problems } as const;
  open([{ ...fees, text: "Hello {nobody}" }], answer);
  await userEvent.click(screen.getByRole("button", { name: "Edit /fees" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const text = screen.getByRole("textbox", { name: "Text" });
  await waitFor(() => expect(text).toHaveFocus());
  expect(text).toHaveAccessibleDescription(/^Only the names below can stand in braces\./);
});

test("who ticked no account is led to the choice, and told there what it wants", async () => {
  const problems: CannedProblem[] = [{ field: "accounts", reason: "missing" }];
  const answer = { ok: false, reason: "problems", problems } as const;
  open([{ ...fees, accountIds: [] }], answer);
  await userEvent.click(screen.getByRole("button", { name: "Edit /fees" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const all = screen.getByRole("checkbox", { name: replies.allAccounts });
  await waitFor(() => expect(all).toHaveFocus());
  expect(all).toHaveAccessibleDescription(replies.problem.accounts.missing);
});

function open(
  list: CannedReply[],
  answer: CannedAnswer = { ok: true },
  accounts: Account[] = [],
  save = async () => answer,
  remove = jest.fn(async () => answer),
) {
  render(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ auth, replies, settings, shell }}
    >
      <CannedSettings
        replies={list}
        accounts={accounts}
        limits={{
          whatsapp: { max: 1_600, unit: "characters" },
          instagram: { max: 1_000, unit: "bytes" },
        }}
        clinic="Northgate"
        staffName="Dana Whitlock"
        save={save}
        remove={remove}
      />
    </NextIntlClientProvider>,
  );
  return remove;
}
