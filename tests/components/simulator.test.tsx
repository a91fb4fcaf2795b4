import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { NewcomerForm } from "@/components/simulator/newcomer-form";
import { PhoneBubble } from "@/components/simulator/phone-bubble";
import { PhoneComposer } from "@/components/simulator/phone-composer";
import type { PhoneMessage } from "@/components/simulator/types";
import simulator from "@/messages/en/simulator.json";
import { faults } from "./faces";

const show = (face: React.ReactNode) =>
  render(
    <NextIntlClientProvider locale="en-GB" messages={{ simulator }}>
      <main>{face}</main>
    </NextIntlClientProvider>,
  );

const said = (more: Partial<PhoneMessage> = {}): PhoneMessage => ({
  id: "m1",
  from: "patient",
  text: "Is 14:00 free?",
  at: "2026-11-20T09:05:00Z",
  arrival: null,
  errorCode: null,
  media: [],
  location: null,
  about: null,
  quote: null,
  reactions: { patient: null, clinic: null },
  isEdited: false,
  isUnsent: false,
  actions: ["react", "reply", "edit", "unsend"],
  webhook: null,
  isOnItsWay: false,
  ...more,
});

function showMessage(message: PhoneMessage) {
  const handling = { onAct: jest.fn(), onReply: jest.fn(), onEdit: jest.fn() };
  const { container } = show(
    <ul>
      <PhoneBubble message={message} {...handling} />
    </ul>,
  );
  return { ...handling, container };
}

const openMenu = () =>
  userEvent.click(screen.getByRole("button", { name: /What to do with/ }));

test("Sam puts a heart on a message from its menu", async () => {
  const { onAct } = showMessage(said());
  await openMenu();
  await userEvent.click(screen.getByRole("menuitemcheckbox", { name: "❤️" }));
  expect(onAct).toHaveBeenCalledWith({ type: "react", message: "m1", emoji: "❤️" });
});

test("the reaction that stands is checked, and choosing it again takes it back", async () => {
  const { onAct } = showMessage(said({ reactions: { patient: "👍", clinic: null } }));
  await openMenu();
  const thumb = screen.getByRole("menuitemcheckbox", { name: "👍" });
  expect(thumb).toBeChecked();
  await userEvent.click(thumb);
  expect(onAct).toHaveBeenCalledWith({ type: "react", message: "m1", emoji: null });
});

test("only what can be done with a message is offered", async () => {
  showMessage(said({ from: "clinic", arrival: "seen", actions: ["react", "reply"] }));
  await openMenu();
  expect(screen.getByRole("menuitem", { name: "Reply" })).toBeVisible();
  expect(screen.queryByRole("menuitem", { name: "Unsend" })).not.toBeInTheDocument();
  expect(screen.getByText("Seen")).toBeInTheDocument();
});

test("where nothing can be done there is no menu", async () => {
  showMessage(said({ actions: [] }));
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("of what was unsent nothing is left but that it was", async () => {
  const unsent = { text: "", isUnsent: true, actions: [] };
  const { container } = showMessage(
    said({ ...unsent, reactions: { patient: "👍", clinic: null } }),
  );
  expect(screen.getByText("This message was unsent.")).toBeVisible();
  expect(screen.queryByText("👍")).not.toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
});

test("an answer to a story does not go without words", async () => {
  const onSend = jest.fn(async () => true);
  show(
    <PhoneComposer
      offered={["photo", "story"]}
      replyTo={null}
      onSend={onSend}
      onLeaveReply={jest.fn()}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Story reply" }));
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
  expect(onSend).not.toHaveBeenCalled();
  await userEvent.type(screen.getByRole("textbox", { name: "Message" }), "Lovely{Enter}");
  expect(onSend).toHaveBeenCalledWith({ text: "Lovely", attachment: "story" });
});

test("someone new on Instagram has a username, however it is typed", async () => {
  const onPick = jest.fn();
  show(<NewcomerForm addressKind="username" onPick={onPick} />);
  await userEvent.type(screen.getByLabelText("Name"), "Sam Rivera");
  await userEvent.type(screen.getByLabelText("Username"), "@Sam.Rivera");
  await userEvent.click(screen.getByRole("button", { name: "Be this person" }));
  expect(onPick).toHaveBeenCalledWith({
    name: "Sam Rivera",
    id: "sam.rivera",
    shown: "@sam.rivera",
  });
});
