import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { ClinicForm } from "@/components/hours/clinic-form";
import { HoursForm } from "@/components/hours/hours-form";
import { HoursPage } from "@/components/hours/hours-page";
import type { OpeningHours } from "@/lib/hours/types";
import type { ConflictingEdit, Done } from "@/lib/result";
import { faults, show } from "./faces";

const hours: OpeningHours = {
  week: Array.from({ length: 7 }, () => [{ from: "09:00", to: "17:00" }]),
  closedOn: ["2026-12-25"],
  away: false,
  awayText: "",
};

type Answer = Done | ConflictingEdit<OpeningHours>;

function open(answer: Answer | Promise<Answer> = { ok: true }) {
  const save = jest.fn<Promise<Answer>, [OpeningHours, OpeningHours]>(async () => answer);
  const shown = show(<HoursForm hours={hours} label="@northgate" save={save} />);
  const button = () => screen.getByRole("button", { name: /^Sav/ });
  return { ...shown, save, button };
}

function isLeaveAsked(): boolean {
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving.defaultPrevented;
}

const choose = (day: string) =>
  fireEvent.change(screen.getByLabelText("Day"), { target: { value: day } });

test("while no account is connected, the way to connect one stands where its hours would", () => {
  const clinic = { name: "Northgate Clinic", timeZone: "Europe/London" };
  const saveClinic = jest.fn();
  show(
    <HoursPage
      accounts={[]}
      clinic={clinic}
      zones={[]}
      saveClinic={saveClinic}
      saveHours={jest.fn()}
    />,
  );
  expect(screen.getByRole("link", { name: "Connect an account" })).toHaveAttribute(
    "href",
    "/settings/start",
  );
});

test("a closed day that was chosen is saved, though its button was not pressed", async () => {
  const { save, button } = open();
  choose("2026-12-26");
  await userEvent.click(button());
  const typed = { ...hours, closedOn: ["2026-12-25", "2026-12-26"] };
  expect(save).toHaveBeenCalledWith(typed, hours);
  expect(screen.getByText("26 Dec 2026")).toBeVisible();
  expect(screen.getByLabelText("Day")).toHaveValue("");
});

test("whoever removes a span or a closed day goes on from there by keyboard", async () => {
  open();
  const remove = (named: RegExp) => screen.queryByRole("button", { name: named });
  remove(/^Remove .*Monday/)?.focus();
  await userEvent.keyboard("{Enter}");
  expect(remove(/^Remove .*Monday/)).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: /^Add.*Monday/ })).toHaveFocus();
  choose("2026-12-26");
  await userEvent.click(screen.getByRole("button", { name: "Add day" }));
  remove(/^Remove 25 Dec/)?.focus();
  await userEvent.keyboard("{Enter}");
  expect(remove(/^Remove 26 Dec/)).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByLabelText("Day")).toHaveFocus();
});

test("leaving with hours that are not saved is asked about, and the button keeps the focus while they are", async () => {
  let answer: (said: Answer) => void = () => {};
  const { button } = open(
    new Promise<Answer>((resolve) => {
      answer = resolve;
    }),
  );
  expect(isLeaveAsked()).toBe(false);
  choose("2026-12-26");
  expect(isLeaveAsked()).toBe(true);
  button().focus();
  await userEvent.keyboard("{Enter}");
  expect(button()).toHaveFocus();
  expect(isLeaveAsked()).toBe(true);
  await act(async () => answer({ ok: true }));
  expect(screen.getByRole("status")).toHaveTextContent("Saved.");
  expect(isLeaveAsked()).toBe(false);
});

test("a refusal is told at what it is about, which has the focus: a span that is muddled, the clinic's name", async () => {
  const sentence = "Each span must begin before it ends, and after the one before it.";
  const { button } = open({ ok: false, reason: "spans" });
  fireEvent.change(screen.getByLabelText("Tuesday from"), { target: { value: "18:00" } });
  await userEvent.click(button());
  expect(await screen.findByRole("alert")).toHaveTextContent(sentence);
  expect(screen.getByLabelText("Tuesday from")).toBeInvalid();
  expect(screen.getByLabelText("Tuesday from")).toHaveFocus();
  expect(screen.getByLabelText("Tuesday from")).toHaveAccessibleDescription(sentence);
  expect(screen.getByLabelText("Monday from")).toBeValid();

  const save = async () => ({ ok: false, reason: "name" }) as const;
  const clinic = { name: "", timeZone: "Europe/London" };
  show(<ClinicForm clinic={clinic} zones={[]} save={save} />);
  await userEvent.click(screen.getByRole("button", { name: "Save clinic" }));
  const name = screen.getByRole("textbox", { name: "Name" });
  expect(await screen.findAllByText("Enter a name.")).toHaveLength(2);
  expect(name).toBeInvalid();
  expect(name).toHaveFocus();
  expect(name).toHaveAccessibleDescription(/^Enter a name\./);
});

test("what a colleague changed beside it meanwhile is shown once nothing is unsaved, and can be changed back", async () => {
  const { save, button, again } = open();
  const theirs = { ...hours, away: true, awayText: "Closed." };
  choose("2026-12-26");
  const come = (stored: OpeningHours) =>
    again(<HoursForm hours={stored} label="@northgate" save={save} />);
  come(theirs);
  expect(screen.getByRole("switch")).not.toBeChecked();
  await userEvent.click(button());
  const saved = { ...theirs, closedOn: ["2026-12-25", "2026-12-26"] };
  come(saved);
  expect(screen.getByRole("switch")).toBeChecked();
  expect(screen.getByLabelText("What it says")).toHaveValue("Closed.");
  expect(screen.getByRole("status")).toHaveTextContent("Saved.");
  expect(button()).toHaveFocus();
  await userEvent.click(screen.getByRole("switch"));
  await userEvent.click(button());
  expect(save).toHaveBeenLastCalledWith({ ...saved, away: false }, saved);
});

test("what a colleague changed of the hours meanwhile is told in words", async () => {
  const theirs = { closedOn: [], week: hours.week.with(6, []) };
  const { container, button } = open({ ok: false, reason: "changedMeanwhile", theirs });
  choose("2026-12-26");
  await userEvent.click(button());
  const note = await screen.findByRole("alert");
  expect(note).toHaveTextContent("Closed all day onNo holidays yet.");
  expect(note).toHaveTextContent("Sunday: Closed");
  expect(await faults(container)).toEqual([]);
});
