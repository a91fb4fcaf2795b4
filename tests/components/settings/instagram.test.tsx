import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { AttentionStrip } from "@/components/settings/messaging/attention-strip";
import { InstagramSettings } from "@/components/settings/profiles/instagram-settings";
import { SettingsMenu } from "@/components/settings/settings-menu";
import type { AccountInNeed } from "@/lib/accounts/types/need";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import settings from "@/messages/en/settings.json";
import { goBack } from "@/tests/components/ui/go-back";
import { clock, faultsOf, inSettings, now } from "./support";

type Props = ComponentProps<typeof InstagramSettings>;

const token = "IGAAkids-a-token-of-the-tests-Qh3A";
const sid = "17841400000000988";
const page = "/settings/messaging/instagram";
const inDays = (days: number) => new Date(now + days * 24 * 3_600_000).toISOString();

const kids: SavedAccount = {
  tag: {
    id: 7,
    channel: "instagram",
    channelName: "Instagram",
    label: "Northgate Kids",
    handle: "@northgate.kids",
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
    lastFour: "Qh3A",
    setAt: inDays(-20),
    setBy: "Dana Whitlock",
    isRefused: false,
    life: { endsAt: inDays(40) },
  },
  humanAgent: true,
  lastSignedInboundAt: new Date(now - 12 * 60_000).toISOString(),
  deadline: null,
  disconnectedAt: null,
  dialogs: 214,
};

const skin: SavedAccount = {
  ...kids,
  tag: { ...kids.tag, id: 8, label: "Orvelle Skin", handle: "@orvelle.skin" },
  secret: { ...kids.secret, lastFour: "Zx8k", life: { endsAt: inDays(6.2) } },
};
const dental: SavedAccount = {
  ...kids,
  tag: { ...kids.tag, id: 9, label: "Northgate Dental", handle: "@northgate.dental" },
  state: "attention",
  stateReason: "credentials",
  secret: { ...kids.secret, lastFour: "m2Lp", isRefused: true },
};
const ending = (days: number): SavedAccount => ({
  ...skin,
  secret: { ...skin.secret, life: { endsAt: inDays(days) } },
});
const physio: SavedAccount = {
  ...kids,
  tag: { ...kids.tag, id: 10, label: "Northgate Physio", handle: "@northgate.physio" },
  state: "disconnected",
  disconnectedAt: "2026-09-02T09:00:00.000Z",
};

beforeEach(() => {
  jest.spyOn(Date, "now").mockReturnValue(now);
});

describe("Dana adds an Instagram account", () => {
  test("with its two credentials, a label, a colour, and how long a person may answer", async () => {
    const { addProfile, replace } = open({ asked: { add: "account" } }, [
      { ok: true, accountId: 7, isNew: true, notice: "idCorrected", doubt: null },
    ]);
    await fillIn();
    await userEvent.click(screen.getByRole("radio", { name: "Indigo" }));
    await userEvent.type(screen.getByLabelText("Brand"), "Northgate");
    await userEvent.click(screen.getByRole("switch", { name: /up to 7 days/ }));
    await userEvent.click(connectButton());
    expect(addProfile).toHaveBeenCalledWith({
      accountSid: sid,
      authToken: token,
      label: "Northgate Kids",
      colour: "indigo",
      humanAgent: true,
      brand: "Northgate",
    });
    expect(replace).toHaveBeenCalledWith(`${page}?saved=7&notice=idCorrected`, {
      scroll: false,
    });
  });

  test("and that a person may answer for longer is off unless it is switched on", async () => {
    const { addProfile } = open({ asked: { add: "account" } });
    expect(screen.getByRole("radio", { name: "Olive" })).toBeChecked();
    expect(screen.getByRole("switch")).not.toBeChecked();
    await userEvent.click(connectButton());
    expect(addProfile).toHaveBeenCalledWith(
      expect.objectContaining({ humanAgent: false, colour: "olive" }),
    );
  });

  test("and a personal one is refused above the fields and at the field, with all that was typed kept", async () => {
    const { replace } = open({ asked: { add: "account" } }, [
      refusedFor("authToken", "personalAccount"),
    ]);
    await fillIn();
    await userEvent.click(connectButton());
    const alert = await screen.findByRole("alert");
    expect(alert).toHaveTextContent("This is a personal account");
    expect(alert).toHaveTextContent(/switch to a professional account/);
    expect(alert).toHaveTextContent("Nothing was saved.");
    const field = screen.getByLabelText("Auth Token");
    expect(field).toHaveAccessibleDescription(/^The token belongs to a personal account/);
    expect(field).toBeInvalid();
    expect(field).toHaveFocus();
    expect(field).toHaveValue(token);
    expect(screen.getByLabelText("Account SID")).toHaveValue(sid);
    expect(replace).not.toHaveBeenCalled();
  });

  test.each([
    ["accountSid", "alreadyConnected", "This account is already connected"],
    ["accountSid", "senderUnknown", "The token is another account’s"],
    ["accountSid", "accountSidForm", "This is no Account SID"],
    ["authToken", "permissions", "The token may not handle messages"],
    ["authToken", "credentials", "Instagram refuses this token"],
    ["authToken", "missing", "Enter the Auth Token."],
    [null, "unreachable", "Instagram could not be reached."],
  ] as const)("and what is wrong is said: %s %s", async (field, reason, words) => {
    open({ asked: { add: "account" } }, [refusedFor(field, reason)]);
    await userEvent.click(connectButton());
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByRole("alert")).not.toHaveTextContent("Twilio");
  });

  test("and hears before the form that the app's secret is missing", () => {
    open({
      asked: { add: "account" },
      webhook: { callbackUrl: "https://x", verifyToken: null, hasAppSecrets: false },
    });
    const form = within(screen.getByRole("dialog"));
    const warning = form.getByText(/INSTAGRAM_APP_SECRETS/);
    const field = form.getByLabelText("Account SID");
    expect(warning.compareDocumentPosition(field)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(connectButton()).toBeEnabled();
  });

  test("and where the server has an address that nobody can post to, what to do", () => {
    const { draw } = open({ isReachable: false });
    expect(screen.getByRole("alert")).toHaveTextContent(/Set APP_URL on the server/);
    draw({ isReachable: true });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("or thinks better of it", async () => {
    const { replace } = open({ asked: { add: "account" } });
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(replace).toHaveBeenCalledWith(page, { scroll: false });
  });
});

describe("Dana sees at a glance how each account is", () => {
  test("and what it needs most is one click away", () => {
    open({ accounts: [kids, skin, dental] });
    const kidsRow = within(row("@northgate.kids"));
    expect(kidsRow.getByText("Connected")).toBeVisible();
    expect(kidsRow.getByText("Token until 1 Jan 2027, renews itself")).toBeVisible();
    expect(kidsRow.getByText("12 min ago")).toBeVisible();
    expect(kidsRow.getByRole("link", { name: "Edit" })).toBeVisible();
    const skinRow = within(row("@orvelle.skin"));
    expect(skinRow.getByText("Token ends in 6 days")).toBeVisible();
    expect(skinRow.getByRole("link", { name: "Edit" })).toBeVisible();
    const dentalRow = within(row("@northgate.dental"));
    expect(dentalRow.getByText("Needs attention")).toBeVisible();
    expect(dentalRow.getByText("Instagram refuses the token.")).toBeVisible();
    expect(dentalRow.getByRole("link", { name: "Replace token" })).toHaveAttribute(
      "href",
      `${page}?token=9`,
    );
    expect(screen.getByRole("alert")).toHaveTextContent(
      "@northgate.dental can’t send. Messages still come in.",
    );
  });

  test("and when each last heard something, and last said something", () => {
    const lastOutAt = new Date(now - 9 * 60_000).toISOString();
    open({
      accounts: [
        { ...kids, lastOutAt },
        { ...skin, lastSignedInboundAt: null },
      ],
    });
    const saidOf = (handle: string, column: string) => {
      const columns = screen.getAllByRole("columnheader").map((head) => head.textContent);
      const cells = within(row(handle)).getAllByRole("cell");
      return cells[columns.indexOf(column) - 1]?.textContent;
    };
    expect(saidOf("@northgate.kids", "Last in")).toBe("12 min ago");
    expect(saidOf("@northgate.kids", "Last out")).toBe("9 min ago");
    expect(saidOf("@orvelle.skin", "Last in")).toBe("None yet");
    expect(saidOf("@orvelle.skin", "Last out")).toBe("None yet");
  });

  test("and one whose messages Instagram won't post is checked again at once", async () => {
    const { check } = open({ accounts: [{ ...kids, stateReason: "unheard" }] }, [
      { ok: true, accountId: 7, isNew: false, notice: null, doubt: null },
    ]);
    const shown = within(row("@northgate.kids"));
    expect(shown.getByText("Messages come late")).toBeVisible();
    await userEvent.click(shown.getByRole("button", { name: "Check now" }));
    expect(check).toHaveBeenCalledWith(7);
    expect(await shown.findByText(/^Checked just now/)).toBeVisible();
  });

  test("and hears why a token can't be renewed", async () => {
    const { renew } = open({ accounts: [skin] }, [refusedFor(null, "notYetRenewed")]);
    await userEvent.click(screen.getByRole("button", { name: "Renew now" }));
    expect(renew).toHaveBeenCalledWith(8);
    expect(await screen.findByText(/once it is a day old/)).toBeVisible();
  });

  test("and how long a token still works, that was not renewed by itself", async () => {
    const { renew, draw } = open({ accounts: [kids, ending(13.2)] });
    const strip = within(screen.getByRole("region", { name: "Token of @orvelle.skin" }));
    expect(strip.getByRole("timer")).toHaveTextContent("13 d 4 h");
    expect(strip.getByText("until the token of @orvelle.skin ends")).toBeVisible();
    expect(strip.getByRole("link", { name: "Replace token" })).toHaveAttribute(
      "href",
      `${page}?token=8`,
    );
    expect(screen.getAllByRole("timer")).toHaveLength(1);
    await userEvent.click(strip.getByRole("button", { name: "Renew now" }));
    expect(renew).toHaveBeenCalledWith(8);
    draw({ accounts: [kids, ending(60)] });
    const word = await screen.findByText("The token of @orvelle.skin is renewed");
    expect(word.closest("[role=status]")).toHaveFocus();
    expect(screen.queryByRole("timer")).toBeNull();
  });

  test("and that a token has ended, which only another one helps", () => {
    const refused = { state: "attention", stateReason: "credentials" } as const;
    open({ accounts: [{ ...ending(-0.25), ...refused }] });
    const strip = within(screen.getByRole("region", { name: "Token of @orvelle.skin" }));
    expect(strip.getByText("The token of @orvelle.skin has ended")).toBeVisible();
    expect(strip.getByText(/^It ended 6 h 0 min ago:/)).toBeVisible();
    expect(strip.queryByRole("button")).toBeNull();
    expect(strip.getByRole("link", { name: "Replace token" })).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("and sees it end while the page is open", async () => {
    const { refresh } = open({ accounts: [ending(1 / 28_800)] });
    expect(screen.getByRole("timer")).toHaveTextContent("0 min 3 s");
    jest.mocked(Date.now).mockReturnValue(now + 4_000);
    const over = "The token of @orvelle.skin has ended";
    expect(await screen.findByText(over)).toBeVisible();
    await waitFor(() => expect(refresh).toHaveBeenCalledTimes(1));
  });

  test("and finds everything else in the account's menu", async () => {
    const { push } = open({ accounts: [kids] });
    await userEvent.click(
      screen.getByRole("button", { name: "More for @northgate.kids" }),
    );
    const names = screen.getAllByRole("menuitem").map(({ textContent }) => textContent);
    expect(names).toEqual(["Edit", "Replace token", "Check now", "Disconnect"]);
    await userEvent.click(screen.getByRole("menuitem", { name: "Disconnect" }));
    expect(push).toHaveBeenCalledWith(`${page}?disconnect=7`, { scroll: false });
  });

  test("and what is kept of a disconnected one, with the way back", () => {
    open({ accounts: [kids, physio] });
    const kept = within(screen.getByRole("region", { name: "Disconnected" }));
    expect(kept.getByText("214 dialogs kept")).toBeVisible();
    expect(kept.getByText("Disconnected 2 Sept 2026")).toBeVisible();
    expect(kept.getByRole("link", { name: "Reconnect" })).toHaveAttribute(
      "href",
      `${page}?reconnect=10`,
    );
    expect(screen.getAllByRole("row")).toHaveLength(2);
  });

  test("and where Instagram must post, to copy", () => {
    open();
    const hook = within(screen.getByRole("region", { name: "Webhook" }));
    expect(hook.getByText("https://clinic.example/api/webhooks/instagram")).toBeVisible();
    expect(hook.getByText("open-sesame-of-the-tests")).toBeVisible();
    expect(hook.getByRole("button", { name: "Copy Verify token" })).toBeVisible();
  });
});

describe("Dana looks after an account", () => {
  test("and changes what staff decide about it, starting from what is stored", async () => {
    const branded = { ...kids, brand: "Northgate" };
    const { changeProfile } = open({ asked: { edit: 7 }, accounts: [branded] });
    const brand = screen.getByLabelText("Brand");
    expect(brand).toHaveValue("Northgate");
    expect(brand).toHaveAccessibleDescription(/Groups accounts/);
    await userEvent.clear(brand);
    await userEvent.type(brand, "Orvelle");
    expect(screen.getByRole("switch")).toBeChecked();
    expect(screen.getByRole("radio", { name: "Plum" })).toBeChecked();
    await userEvent.type(screen.getByLabelText("Label"), " & Teens");
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    const shown = {
      label: "Northgate Kids",
      colour: "plum",
      humanAgent: true,
      brand: "Northgate",
    };
    const typed = { ...shown, label: "Northgate Kids & Teens", brand: "Orvelle" };
    expect(changeProfile).toHaveBeenCalledWith(7, typed, shown);
  });

  test("and a token of another account is refused at the field", async () => {
    const { replaceToken } = open({ asked: { token: 9 }, accounts: [dental] }, [
      refusedFor("accountSid", "senderUnknown"),
    ]);
    await userEvent.type(screen.getByLabelText("Auth Token"), token);
    await userEvent.click(screen.getByRole("button", { name: "Replace" }));
    expect(replaceToken).toHaveBeenCalledWith(9, token);
    await screen.findByRole("alert");
    expect(screen.getByLabelText("Auth Token")).toHaveAccessibleDescription(
      /^The token belongs to another account/,
    );
  });

  test("and Escape asks before a token that was pasted is dropped", async () => {
    const { replace } = open({ asked: { token: 9 }, accounts: [dental] });
    expect(screen.getByLabelText("Auth Token")).toHaveFocus();
    await userEvent.paste(token);
    await userEvent.keyboard("{Escape}");
    expect(screen.getByRole("alertdialog")).toHaveAccessibleName(
      "Discard what you typed?",
    );
    expect(replace).not.toHaveBeenCalled();
  });

  test("and is asked before it is disconnected, with what stays", async () => {
    const { disconnect, replace } = open({ asked: { disconnect: 7 }, accounts: [kids] });
    const question = screen.getByRole("alertdialog", {
      name: "Disconnect @northgate.kids?",
    });
    expect(question).toHaveAccessibleDescription(/Its 214 dialogs stay readable/);
    await userEvent.click(within(question).getByRole("button", { name: "Disconnect" }));
    expect(disconnect).toHaveBeenCalledWith(7);
    expect(replace).toHaveBeenCalledWith(page, { scroll: false });
  });

  test("and Back leaves that question with its address", () => {
    const { replace } = open({ asked: { disconnect: 7 }, accounts: [kids] });
    expect(goBack()).toBe(true);
    expect(replace).not.toHaveBeenCalled();
  });

  test("and reconnects one with the stored token, or with another one", async () => {
    const { reconnect } = open({ asked: { reconnect: 10 }, accounts: [physio] });
    expect(screen.getByLabelText("Auth Token")).toHaveAccessibleDescription(
      /Leave it empty to use the stored one, ending in Qh3A/,
    );
    await userEvent.click(screen.getByRole("button", { name: "Reconnect" }));
    expect(reconnect).toHaveBeenCalledWith(10, "");
  });
});

test.each<[string, Partial<Props>]>([
  ["with three accounts", { accounts: [kids, skin, dental, physio] }],
  ["without any", {}],
  ["with the form to add one", { asked: { add: "account" } }],
  [
    "with the question before disconnecting",
    { asked: { disconnect: 7 }, accounts: [kids] },
  ],
  [
    "with word of a new one",
    { asked: { saved: 7, notice: "idCorrected" }, accounts: [kids] },
  ],
])("the page %s has no accessibility fault", async (_what, props) => {
  open(props);
  expect(await faultsOf(document.body)).toEqual([]);
});

describe("an account that needs attention", () => {
  const inNeed: AccountInNeed[] = [
    { tag: dental.tag, reason: "credentials" },
    { tag: skin.tag, reason: "tokenEnds" },
  ];

  test("is told on every page, with the way to where it is mended", async () => {
    const { container } = render(
      inSettings(<AttentionStrip accounts={inNeed} now={Date.now()} />, {}),
    );
    const strip = screen.getByRole("region", { name: "Accounts that need attention" });
    expect(strip).toHaveTextContent("Instagram no longer accepts its token.");
    expect(strip).toHaveTextContent("1 more account needs attention.");
    expect(screen.getByRole("link", { name: "Fix @northgate.dental" })).toHaveAttribute(
      "href",
      page,
    );
    expect(await faultsOf(container)).toEqual([]);
  });

  test("is marked in the menu as well, whose names stay as they are", () => {
    render(inSettings(<SettingsMenu accountsInNeed={inNeed} />, {}));
    expect(screen.getByRole("link", { name: "Instagram" })).toHaveAccessibleDescription(
      "needs attention",
    );
    expect(
      screen.getByRole("link", { name: "Messaging settings" }),
    ).not.toHaveAccessibleDescription();
  });

  test("a deadline's warning can be put away in a browser that keeps nothing", async () => {
    const kept = jest.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    });
    const at = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString();
    const coming: AccountInNeed = {
      tag: { ...kids.tag, id: 77 },
      reason: "deadline",
      deadline: { at, ready: 2 },
    };
    const { container } = render(
      inSettings(<AttentionStrip accounts={[coming]} now={Date.now()} />, {}),
    );
    await userEvent.click(screen.getByRole("button", { name: settings.attention.hush }));
    expect(container).toBeEmptyDOMElement();
    kept.mockRestore();
  });

  test("takes no room where all is well", () => {
    const { container } = render(
      inSettings(<AttentionStrip accounts={[]} now={0} />, {}),
    );
    expect(container).toBeEmptyDOMElement();
  });
});

const well: SaveAnswer = {
  ok: true,
  accountId: 7,
  isNew: true,
  notice: null,
  doubt: null,
};

type Problem = Extract<SaveAnswer, { reason: "problems" }>["problems"][number];

const refusedFor = (field: Problem["field"], reason: Problem["reason"]): SaveAnswer => ({
  ok: false,
  reason: "problems",
  problems: [{ field, reason }],
});

/** The page, whose actions answer this. */
function open(props: Partial<Props> = {}, [said = well]: SaveAnswer[] = []) {
  const answer = async () => said;
  const deeds = {
    addProfile: jest.fn(answer),
    changeProfile: jest.fn(answer),
    replaceToken: jest.fn(answer),
    check: jest.fn(answer),
    renew: jest.fn(answer),
    reconnect: jest.fn(answer),
    disconnect: jest.fn(async () => ({ ok: true as const })),
  };
  const router = {
    replace: jest.fn(),
    push: jest.fn(),
    prefetch: jest.fn(),
    refresh: jest.fn(),
  };
  const face = (more: Partial<Props>) =>
    inSettings(
      <main>
        <InstagramSettings
          asked={{}}
          accounts={[]}
          counts={{ whatsapp: 2, instagram: 3 }}
          clock={clock}
          webhook={{
            callbackUrl: "https://clinic.example/api/webhooks/instagram",
            verifyToken: "open-sesame-of-the-tests",
            hasAppSecrets: true,
          }}
          freeColour="olive"
          isReachable
          brands={["Northgate", "Orvelle"]}
          humanAgentDays={7}
          {...deeds}
          {...props}
          {...more}
        />
      </main>,
      router,
    );
  const { rerender } = render(face({}));
  return { ...deeds, ...router, draw: (more: Partial<Props>) => rerender(face(more)) };
}

async function fillIn() {
  await userEvent.type(screen.getByLabelText("Account SID"), sid);
  await userEvent.type(screen.getByLabelText("Auth Token"), token);
  await userEvent.type(screen.getByLabelText("Label"), "Northgate Kids");
}

const connectButton = () => screen.getByRole("button", { name: "Connect" });

const row = (handle: string) => screen.getByRole("row", { name: new RegExp(handle) });
