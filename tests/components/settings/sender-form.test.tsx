import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SenderForm } from "@/components/settings/senders/sender-form";
import { TwilioSettings } from "@/components/settings/senders/twilio-settings";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer, SenderDraft } from "@/lib/accounts/types/saving";
import { clock, faultsOf, inSettings } from "./support";

const token = "c5a16c20d3ac977050c756be0b140608";
const sid = "AC4b4a7d40da293e9988f096b8ea60e5e2";
const stored: SavedAccount = {
  tag: {
    id: 7,
    channel: "whatsapp",
    channelName: "WhatsApp",
    label: "Northgate Clinic",
    handle: "+44 7700 900100",
    colour: "plum",
  },
  picture: null,
  state: "connected",
  stateReason: null,
  credentialExternalId: sid,
  isConfirmed: true,
  readiness: null,
  isHindered: false,
  isReady: true,
  lastOutAt: null,
  brand: null,
  secret: {
    lastFour: "9c1e",
    setAt: "2026-11-22T10:51:00.000Z",
    setBy: "Dana Whitlock",
    isRefused: false,
    life: null,
  },
  humanAgent: null,
  lastSignedInboundAt: null,
  disconnectedAt: null,
  dialogs: 0,
  deadline: {
    at: "2026-11-30T08:00:00.000Z",
    local: "2026-11-30T08:00",
    zone: "Europe/London",
    city: "London",
  },
};

beforeEach(() => history.replaceState(null, "", "/settings/messaging/twilio"));

describe("Dana adds a sender", () => {
  test("with its four fields, a label and a colour", async () => {
    const { save, replace } = open(null, { accountId: 7, notice: "sandbox" });
    await fillIn();
    await userEvent.type(
      screen.getByLabelText("Integration Deadline"),
      "2026-11-30T08:00",
    );
    await userEvent.selectOptions(screen.getByLabelText("Time zone"), "New York");
    await userEvent.click(screen.getByRole("radio", { name: "Indigo" }));
    await userEvent.click(saveButton());
    expect(save.mock.lastCall?.[0]).toEqual({
      accountSid: sid,
      authToken: token,
      senderNumber: "+44 7700 900100",
      label: "Northgate Clinic",
      colour: "indigo",
      deadline: "2026-11-30T08:00",
      deadlineZone: "America/New_York",
      brand: "",
    });
    expect(replace).toHaveBeenCalledWith(
      "/settings/messaging/twilio?saved=7&notice=sandbox",
    );
  });

  test("and is told while Twilio is asked", async () => {
    let answer: (said: SaveAnswer) => void = () => undefined;
    const asking = new Promise<SaveAnswer>((resolve) => {
      answer = resolve;
    });
    const { save } = open(null, asking);
    await fillIn();
    await userEvent.click(saveButton());
    const button = screen.getByRole("button", { name: "Checking with Twilio…" });
    await userEvent.click(button);
    expect(save).toHaveBeenCalledTimes(1);
    answer({ ok: true, accountId: 7, isNew: true, notice: null, doubt: null });
    expect(await screen.findByRole("button", { name: "Save and verify" })).toBeVisible();
  });

  test("and what Twilio refuses is said above and at the field, with all that was typed kept", async () => {
    const { replace } = open(null, [{ field: "authToken", reason: "credentials" }]);
    await fillIn();
    await userEvent.selectOptions(screen.getByLabelText("Time zone"), "New York");
    await userEvent.click(saveButton());
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("Nothing was saved");
    expect(alert).toHaveTextContent(
      "Twilio refuses this Account SID with this Auth Token.",
    );
    const field = screen.getByLabelText("Auth Token");
    expect(field).toHaveAccessibleDescription(/^Twilio refuses this Account SID/);
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(field).toHaveValue(token);
    expect(screen.getByLabelText("Account SID")).toHaveValue(sid);
    expect(screen.getByLabelText("Time zone")).toHaveValue("America/New_York");
    expect(replace).not.toHaveBeenCalled();
  });

  test("and several problems stand each at its field, the first one in focus", async () => {
    open(null, [
      { field: "accountSid", reason: "accountSidForm" },
      { field: "label", reason: "labelLength" },
    ]);
    await userEvent.click(saveButton());
    expect(await screen.findByRole("alert")).toHaveTextContent("2 fields need mending");
    expect(screen.getByLabelText("Account SID")).toHaveFocus();
    expect(screen.getByLabelText("Account SID")).toBeInvalid();
    expect(screen.getByLabelText("Label")).toHaveAccessibleDescription(/^Use at most 60/);
    expect(screen.getByLabelText("Sender Number")).toBeValid();
  });

  test.each([
    ["notAllowed", "Only an admin can do that."],
    ["signedOut", "Your session has ended."],
  ] as const)("and is turned away with a reason: %s", async (reason, words) => {
    open(null, { reason });
    await userEvent.click(saveButton());
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
  });

  test("and is told when the server can't be reached", async () => {
    open(null, Promise.reject(new Error("no network")));
    await userEvent.click(saveButton());
    expect(await screen.findByRole("alert")).toHaveTextContent("That did not work.");
  });
});

describe("Dana changes a sender", () => {
  test("whose token is shown by its last four signs alone, its number and Account SID fast", () => {
    const { container } = open(stored);
    expect(screen.getByLabelText("Account SID")).toHaveAttribute("readonly");
    expect(screen.getByLabelText("Sender Number")).toHaveAttribute("readonly");
    const secret = within(screen.getByRole("group", { name: "Auth Token" }));
    expect(secret.getByText("•••• 9c1e")).toBeVisible();
    expect(secret.getByText("Set 22 Nov 2026, 10:51 by Dana Whitlock")).toBeVisible();
    expect(container.querySelector("input[name=authToken]")).toBeNull();
  });

  test("without replacing the token, and the button is quiet before and after", async () => {
    const { save } = open(stored, { accountId: 7, notice: null });
    expect(screen.getByText("No changes")).toBeVisible();
    await userEvent.type(screen.getByLabelText("Label"), " East");
    expect(screen.getByText("Not saved yet")).toBeVisible();
    await userEvent.click(saveButton());
    expect(save).toHaveBeenCalledWith(
      expect.objectContaining({ label: "Northgate Clinic East", authToken: "" }),
      expect.objectContaining({ label: "Northgate Clinic" }),
    );
    expect(await screen.findByRole("status")).toHaveTextContent("Saved.");
    expect(screen.getByText("No changes")).toBeVisible();
  });

  test("and replaces the token, or thinks better of it", async () => {
    const { save } = open(stored, { accountId: 7, notice: null });
    await userEvent.click(screen.getByRole("button", { name: "Replace" }));
    expect(screen.getByLabelText("Auth Token")).toHaveFocus();
    expect(screen.getByLabelText("Auth Token")).toHaveAttribute("type", "password");
    await userEvent.keyboard("half of i");
    expect(screen.getByText("Not saved yet")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Keep the present one" }));
    expect(screen.getByText("No changes")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Replace" }));
    await userEvent.keyboard(`${token}{Enter}`);
    expect(save).toHaveBeenLastCalledWith(
      expect.objectContaining({ authToken: token }),
      expect.not.objectContaining({ authToken: "" }),
    );
    expect(await screen.findByText("•••• 9c1e")).toBeVisible();
  });

  test("and hears that the stored token is refused by now, though the rest was saved", async () => {
    const doubt = { field: "authToken", reason: "credentials" } as const;
    open(stored, { accountId: 7, notice: null, doubt });
    await userEvent.click(saveButton());
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent(
      "Your changes were saved, but Twilio has an objection:",
    );
    expect(screen.getByText("No changes")).toBeVisible();
  });

  test("that stood open by itself, and keeps it open by its address from the first change", async () => {
    open(stored);
    expect(location.search).toBe("");
    await userEvent.type(screen.getByLabelText("Label"), "s");
    expect(location.pathname + location.search).toBe("/settings/messaging/twilio?edit=7");
  });

  test("whose deadline is no date, or half of one, is told so, and nothing is saved", async () => {
    const { save } = open(stored);
    const deadline = screen.getByLabelText<HTMLInputElement>("Integration Deadline");
    deadline.value = "0026-11-30T08:00";
    await userEvent.click(saveButton());
    expect(save).not.toHaveBeenCalled();
    await waitFor(() => expect(deadline).toHaveFocus());
    expect(deadline).toHaveAccessibleDescription(/^There is no such date and time\./);
  });

  test("and is asked whether to disconnect it over the form that stands open, and comes back to it", async () => {
    const replace = jest.fn();
    const router = { replace, refresh: jest.fn(), prefetch: jest.fn() };
    render(inSettings(<TwilioSettings {...page} asked={{ disconnect: 7 }} />, router));
    const question = screen.getByRole("alertdialog");
    expect(screen.getByLabelText("Label")).toHaveValue("Northgate Clinic");
    await userEvent.click(within(question).getByRole("button", { name: "Cancel" }));
    expect(replace).toHaveBeenCalledWith("/settings/messaging/twilio?edit=7", {
      scroll: false,
    });
  });

  test("and is asked before leaving with something unsaved", async () => {
    open(stored);
    expect(leave().defaultPrevented).toBe(false);
    await userEvent.click(screen.getByRole("radio", { name: "Olive" }));
    expect(leave().defaultPrevented).toBe(true);
    await userEvent.click(screen.getByRole("radio", { name: "Plum" }));
    expect(leave().defaultPrevented).toBe(false);
  });
});

test.each([
  ["new", null],
  ["saved", stored],
])(
  "the form of a %s sender has no accessibility fault, refused or not",
  async (_what, sender) => {
    const { container } = open(sender, [{ field: "label", reason: "labelLength" }]);
    expect(await faultsOf(container)).toEqual([]);
    await userEvent.click(saveButton());
    await screen.findByRole("alert");
    expect(await faultsOf(container)).toEqual([]);
  },
);

type Said =
  | Promise<SaveAnswer>
  | Extract<SaveAnswer, { reason: "problems" }>["problems"]
  | Partial<SaveAnswer>;

function open(sender: SavedAccount | null, said: Said = {}) {
  const save = jest.fn((_draft: SenderDraft) => answerOf(said));
  const replace = jest.fn();
  const { container } = render(
    inSettings(
      <SenderForm
        sender={sender}
        save={save}
        start={{ colour: "teal", zone: "Europe/London" }}
        timeZone="Europe/London"
        brands={["Northgate"]}
        zones={zones}
        closeHref="/settings/messaging/twilio"
      />,
      { replace, prefetch: jest.fn() },
    ),
  );
  return { container, save, replace };
}

const zones = [
  { region: "America", zones: [{ name: "America/New_York", city: "New York" }] },
  { region: "Europe", zones: [{ name: "Europe/London", city: "London" }] },
];
const said = async () => answerOf({ accountId: 7 });
const page = {
  clock,
  accounts: [stored],
  counts: { whatsapp: 1, instagram: 0 },
  brands: [],
  freeColour: "teal" as const,
  isReachable: true,
  zones,
  webhooks: { inbound: "https://a.example/in", status: "https://a.example/status" },
  addSender: said,
  changeSender: said,
  check: said,
  reconnect: said,
  setWebhooks: said,
  disconnect: async () => ({ ok: true as const }),
};

function answerOf(said: Said): Promise<SaveAnswer> {
  if (said instanceof Promise) return said;
  if (Array.isArray(said)) {
    return Promise.resolve({ ok: false, reason: "problems", problems: said });
  }
  const isRefusal = "reason" in said;
  return Promise.resolve({ ok: !isRefusal, doubt: null, ...said } as SaveAnswer);
}

async function fillIn() {
  await userEvent.type(screen.getByLabelText("Account SID"), sid);
  await userEvent.type(screen.getByLabelText("Auth Token"), token);
  await userEvent.type(screen.getByLabelText("Sender Number"), "+44 7700 900100");
  await userEvent.type(screen.getByLabelText("Label"), "Northgate Clinic");
}

const saveButton = () => screen.getByRole("button", { name: "Save and verify" });

function leave(): Event {
  const leaving = new Event("beforeunload", { cancelable: true });
  window.dispatchEvent(leaving);
  return leaving;
}
