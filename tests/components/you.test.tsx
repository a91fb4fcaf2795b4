import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { takePreferences } from "@/components/preferences/preferences";
import { PreferencesWindow } from "@/components/preferences/preferences-window";
import { Shell } from "@/components/shell/shell";
import { USUAL_PREFERENCES } from "@/lib/auth/types";
import { faults, show } from "./faces";

const dana = { name: "Dana Whitlock", role: "admin" } as const;
const keep = async () => ({ ok: true });

beforeEach(() => {
  act(() => takePreferences(USUAL_PREFERENCES));
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
        choose={async (chosen) => {
          kept.push(chosen);
          return { ok: true };
        }}
        onClose={() => undefined}
      />,
    );
    return kept;
  }
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

  test("a browser without them says so", () => {
    choices();
    expect(desktop()).toBeDisabled();
    expect(screen.getByText(/only over a secure connection/)).toBeInTheDocument();
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
    await userEvent.click(screen.getByRole("button", { name: /Show names/ }));
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
});
