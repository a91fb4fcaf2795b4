import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { DownloadLink } from "@/components/dialog/files/download-link";
import { ReactionChips } from "@/components/dialog/message/reaction-chips";
import { Toast } from "@/components/notifications/toast";
import { PhoneLine } from "@/components/patients/phone-line";
import { takePreferences } from "@/components/preferences/preferences";
import { PreferencesWindow } from "@/components/preferences/preferences-window";
import { SoundsPage } from "@/components/preferences/sounds-page";
import { AccountWindow } from "@/components/shell/account-menu";
import { Shell } from "@/components/shell/shell";
import type { Arrival } from "@/lib/dialogs/types/arrival";
import { usualPreferences } from "@/lib/staff/types";
import { faults, kids, northgate, show } from "./faces";

beforeAll(AccountWindow.prefetch);

const dana = { name: "Dana Whitlock", role: "admin" } as const;
const keep = async () => ({ ok: true });

beforeEach(() => {
  act(() => takePreferences(usualPreferences));
  delete document.documentElement.dataset.discreet;
});

/** What the browser answers when it is asked whether notifications may be shown. */
function browserSays(permission: NotificationPermission) {
  const known = { permission: "default", requestPermission: jest.fn() };
  known.requestPermission.mockImplementation(async () => {
    known.permission = permission;
    return permission;
  });
  Object.assign(globalThis, { Notification: known, isSecureContext: true });
  return known.requestPermission;
}

afterEach(() => void Reflect.deleteProperty(globalThis, "Notification"));

describe("How one is called", () => {
  function choices() {
    const kept: object[] = [];
    show(
      <PreferencesWindow
        accounts={[northgate, kids]}
        choose={async (chosen) => {
          kept.push(chosen);
          return { ok: true };
        }}
        onClose={() => undefined}
      />,
    );
    return kept;
  }
  test("an admin finds the same choices in Settings, and hears where one was not kept", async () => {
    const { container } = show(
      <SoundsPage accounts={[northgate, kids]} choose={async () => ({ ok: false })} />,
    );
    expect(screen.getByRole("heading", { name: "Sounds" })).toBeVisible();
    await userEvent.click(screen.getByRole("switch", { name: "Sound" }));
    expect(await screen.findByText(/was not saved/)).toBeVisible();
    expect(screen.getByRole("switch", { name: "Sound" })).not.toBeChecked();
    expect(await faults(container)).toEqual([]);
  });

  const desktop = () => screen.getByRole("switch", { name: "Desktop notifications" });

  test("nothing is on before somebody wants it, and nothing is asked before a click", async () => {
    const asked = browserSays("granted");
    const kept = choices();
    for (const one of screen.getAllByRole("switch", { name: /Sound|Desktop/ })) {
      expect(one).not.toBeChecked();
    }
    expect(await faults(document.body)).toEqual([]);
    expect(asked).not.toHaveBeenCalled();
    await userEvent.click(desktop());
    expect(asked).toHaveBeenCalledTimes(1);
    expect(desktop()).toBeChecked();
    expect(screen.getByRole("switch", { name: "Say who wrote" })).not.toBeChecked();
    expect(kept).toEqual([{ desktop: true }]);
  });

  test("where the browser says no, the choice stays off and says why", async () => {
    browserSays("denied");
    const kept = choices();
    await userEvent.click(desktop());
    expect(desktop()).not.toBeChecked();
    expect(screen.getByText(/This browser blocks notifications/)).toBeInTheDocument();
    expect(kept).toEqual([]);
  });

  test("who is called mutes an account, and the hours of the evening", async () => {
    const kept = choices();
    expect(screen.queryByText("Quiet hours")).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("switch", { name: "Sound" }));
    await userEvent.click(screen.getByRole("checkbox", { name: /northgate\.kids/ }));
    await userEvent.click(screen.getByRole("switch", { name: "Quiet hours" }));
    fireEvent.change(screen.getByLabelText("From"), { target: { value: "19:30" } });
    expect(await faults(document.body)).toEqual([]);
    expect(kept.slice(1)).toEqual([
      { mutedAccounts: [kids.id] },
      { quietHours: { from: "20:00", to: "08:00" } },
      { quietHours: { from: "19:30", to: "08:00" } },
    ]);
  });

  test("a browser without them says so", () => {
    choices();
    expect(desktop()).toBeDisabled();
    expect(screen.getByText(/only over a secure connection/)).toBeInTheDocument();
  });
});

describe("A toast", () => {
  const came = (messageId: number, name: string): Arrival => {
    const dialogId = name.length;
    return { messageId, dialogId, name, account: kids, isAssigned: false };
  };

  test("says who wrote to which account and leads there, and goes by itself", async () => {
    const onOpen = jest.fn();
    const onOver = jest.fn();
    const arrivals = [came(1, "Ruth"), came(2, "Elena"), came(3, "Elena")];
    const { container } = show(
      <Toast arrivals={arrivals} onOpen={onOpen} onOver={onOver} />,
    );
    expect(screen.getByRole("status")).toHaveTextContent(
      "Elena2 new messages to @northgate.kids",
    );
    expect(screen.getByRole("img", { name: "Instagram" })).toBeVisible();
    expect(await faults(container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Open" }));
    expect(onOpen).toHaveBeenCalledWith(5);
    const vanished = new Event("animationend", { bubbles: true });
    fireEvent(
      screen.getByText("Elena"),
      Object.assign(vanished, { animationName: "vanish" }),
    );
    expect(onOver).toHaveBeenCalledTimes(1);
  });

  test("cuts a long name at its end, from whichever side it is read", () => {
    const nothing = () => {};
    const arrivals = [came(1, "محمد عبد الرحمن 🙂")];
    show(<Toast arrivals={arrivals} onOpen={nothing} onOver={nothing} />);
    expect(screen.getByText(/محمد/)).toHaveAttribute("dir", "auto");
  });
});

describe("Discreet mode", () => {
  test("one key hides names, the strip shows them again, and the machine remembers", async () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    document.title = "Maria Rossi · Dialogs";
    await userEvent.keyboard("h");
    expect(document.documentElement.dataset.discreet).toBe("");
    expect(document.cookie).toContain("dialogs-discreet=1");
    expect(document.title).toBe("Dialogs");
    expect(await faults(document.body)).toEqual([]);
    await userEvent.click(await screen.findByRole("button", { name: /Show names/ }));
    expect(document.documentElement.dataset.discreet).toBeUndefined();
    expect(document.cookie).not.toContain("dialogs-discreet");
    expect(document.title).toBe("Maria Rossi · Dialogs");
  });

  test("F8 does it too where somebody is writing", async () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        <input aria-label="Message" />
      </Shell>,
    );
    await userEvent.type(screen.getByRole("textbox"), "Hello{F8}");
    expect(document.documentElement.dataset.discreet).toBe("");
    await userEvent.keyboard("{F8}");
  });

  test("no tooltip tells what is hidden", async () => {
    const { container } = show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        <ul>
          <PhoneLine phone={{ e164: "+447700900531", shown: "07700 900531" }} />
        </ul>
        <ReactionChips
          reactions={[{ by: "inbound", emoji: "❤" }]}
          contact="Maria Rossi"
          clinic="@northgate"
        />
        <DownloadLink url="/api/files/1" label="Download rossi.pdf" />
      </Shell>,
    );
    const told = () =>
      [...container.querySelectorAll("[title]")].filter(({ attributes }) =>
        /rossi|900531/i.test(attributes.getNamedItem("title")?.value ?? ""),
      );
    expect(told()).toHaveLength(4);
    await userEvent.keyboard("h");
    expect(told()).toEqual([]);
    expect(screen.getByRole("link", { name: "Download rossi.pdf" })).toBeVisible();
    await userEvent.keyboard("h");
    expect(told()).toHaveLength(4);
  });

  test("the browser's other tabs follow", async () => {
    const said: unknown[] = [];
    let tell = (_isOn: boolean) => {};
    class Tabs {
      onmessage: ((event: { data: boolean }) => void) | null = null;
      constructor() {
        tell = (data) => act(() => this.onmessage?.({ data }));
      }
      postMessage = (word: unknown) => void said.push(word);
      close() {}
    }
    Object.assign(globalThis, { BroadcastChannel: Tabs });
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    Reflect.deleteProperty(globalThis, "BroadcastChannel");
    tell(true);
    expect(document.documentElement.dataset.discreet).toBe("");
    expect(await screen.findByText("Discreet mode.")).toBeVisible();
    expect(said).toEqual([]);
    await userEvent.keyboard("h");
    expect(said).toEqual([false]);
  });
});
