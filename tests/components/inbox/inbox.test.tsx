import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ComponentProps } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server.node";
import { DiscreetStrip } from "@/components/discreet/discreet-strip";
import { Inbox } from "@/components/inbox/inbox";
import { prefetchAll } from "@/components/inbox/lazy-parts";
import { isDone } from "@/components/keyboard/commands";
import { Keyboard } from "@/components/keyboard/keyboard";
import { commandNames, keymap } from "@/components/keyboard/keymap";
import { MainMenu } from "@/components/shell/main-menu";
import { TabSign } from "@/components/shell/tab-sign";
import { oncePainted } from "@/components/ui/rendering/after-paint";
import { keepDrafts } from "@/components/ui/unsaved/drafts";
import type { Done } from "@/lib/result";
import { faults, inPage, isFree, show } from "@/tests/components/faces";
import { Clinic, kids, northgate } from "@/tests/unit/inbox/clinic";
import { wholeList } from "@/tests/unit/inbox/whole-list";
import { actionsOf } from "./actions";
import { allAnswered, networkTo } from "./network";

const mockDrawDetails = jest.fn();
jest.mock("@/components/patients/details/details-panel", () => {
  const { DetailsPanel } = jest.requireActual(
    "@/components/patients/details/details-panel",
  );
  return {
    DetailsPanel(props: object) {
      mockDrawDetails();
      return DetailsPanel(props);
    },
  };
});

beforeAll(prefetchAll);

const notHere = async () => ({ ok: false as const, reason: "notFound" });
const nobody: ComponentProps<typeof Inbox>["people"] = {
  add: notHere,
  edit: notHere,
  link: notHere,
  unlink: notHere,
  attribute: notHere,
  remark: notHere,
  makePatient: notHere,
  makeLead: notHere,
};

const noTouches = {
  create: notHere,
  edit: notHere,
  withdraw: notHere,
  followUpDone: notHere,
  followUpMoved: notHere,
};

/** The screen as the page brings it, with a small clinic at the other end. */
async function inboxOf(clinic: Clinic, openId: number | null = null) {
  const shown = show(screenOf(clinic, openId));
  await settled();
  return shown;
}

function screenOf(clinic: Clinic, openId: number | null) {
  window.history.replaceState(null, "", openId ? `/dialogs/${openId}` : "/dialogs");
  networkTo(clinic);
  const open = openId ? clinic.open(openId) : null;
  return (
    <Inbox
      start={{
        place: { ...wholeList, openId },
        page: clinic.list("active"),
        open,
        found: null,
        around: null,
        missing: openId !== null && !open,
        cursor: clinic.cursor(),
        live: null,
        channels: [],
        now: "2026-11-20T11:59:00.000Z",
      }}
      actions={actionsOf(clinic)}
      accounts={[northgate, kids]}
      starting={{
        accounts: [northgate],
        others: [{ account: kids, why: "channel" }],
        asked: undefined,
        start: async () => ({ ok: false, reason: "cannotStart" }),
      }}
      isAdmin={false}
      people={nobody}
      touches={noTouches}
      timeZone="Europe/London"
      staffName="Dana Whitlock"
      staffId={1}
    />
  );
}

/** Whatever was asked has been answered: what is asked for is asked once the screen is painted. */
const settled = () =>
  act(async () => {
    await oncePainted(() => undefined);
    await allAnswered();
  });

/** Draws what is urgent at once and the rest when there is time; tests otherwise see only what comes of both. */
async function asInABrowser(work: () => Promise<void>) {
  const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
  environment.IS_REACT_ACT_ENVIRONMENT = false;
  await work().finally(() => {
    environment.IS_REACT_ACT_ENVIRONMENT = true;
  });
}

function clinicWithMaria() {
  const clinic = new Clinic();
  clinic.hear(clinic.welcome("Maria Rossi"), "Could Tuesday be moved?");
  clinic.hear(clinic.welcome("Yousef Haddad"), "Is there parking?");
  return clinic;
}

test("whoever says who of a family wrote hears where that was not kept", async () => {
  const clinic = new Clinic();
  const dialogId = clinic.welcome("Maria Rossi");
  clinic.hear(dialogId, "Could Tuesday be moved?");
  clinic.people = ["Maria Rossi", "Ugo Rossi"].map((name, index) => ({
    id: index + 1,
    kind: "patient",
    name,
    bornOn: null,
  }));
  await inboxOf(clinic, dialogId);
  await userEvent.click(screen.getByRole("button", { name: "Who is writing?" }));
  await userEvent.click(screen.getByRole("menuitemradio", { name: "Ugo Rossi" }));
  await settled();
  expect(screen.getByText("That did not work. Try again.")).toBeVisible();
});

const thread = () => screen.getByRole("log", { name: "Messages" });

test("a dialog that can't be drawn takes neither the list nor the next dialog along, and is left or tried again", async () => {
  jest.spyOn(console, "error").mockImplementation(() => undefined);
  const clinic = clinicWithMaria();
  const odd = clinic.hear(1, "Or Wednesday?");
  odd.at = "a time that is none";
  await inboxOf(clinic, 1);
  expect(screen.getByText("This dialog can’t be shown")).toBeVisible();
  // That is no matter of the network.
  expect(screen.queryByText(/connection/)).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("link", { name: /Yousef Haddad/ }));
  await waitFor(() => expect(thread()).toHaveTextContent("Is there parking?"));
  await userEvent.click(screen.getByRole("link", { name: /Maria Rossi/ }));
  expect(await screen.findByText("This dialog can’t be shown")).toBeVisible();
  odd.at = "2026-11-20T11:00:00.000Z";
  clinic.edit(odd.id, "Or Thursday?");
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  await waitFor(() => expect(thread()).toHaveTextContent("Or Thursday?"));
});

test("Details are drawn for what is new beside the messages, not for what is typed or what becomes of a reply", async () => {
  const clinic = clinicWithMaria();
  await inboxOf(clinic, 1);
  clinic.send({ dialogId: 1, clientId: "c1", text: "Of course." });
  fireEvent.focus(window);
  expect(await screen.findByText("Of course.")).toBeInTheDocument();
  await settled();
  mockDrawDetails.mockClear();
  await userEvent.type(screen.getByRole("textbox", { name: "Message" }), "At ten");
  const reply = clinic.thread(1).at(-1)?.id ?? 0;
  for (const status of ["sent", "delivered", "read"] as const) {
    clinic.report(reply, status);
    fireEvent.focus(window);
    await settled();
  }
  expect(within(thread()).getByRole("img", { name: "Read" })).toBeInTheDocument();
  expect(mockDrawDetails).not.toHaveBeenCalled();
  clinic.assign({ dialogId: 1, assigneeId: 2 });
  fireEvent.focus(window);
  await waitFor(() => expect(mockDrawDetails).toHaveBeenCalled());
  await settled();
});

test("Dana chooses Maria's dialog, answers, and sees her answer at once", async () => {
  await inboxOf(clinicWithMaria());
  expect(screen.getByText("Choose a dialog")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("link", { name: /^Maria Rossi/ }));
  // The head comes first, and once more with the thread.
  await screen.findByRole("heading", { name: "Maria Rossi" });
  await waitFor(() => expect(thread()).toHaveTextContent("Could Tuesday be moved?"));
  await waitFor(() => expect(window.location.pathname).toBe("/dialogs/1"));

  await userEvent.type(
    screen.getByRole("textbox", { name: "Message" }),
    "Of course.{Enter}",
  );
  expect(within(thread()).getByText("Of course.")).toBeInTheDocument();
  expect(within(thread()).getByRole("img", { name: "Queued" })).toBeInTheDocument();
  expect(screen.getByRole("textbox", { name: "Message" })).toHaveValue("");
  await settled();
});

test("who is in the composer before the dialog's head takes the focus stays there", async () => {
  await inboxOf(clinicWithMaria());
  await userEvent.click(screen.getByRole("link", { name: /^Maria Rossi/ }));
  const message = await screen.findByRole("textbox", { name: "Message" });
  act(() => message.focus());
  await settled();
  expect(screen.getByRole("textbox", { name: "Message" })).toHaveFocus();
});

test("another dialog's head is there before its thread is, and nobody's reply can be written meanwhile", async () => {
  await inboxOf(clinicWithMaria(), 1);
  await userEvent.click(screen.getByRole("link", { name: /^Yousef Haddad/ }));
  await waitFor(() => expect(thread()).toHaveTextContent("Is there parking?"));
  await asInABrowser(async () => {
    screen.getByRole("link", { name: /^Maria Rossi/ }).click();
    await Promise.resolve();
    expect(screen.getByRole("heading", { name: "Maria Rossi" })).toBeInTheDocument();
    expect(screen.getByRole("link", { current: true })).toHaveTextContent("Maria Rossi");
    expect(screen.queryByRole("log")).not.toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "Message" })).not.toBeInTheDocument();
    await waitFor(() => expect(thread()).toHaveTextContent("Could Tuesday be moved?"));
  });
  await settled();
});

test("whoever writes before the page is awake keeps the focus, and whoever goes to another dialog begins at its name", async () => {
  const face = inPage(screenOf(clinicWithMaria(), 1));
  const page = document.body.appendChild(document.createElement("div"));
  page.innerHTML = renderToString(face);
  const box = screen.getByRole("textbox", { name: "Message" });
  box.focus();
  const root = await act(async () => hydrateRoot(page, face));
  await settled();
  expect(box).toBeInTheDocument();
  expect(box).toHaveFocus();
  await userEvent.click(screen.getByRole("link", { name: /^Yousef Haddad/ }));
  const name = () => screen.getByRole("heading", { name: "Yousef Haddad" });
  await waitFor(() => expect(name()).toHaveFocus());
  await act(async () => root.unmount());
  page.remove();
});

test("the other tab is marked before its rows are drawn", async () => {
  await inboxOf(clinicWithMaria());
  await userEvent.click(screen.getByRole("link", { name: /^Closed Chats/ }));
  await settled();
  await asInABrowser(async () => {
    const active = screen.getByRole("link", { name: /^Active Chats/ });
    active.click();
    await Promise.resolve();
    expect(active).toHaveAttribute("aria-current", "page");
    expect(screen.queryByRole("list", { name: "Dialogs" })).not.toBeInTheDocument();
    await screen.findByRole("link", { name: /^Maria Rossi/ });
  });
  await settled();
});

test("closing moves the dialog out of the list, says so, and offers to reopen it", async () => {
  await inboxOf(clinicWithMaria(), 1);
  await userEvent.click(screen.getByRole("button", { name: "Dialog settings" }));
  await userEvent.click(screen.getByRole("menuitem", { name: "Close Dialog" }));
  expect(await screen.findByText("Moved to Closed Chats")).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /^Maria Rossi/ })).not.toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Closed Chats 1" })).toBeInTheDocument();
});

test("a closing is taken back by a key for as long as the screen tells of it, and not later", async () => {
  await inboxOf(clinicWithMaria(), 1);
  show(<Keyboard admin choose={async () => ({ ok: true })} />);
  const marias = () => screen.queryByRole("link", { name: /^Maria Rossi/ });
  await userEvent.keyboard("e");
  await screen.findByText("Moved to Closed Chats");
  await userEvent.keyboard("z");
  expect(await screen.findByText("Moved to Active Chats")).toBeVisible();
  expect(marias()).toBeVisible();
  await userEvent.keyboard("e");
  const told = await screen.findByText("Moved to Closed Chats");
  const vanished = new Event("animationend", { bubbles: true });
  fireEvent(told, Object.assign(vanished, { animationName: "vanish" }));
  await waitFor(() => expect(told).not.toBeInTheDocument());
  await userEvent.keyboard("z");
  await settled();
  expect(marias()).not.toBeInTheDocument();
});

test("whoever closes a dialog goes on with the one below it or above it, wherever in the list it stood", async () => {
  const clinic = clinicWithMaria();
  const opened = (name: string) =>
    waitFor(() => {
      expect(screen.getByRole("heading", { name })).toBeVisible();
      expect(screen.getByRole("textbox", { name: "Message" })).toBeVisible();
    });
  for (const name of ["Ruth Okafor", "Kenji Morita"])
    clinic.hear(clinic.welcome(name), "Hello");
  await inboxOf(clinic, 3);
  show(<Keyboard admin choose={async () => ({ ok: true })} />);
  await userEvent.keyboard("e");
  await screen.findByText("Moved to Closed Chats");
  await userEvent.keyboard("j");
  await opened("Yousef Haddad");
  await settled();
  await userEvent.keyboard("e");
  await waitFor(() =>
    expect(screen.queryByRole("link", { name: /^Yousef Haddad/ })).toBeNull(),
  );
  await userEvent.keyboard("k");
  await opened("Kenji Morita");
  await settled();
});

test("Dana narrows the list to one account, and takes the filter off again", async () => {
  const clinic = clinicWithMaria();
  clinic.hear(clinic.welcome("Marta Solís", kids), "¿Tenéis hueco?");
  await inboxOf(clinic);
  await userEvent.click(screen.getByRole("button", { name: "Filter" }));
  await userEvent.click(
    screen.getByRole("menuitemradio", { name: /@northgate\.kids Northgate Kids/ }),
  );
  await waitFor(() => expect(window.location.search).toBe("?account=2"));
  expect(await screen.findByRole("link", { name: "Active Chats 1" })).toBeInTheDocument();
  expect(screen.queryByRole("link", { name: /^Maria Rossi/ })).not.toBeInTheDocument();
  await userEvent.click(
    screen.getByRole("link", { name: "Remove filter: @northgate.kids" }),
  );
  expect(await screen.findByRole("link", { name: /^Maria Rossi/ })).toBeInTheDocument();
  await waitFor(() => expect(window.location.search).toBe(""));
  await settled();
});

test("the browser's tab and the Main Menu count the dialogs that have something new", async () => {
  const clinic = clinicWithMaria();
  document.title = "Dialogs";
  await inboxOf(clinic);
  show(<TabSign unread={0} discreet={false} />);
  expect(document.title).toBe("(2) Dialogs");
  show(<MainMenu admin={false} unread={0} />);
  expect(screen.getByRole("link", { name: "Dialogs" })).toHaveAccessibleDescription(
    "2 unread dialogs",
  );
  for (const id of [1, 2]) clinic.see(id, 9);
  act(() => void window.dispatchEvent(new Event("focus")));
  await waitFor(() => expect(document.title).toBe("Dialogs"));
  expect(screen.getByRole("link", { name: "Dialogs" })).not.toHaveAttribute(
    "aria-describedby",
  );
});

test("whose session has ended is told so, and not to wait for a connection", async () => {
  jest.useFakeTimers({ advanceTimers: true });
  const begun = keepDrafts<string>("touch");
  begun.keep(1, "Called about Tuesday");
  const clinic = clinicWithMaria();
  await inboxOf(clinic, 1);
  const network = networkTo(clinic);
  network.isSignedOut = true;
  act(() => void window.dispatchEvent(new Event("focus")));
  expect(await screen.findByRole("alert")).toHaveTextContent("Your session has ended.");
  await act(() => jest.advanceTimersByTimeAsync(3_000));
  expect(screen.queryByText(/Reconnecting/)).not.toBeInTheDocument();
  network.isSignedOut = false;
  await act(() => jest.advanceTimersByTimeAsync(10_000));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  begun.forget(1);
  jest.useRealTimers();
});

describe("colleagues are told that somebody replies", () => {
  const told: boolean[] = [];
  const box = (name: string) => screen.getByRole("textbox", { name });

  beforeEach(async () => {
    told.length = 0;
    await inboxOf(clinicWithMaria(), 1);
    const network = globalThis.fetch;
    globalThis.fetch = (input, init) => {
      if (String(input).endsWith("/presence") && init?.body)
        told.push(JSON.parse(String(init.body)).typing);
      return network(input, init);
    };
  });

  test("while they write to the patient, and not once it is sent", async () => {
    await userEvent.type(box("Message"), "Of course.");
    await waitFor(() => expect(told).toEqual([true]));
    await userEvent.keyboard("{Enter}");
    await waitFor(() => expect(told).toEqual([true, false]));
    await settled();
  });

  test("and not while they write to colleagues", async () => {
    await userEvent.click(screen.getByRole("button", { name: "Note" }));
    await userEvent.type(box("Note"), "Ask Tomas.");
    expect(told).toEqual([]);
    await settled();
  });
});

describe("a dialog that is taken away from who writes in it", () => {
  const box = () => screen.getByRole("textbox", { name: "Message" });
  const left = () =>
    screen.findByRole("textbox", { name: /^Not sent, and not kept here: copy/ });

  function takeAway(clinic: Clinic) {
    clinic.dialogs.delete(1);
    clinic.epoch = "e2";
    act(() => void window.dispatchEvent(new Event("focus")));
  }

  test("leaves their words before them, who are at them, and says why", async () => {
    const clinic = clinicWithMaria();
    const { container } = await inboxOf(clinic, 1);
    await userEvent.type(box(), "Come on Tuesd");
    takeAway(clinic);
    expect(await left()).toHaveValue("Come on Tuesd");
    expect(await left()).toHaveFocus();
    expect(await left()).toHaveAccessibleDescription(/is not yours to see any more$/);
    await settled();
    await userEvent.keyboard("ay");
    expect(await left()).toHaveValue("Come on Tuesd");
    expect(await faults(container)).toEqual([]);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Copy" }));
    expect(await navigator.clipboard.readText()).toBe("Come on Tuesd");
    expect(screen.getByText("Copied")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("link", { name: "Back to the list" }));
    expect(await screen.findByText("Choose a dialog")).toBeInTheDocument();
    await settled();
  });

  test("leaves a form about who is behind it over the page, until it is let go of", async () => {
    const clinic = clinicWithMaria();
    await inboxOf(clinic, 1);
    await userEvent.click(screen.getByRole("button", { name: "Details" }));
    await userEvent.click(
      await screen.findByRole("button", { name: "More about this person" }),
    );
    await userEvent.click(screen.getByRole("menuitem", { name: "Edit details" }));
    await userEvent.type(screen.getByLabelText("Email"), "ruth@okafor.example");
    takeAway(clinic);
    await settled();
    expect(screen.getByText("This dialog is not here")).toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(
      screen.getByText(/record or dialog is not yours to see any more/),
    ).toBeVisible();
    expect(screen.getByLabelText("Email")).toHaveValue("ruth@okafor.example");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    expect(screen.queryByLabelText("Email")).not.toBeInTheDocument();
    await settled();
  });

  test("leaves a touch that was begun over the page, until it is let go of", async () => {
    const clinic = clinicWithMaria();
    clinic.people = [{ id: 1, kind: "patient", name: "Maria Rossi", bornOn: null }];
    const at = (address: string) => (
      <SearchParamsContext value={new URLSearchParams(address)}>
        {screenShown}
      </SearchParamsContext>
    );
    const screenShown = screenOf(clinic, 1);
    const { again } = show(at("newTouch=1"));
    await settled();
    const text = () => screen.queryByRole("textbox", { name: "What happened" });
    await userEvent.type(text() as HTMLElement, "Rang about Tuesday.");
    takeAway(clinic);
    await settled();
    expect(screen.getByText("This dialog is not here")).toBeInTheDocument();
    expect(text()).toHaveValue("Rang about Tuesday.");
    await userEvent.click(screen.getByRole("button", { name: "Create touch" }));
    expect(
      screen.getByText("This person or touch is not yours to see any more."),
    ).toBeVisible();
    expect(text()).toHaveValue("Rang about Tuesday.");
    await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
    again(at(""));
    expect(text()).not.toBeInTheDocument();
    await settled();
  });

  test("leaves remarks about whoever is behind it before who was at them", async () => {
    const clinic = clinicWithMaria();
    await inboxOf(clinic, 1);
    await userEvent.click(screen.getByRole("button", { name: "Details" }));
    await userEvent.type(
      await screen.findByRole("textbox", { name: "About this person" }),
      "Prefers mornings",
    );
    expect(isFree()).toBe(false);
    takeAway(clinic);
    expect(await left()).toHaveValue("Prefers mornings");
    expect(await left()).toHaveFocus();
    await userEvent.click(screen.getByRole("link", { name: "Back to the list" }));
    expect(await screen.findByText("Choose a dialog")).toBeInTheDocument();
    expect(isFree()).toBe(true);
    await settled();
  });

  test("does not leave that form over the list, where Back has led", async () => {
    await inboxOf(clinicWithMaria(), 1);
    await userEvent.click(screen.getByRole("button", { name: "Details" }));
    await userEvent.click(
      await screen.findByRole("button", { name: "More about this person" }),
    );
    await userEvent.click(screen.getByRole("menuitem", { name: "Edit details" }));
    expect(screen.getByLabelText("Email")).toBeVisible();
    act(() => {
      window.history.pushState(null, "", "/dialogs");
      window.dispatchEvent(new PopStateEvent("popstate"));
    });
    expect(await screen.findByText("Choose a dialog")).toBeInTheDocument();
    expect(screen.queryByLabelText("Email")).not.toBeInTheDocument();
    await settled();
  });

  test("leaves what they had begun before the page came, and a note", async () => {
    const clinic = clinicWithMaria();
    clinic.keepDraft(1, { text: "Come on", note: "Ask Tomas" });
    await inboxOf(clinic, 1);
    takeAway(clinic);
    expect(await left()).toHaveValue("Come on\nAsk Tomas");
    await settled();
  });

  test("leaves a reply that came too late", async () => {
    const clinic = clinicWithMaria();
    await inboxOf(clinic, 1);
    await userEvent.type(box(), "Of course.");
    jest.spyOn(clinic, "send").mockReturnValue({ ok: false, reason: "notFound" });
    await userEvent.keyboard("{Enter}");
    takeAway(clinic);
    expect(await left()).toHaveValue("Of course.");
    await settled();
  });

  test("tells who is at another dialog by then, and leads them to their reply", async () => {
    const clinic = clinicWithMaria();
    await inboxOf(clinic, 1);
    await userEvent.type(box(), "Of course.");
    let answer: (said: Done) => void = () => {};
    const late = new Promise<Done>((resolve) => (answer = resolve));
    jest.spyOn(clinic, "send").mockReturnValue(late as never);
    await userEvent.keyboard("{Enter}");
    await userEvent.click(screen.getByRole("link", { name: /Yousef Haddad/ }));
    takeAway(clinic);
    await settled();
    await act(async () => answer({ ok: false, reason: "notFound" }));
    expect(await screen.findByText(/^Something you wrote was not sent/)).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: /^Show it/ }));
    expect(await left()).toHaveValue("Of course.");
    expect(
      screen.queryByText(/^Something you wrote was not sent/),
    ).not.toBeInTheDocument();
    await settled();
  });
});

test("who has no dialog is not asked to choose one", async () => {
  await inboxOf(new Clinic());
  expect(screen.getByText("Nobody has written yet")).toBeVisible();
  expect(screen.queryByText("Choose a dialog")).not.toBeInTheDocument();
});

test("an address that leads nowhere says so and leads back", async () => {
  await inboxOf(clinicWithMaria(), 404);
  expect(screen.getByText("This dialog is not here")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("link", { name: "Back to the list" }));
  expect(screen.getByText("Choose a dialog")).toBeInTheDocument();
  await settled();
});

test("an accessibility checker finds nothing wrong with list and thread together", async () => {
  const { container } = await inboxOf(clinicWithMaria(), 1);
  expect(await faults(container)).toEqual([]);
});

test("every key that the overlay tells of does something in an open dialog", async () => {
  await inboxOf(clinicWithMaria(), 1);
  show(<MainMenu admin unread={0} />);
  show(<DiscreetStrip atFirst={false} />);
  show(<Keyboard admin choose={async () => ({ ok: true })} />);
  await userEvent.type(screen.getByRole("textbox", { name: "Message" }), "Of course.");
  const idle = commandNames.filter(
    (name) => !("isNative" in keymap[name]) && !isDone(name),
  );
  expect(idle).toEqual([]);
  await settled();
});

test("one key leads to a note for colleagues and another back to the reply, wherever one reads", async () => {
  await inboxOf(clinicWithMaria(), 1);
  show(<Keyboard admin choose={async () => ({ ok: true })} />);
  await userEvent.keyboard("n");
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveFocus();
  await userEvent.keyboard("No nuts{Escape}r");
  expect(screen.getByRole("textbox", { name: "Message" })).toHaveFocus();
  await userEvent.keyboard("{Escape}n");
  expect(screen.getByRole("textbox", { name: "Note" })).toHaveValue("No nuts");
});

test("Escape leaves the search for where it was called from, and any other field for the thread", async () => {
  await inboxOf(clinicWithMaria(), 1);
  show(<Keyboard admin choose={async () => ({ ok: true })} />);
  const remarks = show(<textarea aria-label="About this person" />).container;
  const choice = show(<select aria-label="Template" />).container;
  const about = within(remarks).getByRole("textbox");
  const box = screen.getByRole("searchbox");
  about.focus();
  await userEvent.keyboard("{Control>}k{/Control}{Control>}k{/Control}");
  expect(box).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(about).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(thread()).toHaveFocus();
  for (const field of [box, within(choice).getByRole("combobox")]) {
    await userEvent.click(field);
    await userEvent.keyboard("{Escape}");
    expect(thread()).toHaveFocus();
  }
  await settled();
});
