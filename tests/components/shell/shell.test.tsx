import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { PathnameContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { ConnectionBanner } from "@/components/inbox/connection-banner";
import { AccountWindow } from "@/components/shell/account-menu";
import { reportConnection } from "@/components/shell/connection";
import { reportOutdated } from "@/components/shell/outdated";
import { PageFault } from "@/components/shell/page-fault";
import { Shell } from "@/components/shell/shell";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import { faults, router, show } from "@/tests/components/faces";

beforeAll(AccountWindow.prefetch);

const dana = { name: "Dana Whitlock", role: "admin" } as const;
const keep = async () => ({ ok: true });
const tomas = { name: "Tomas Reyk", role: "staff" } as const;

describe("The frame of the portal", () => {
  test("Dana, an admin, finds Dialogs, Patients and Settings in the Main Menu", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    const menu = screen.getByRole("navigation", { name: "Main Menu" });
    const links = within(menu).getAllByRole("link");
    expect(links.map((link) => link.textContent)).toEqual([
      "Dialogs",
      "Patients",
      "Settings",
    ]);
  });

  test("Tomas, who is no admin, has no Settings", () => {
    show(
      <Shell choose={keep} staff={tomas} sandbox={false}>
        Page
      </Shell>,
    );
    expect(screen.getByRole("link", { name: "Patients" })).toBeInTheDocument();
    expect(screen.queryByRole("link", { name: "Settings" })).not.toBeInTheDocument();
  });

  test("who came by a link that went with its page goes on from the next one's heading", async () => {
    const at = (path: string, link: string) => (
      <PathnameContext value={path}>
        <Shell choose={keep} staff={tomas} sandbox={false}>
          <h1 tabIndex={-1}>{path}</h1>
          <a key={path} href="/patients/1">
            {link}
          </a>
        </Shell>
      </PathnameContext>
    );
    const { again } = show(at("/patients", "Ruth Okafor"));
    expect(document.body).toHaveFocus();
    screen.getByRole("link", { name: "Ruth Okafor" }).focus();
    again(at("/patients/1", "Open dialog"));
    await waitFor(() =>
      expect(screen.getByRole("heading", { name: "/patients/1" })).toHaveFocus(),
    );
    const menu = screen.getByRole("link", { name: "Patients" });
    menu.focus();
    again(at("/patients", "Ruth Okafor"));
    await act(() => oncePainted(() => undefined));
    expect(menu).toHaveFocus();
  });

  test("a click in the Main Menu moves within the portal, with Control the browser opens a tab", async () => {
    const user = userEvent.setup();
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    const link = screen.getByRole("link", { name: "Patients" });
    const left: boolean[] = [];
    const note = (event: MouseEvent) => {
      left.push(!event.defaultPrevented);
      event.preventDefault();
    };
    window.addEventListener("click", note);
    await user.click(link);
    await user.keyboard("{Control>}");
    await user.click(link);
    await user.keyboard("{/Control}");
    window.removeEventListener("click", note);
    expect(left).toEqual([false, true]);
    expect(jest.mocked(router.push).mock.calls).toEqual([["/patients"]]);
  });

  test("a file that misses the place for it does not take the page's place; words that are dragged are the browser's", () => {
    show(
      <Shell choose={keep} staff={tomas} sandbox={false}>
        <input type="file" aria-label="File" />
      </Shell>,
    );
    /** Does the browser do with it what it always does? */
    const drop = (place: Element, type: string) =>
      fireEvent.drop(place, { dataTransfer: { types: [type] } });
    expect(drop(screen.getByRole("main"), "Files")).toBe(false);
    expect(drop(screen.getByLabelText("File"), "Files")).toBe(true);
    expect(drop(screen.getByRole("main"), "text/plain")).toBe(true);
  });

  test("unread dialogs describe the link and leave its name alone", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false} unread={2}>
        Page
      </Shell>,
    );
    const link = screen.getByRole("link", { name: "Dialogs" });
    expect(link).toHaveAccessibleDescription("2 unread dialogs");
  });

  test("the first link skips to the page", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    const [first] = screen.getAllByRole("link");
    expect(first).toHaveAccessibleName("Skip to the page");
    expect(screen.getByRole("main")).toHaveAttribute("id", "content");
  });

  test("a sandbox says that it is one", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox>
        Page
      </Shell>,
    );
    expect(screen.getByText("Sandbox")).toBeInTheDocument();
  });

  test("the account menu says who is signed in, offers three themes and the way out", async () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    await userEvent.click(
      screen.getByRole("button", { name: "Account menu: Dana Whitlock" }),
    );
    const menu = screen.getByRole("dialog", { name: "Your account" });
    expect(within(menu).getByText("Admin")).toBeInTheDocument();
    const themes = within(menu).getAllByRole("radio");
    expect(themes).toHaveLength(3);
    expect(within(menu).getByRole("radio", { name: "System" })).toBeChecked();
    expect(within(menu).getByRole("button", { name: "Sign out" })).toBeInTheDocument();
  });

  test("the account menu says whose clock tells the times, where it is not the machine's", async () => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const at = (timeZone: string) => (
      <Shell choose={keep} staff={dana} sandbox={false} timeZone={timeZone}>
        Page
      </Shell>
    );
    const { again } = show(at("America/Argentina/Buenos_Aires"));
    await userEvent.click(screen.getByRole("button", { name: /Account menu/ }));
    const menu = screen.getByRole("dialog", { name: "Your account" });
    expect(menu).toHaveTextContent("Times are the clinic’s (Buenos Aires)");
    again(at(own));
    expect(menu).not.toHaveTextContent("Times are");
  });

  test("an accessibility checker finds nothing wrong", async () => {
    const { container } = show(
      <Shell choose={keep} staff={dana} sandbox unread={2}>
        Page
      </Shell>,
    );
    expect(await faults(container)).toEqual([]);
  });
});

describe("The connection", () => {
  test("the rail says Live once a screen does, and nothing when that screen is gone", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    expect(screen.queryByText("Live")).not.toBeInTheDocument();
    act(() => reportConnection("live"));
    expect(screen.getByText("Live")).toBeInTheDocument();
    act(() => reportConnection(null));
    expect(screen.queryByText("Live")).not.toBeInTheDocument();
  });

  test("a short break is not worth a word, a longer one is", () => {
    jest.useFakeTimers();
    jest.setSystemTime(Date.parse("2026-11-20T16:01:00Z"));
    show(
      <ConnectionBanner state="reconnecting" zone="Europe/London" onRetry={jest.fn()} />,
    );
    act(() => jest.advanceTimersByTime(1900));
    expect(screen.getByRole("status")).toBeEmptyDOMElement();
    act(() => jest.advanceTimersByTime(200));
    expect(screen.getByRole("status")).toHaveTextContent("Reconnecting since 16:01.");
    jest.useRealTimers();
  });

  test("a device without a network says so at once, since when, and tries again when asked", async () => {
    const onRetry = jest.fn();
    show(<ConnectionBanner state="offline" zone="Europe/London" onRetry={onRetry} />);
    expect(screen.getByRole("status")).toHaveTextContent(
      /No connection since \d\d:\d\d\./,
    );
    await userEvent.click(screen.getByRole("button", { name: "Retry" }));
    expect(onRetry).toHaveBeenCalled();
  });

  test("a page of a build gone by says so once something that was done found it out", () => {
    show(
      <Shell choose={keep} staff={dana} sandbox={false}>
        Page
      </Shell>,
    );
    expect(screen.queryByText("Dialogs has been updated.")).not.toBeInTheDocument();
    act(() => reportOutdated());
    expect(screen.getByRole("alert")).toHaveTextContent("Dialogs has been updated.");
    expect(screen.getByRole("button", { name: "Reload" })).toBeInTheDocument();
  });
});

describe("A page that did not load", () => {
  test("says what the server's log names it by, for who asks an administrator", async () => {
    const retry = jest.fn();
    const fault = Object.assign(new Error("of the server"), { digest: "2839182" });
    const { container } = show(
      <main>
        <PageFault error={fault} retry={retry} />
      </main>,
    );
    expect(screen.getByText(/^Reference/)).toHaveTextContent(/: 2839182$/);
    expect(screen.queryByText(/of the server/)).not.toBeInTheDocument();
    expect(await faults(container)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(retry).toHaveBeenCalled();
  });

  test("names nothing where the fault was in the browser", () => {
    show(<PageFault error={new Error("of the page")} retry={() => undefined} />);
    expect(screen.getByText("This page did not load")).toBeInTheDocument();
    expect(screen.queryByText(/Reference/)).not.toBeInTheDocument();
  });
});
