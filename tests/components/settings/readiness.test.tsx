import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SenderCard } from "@/components/settings/senders/sender-card";
import type { Check } from "@/lib/accounts/types/readiness";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import { clock, faultsOf, inSettings, now } from "./support";

const at = "2026-11-22T10:51:00.000Z";

const check = (name: Check["name"], found: Partial<Check> = {}): Check => ({
  name,
  state: "open",
  reason: null,
  detail: null,
  at: null,
  since: null,
  ...found,
});
const done = (name: Check["name"]) => check(name, { state: "done", at });
const refused = (
  name: Check["name"],
  reason: Check["reason"],
  detail: string | null = null,
) => check(name, { state: "refused", reason, detail, at, since: at });
const waiting = [check("signed"), check("inbound"), check("delivered")];

/** The six checks, of which the provider's three were found like this. */
const found = (...checks: Check[]) => ({
  checks: [...checks, ...waiting],
  measuredAt: at,
});

const sender: SavedAccount = {
  tag: {
    id: 7,
    channel: "whatsapp",
    channelName: "WhatsApp",
    label: "Northgate Clinic",
    handle: "+44 7700 900100",
    colour: "plum",
  },
  picture: null,
  state: "attention",
  stateReason: "credentials",
  credentialExternalId: "AC4b4a7d40da293e9988f096b8ea60e5e2",
  isConfirmed: false,
  readiness: found(
    refused("credentials", "credentials"),
    check("sender"),
    check("webhook"),
  ),
  isHindered: true,
  isReady: false,
  lastOutAt: null,
  brand: null,
  secret: {
    lastFour: "9c1e",
    setAt: at,
    setBy: "Dana Whitlock",
    isRefused: true,
    life: null,
  },
  humanAgent: null,
  lastSignedInboundAt: null,
  disconnectedAt: null,
  dialogs: 0,
  deadline: {
    at: "2026-11-27T08:02:00.000Z",
    local: "2026-11-27T08:02",
    zone: "Europe/London",
    city: "London",
  },
};
const accepted: SavedAccount = {
  ...sender,
  state: "connected",
  stateReason: null,
  isHindered: false,
  secret: { ...sender.secret, isRefused: false },
};
const elsewhere: SavedAccount = {
  ...accepted,
  readiness: found(
    done("credentials"),
    done("sender"),
    refused("webhook", "webhookElsewhere", "https://old.example/hook"),
  ),
};
const halfHeard: SavedAccount = {
  ...accepted,
  readiness: found(
    done("credentials"),
    done("sender"),
    check("webhook", { reason: "statusMissing", at }),
  ),
};
const heard: SavedAccount = {
  ...accepted,
  readiness: {
    checks: [
      ...(["credentials", "sender", "webhook", "signed", "inbound"] as const).map(done),
      check("delivered"),
    ],
    measuredAt: at,
  },
};
const live: SavedAccount = {
  ...heard,
  isReady: true,
  readiness: {
    checks: (heard.readiness?.checks ?? []).map(({ name }) => done(name)),
    measuredAt: at,
  },
};
const past: SavedAccount = {
  ...sender,
  deadline: {
    at: "2026-11-22T08:02:00.000Z",
    local: "2026-11-22T08:02",
    zone: "Europe/London",
    city: "London",
  },
};

beforeEach(() => {
  jest.spyOn(Date, "now").mockReturnValue(now);
});

describe("Dana sees what a sender still needs", () => {
  test("each thing as it was measured, with what is wrong and since when", () => {
    open(sender);
    expect(screen.getByRole("heading", { level: 3 })).toHaveTextContent(
      "0 of 6 ready, 1 refused",
    );
    expect(screen.getByText("Measured 10:51")).toBeVisible();
    const [credentials, ...others] = screen.getAllByRole("listitem");
    expect(credentials).toHaveTextContent("1. Twilio refuses the credentials");
    expect(credentials).toHaveTextContent("since 10:51");
    expect(credentials).toHaveTextContent(/do not belong together/);
    expect(within(credentials as HTMLElement).getByRole("img")).toHaveAccessibleName(
      "Refused",
    );
    expect(others).toHaveLength(5);
  });

  test.each<[string, SavedAccount, string]>([
    [
      "no Account SID yet",
      { ...sender, credentialExternalId: "" },
      "Next: enter the Account SID",
    ],
    [
      "no number yet",
      { ...sender, tag: { ...sender.tag, handle: "" } },
      "Next: enter the Sender Number",
    ],
    ["a refused token", sender, "Next: paste the current Auth Token"],
    [
      "a number that is offline",
      {
        ...accepted,
        readiness: found(
          done("credentials"),
          refused("sender", "senderOffline"),
          check("webhook"),
        ),
      },
      "Next: bring the number online",
    ],
    ["a webhook elsewhere", elsewhere, "Next: have Twilio post here"],
    [
      "no delivery status posted here",
      halfHeard,
      "Next: have Twilio post the delivery status here too",
    ],
    [
      "nothing that has arrived",
      {
        ...accepted,
        readiness: found(done("credentials"), done("sender"), done("webhook")),
      },
      "Next: write to this number from your own phone",
    ],
    ["no answer yet", heard, "Next: answer your own test message"],
  ])("and the one thing to do next: %s", (_what, account, words) => {
    open(account);
    expect(screen.getByText(/^Next: /)).toHaveTextContent(words);
  });

  test("and has Twilio post here, where it posts elsewhere", async () => {
    const { setWebhooks } = open(elsewhere);
    expect(screen.getByText("https://old.example/hook")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Set it for me" }));
    expect(setWebhooks).toHaveBeenCalledWith(7);
    expect(await screen.findByText("Set. Twilio posts here now.")).toBeVisible();
  });

  test("and has Twilio post the delivery status here too", async () => {
    const { setWebhooks } = open(halfHeard);
    await userEvent.click(screen.getByRole("button", { name: "Set it for me" }));
    expect(setWebhooks).toHaveBeenCalledWith(7);
  });

  test("and asks again, and hears that Twilio can't be reached", async () => {
    const { check } = open(sender, {
      ok: false,
      reason: "problems",
      problems: [{ field: null, reason: "unreachable" }],
    });
    await userEvent.click(screen.getByRole("button", { name: "Check now" }));
    expect(check).toHaveBeenCalledWith(7);
    expect(await screen.findByText(/could not be reached/)).toBeVisible();
  });

  test("and nothing of it once everything is there", () => {
    open(live);
    expect(screen.getByText("Live")).toBeVisible();
    expect(screen.queryByRole("timer")).toBeNull();
    expect(screen.queryByRole("button", { name: "Check now" })).toBeNull();
  });

  test("and loses nothing of what she types when the last of it comes", async () => {
    const { again } = open(heard, well, <input aria-label="Label" />);
    await userEvent.type(screen.getByLabelText("Label"), "Northgate E");
    again(live);
    expect(screen.getByText("Live")).toBeVisible();
    expect(screen.getByLabelText("Label")).toHaveValue("Northgate E");
    expect(screen.getByLabelText("Label")).toHaveFocus();
  });
});

describe("the Integration Deadline", () => {
  test("counts down, with the moment on its own wall clock", () => {
    open(sender);
    expect(screen.getByRole("timer")).toHaveTextContent("4 d 21 h");
    expect(screen.getByText("to the Integration Deadline")).toBeVisible();
    expect(screen.getByText(/08:02, London$/)).toBeVisible();
  });

  test("passes while the page is open: the sender is not activated, and the page is drawn anew", async () => {
    const { refresh } = open(sender);
    jest.mocked(Date.now).mockReturnValue(Date.parse("2026-11-27T08:02:01.000Z"));
    const words = await screen.findByText("Not activated");
    expect(words).toBeVisible();
    expect(screen.queryByRole("timer")).toBeNull();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  test("once past says since when, why, and what goes on", () => {
    open(past);
    expect(screen.getByText("Twilio refuses the Auth Token")).toBeVisible();
    expect(screen.getByText(/^The deadline passed 3 h 0 min ago:/)).toBeVisible();
    expect(screen.getByText(/Incoming messages are kept/)).toBeVisible();
  });

  test("never stops a sender that works", () => {
    open({ ...heard, deadline: past.deadline });
    expect(screen.getByText("Connected")).toBeVisible();
    expect(screen.queryByText("Not activated")).toBeNull();
  });
});

test.each<[string, SavedAccount]>([
  ["with no deadline", { ...elsewhere, deadline: null }],
  ["past its deadline", { ...elsewhere, deadline: past.deadline }],
  ["that was live", { ...elsewhere, isReady: true }],
])("a sender %s that Twilio does not post to is not called well", (_what, account) => {
  open(account);
  expect(screen.getByText("Messages come late")).toBeVisible();
  expect(screen.getByText("Next: have Twilio post here")).toBeVisible();
});

test.each<[string, SavedAccount]>([
  ["refused", sender],
  ["with a webhook elsewhere", elsewhere],
  ["that waits for its first answer", heard],
  ["not activated", past],
])("a sender %s has no accessibility fault", async (_what, account) => {
  open(account);
  expect(await faultsOf(document.body)).toEqual([]);
});

const well: SaveAnswer = {
  ok: true,
  accountId: 7,
  isNew: false,
  notice: null,
  doubt: null,
};

/** The open card of a sender, whose provider's answers come to this. */
function open(account: SavedAccount, said = well, form = <p />) {
  const deeds = {
    check: jest.fn(async () => said),
    setWebhooks: jest.fn(async () => said),
  };
  const router = { refresh: jest.fn(), prefetch: jest.fn() };
  const cardOf = (sender: SavedAccount) =>
    inSettings(
      <main>
        <h1>Twilio</h1>
        <SenderCard sender={sender} clock={clock} form={form} aside={<p />} {...deeds} />
      </main>,
      router,
    );
  const { rerender } = render(cardOf(account));
  const again = (sender: SavedAccount) => rerender(cardOf(sender));
  return { ...deeds, ...router, again };
}
