import {
  act,
  fireEvent,
  renderHook,
  screen,
  waitFor,
  within,
} from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { StartForm, type Starting } from "@/components/inbox/start/start-form";
import { StartWindow } from "@/components/inbox/start/start-window";
import { run } from "@/components/keyboard/commands";
import { listen } from "@/components/keyboard/listen";
import { RemarksField } from "@/components/patients/details/remarks-field";
import { AddPerson } from "@/components/patients/form/add-person";
import { PersonForm } from "@/components/patients/form/person-form";
import { ImportPage } from "@/components/patients/import/import-page";
import { PeopleFilters } from "@/components/patients/list/people-filters";
import { PeopleOrders } from "@/components/patients/list/people-orders";
import { PeopleSearch } from "@/components/patients/list/people-search";
import { PeopleTable } from "@/components/patients/list/people-table";
import { MergePeople } from "@/components/patients/merge/merge-people";
import type { RecordActions } from "@/components/patients/person-actions";
import { PersonContacts } from "@/components/patients/record/person-contacts";
import { PersonPage } from "@/components/patients/record/person-page";
import { ErasePerson } from "@/components/records/erase-person";
import { RetentionForm } from "@/components/records/retention-form";
import { FollowUpsPage } from "@/components/touches/follow-ups/follow-ups-page";
import { KeepFollowUps } from "@/components/touches/follow-ups/keep-follow-ups";
import { TimelineToolbar } from "@/components/touches/timeline/timeline-toolbar";
import type { TouchActions } from "@/components/touches/touch-actions";
import { touchesMayHaveChanged } from "@/components/touches/touch-pulse";
import { useTouchAct } from "@/components/touches/use-touch-act";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { NotStartable } from "@/lib/dialogs/types/start";
import { calendarDay, daysAfter } from "@/lib/format";
import type {
  Alike,
  NewPerson,
  PersonAnswer,
  PersonDraft,
} from "@/lib/patients/types/draft";
import type { ImportLine } from "@/lib/patients/types/import";
import type { Person, PersonContact } from "@/lib/patients/types/person";
import type { RetentionAnswer } from "@/lib/records/types";
import { refused } from "@/lib/result";
import type { Offer, Template } from "@/lib/templates/types";
import { everything, type FollowUp, type TouchAnswer } from "@/lib/touches/types";
import {
  clock,
  faults,
  isFree,
  kids,
  northgate,
  ruth,
  show,
} from "@/tests/components/faces";
import { csvFile } from "./csv-file";

const router = {
  push: jest.fn(),
  replace: jest.fn(),
  refresh: jest.fn(),
} as unknown as AppRouterInstance;

const draw = (face: ReactNode) =>
  show(<AppRouterContext.Provider value={router}>{face}</AppRouterContext.Provider>);

const written: Person = { ...ruth, phones: [], ownPhones: [] };

const draft = { name: "Ruth Okafor", bornOn: "", email: "", remarks: "", phones: [""] };

test("an edit is sent with what the form said when it was opened; if a colleague was first, theirs is shown and only then replaced", async () => {
  const theirs = { email: "written@elsewhere.example" };
  const save = jest.fn<Promise<PersonAnswer>, PersonDraft[]>(async () => ({
    ok: false,
    reason: "changedMeanwhile",
    theirs,
  }));
  const form = (start: typeof draft) => (
    <PersonForm
      title="Edit"
      submit="Save"
      start={start}
      save={save}
      onSaved={() => {}}
      onClose={() => {}}
    />
  );
  const shown = show(form(draft));
  await userEvent.type(screen.getByLabelText("Email"), "written@okafor.example");
  shown.again(form({ ...draft, email: "written@elsewhere.example" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(save).toHaveBeenCalledWith({ ...draft, email: "written@okafor.example" }, draft);
  const note = await screen.findByRole("alert");
  expect(note).toHaveTextContent("somebody else changed");
  expect(note).toHaveTextContent("Emailwritten@elsewhere.example");
  expect(screen.getByLabelText("Email")).toHaveValue("written@okafor.example");
  save.mockResolvedValue({ ok: true, personId: 1 });
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(save).toHaveBeenLastCalledWith(
    { ...draft, email: "written@okafor.example" },
    { ...draft, ...theirs },
  );
});

test("a date of birth that there never was, or half of one, is not taken for none", async () => {
  const save = jest.fn(async () => ({ ok: true as const, personId: 1 }));
  const start = { ...draft, bornOn: "1985-04-30" };
  show(
    <PersonForm
      title="Edit"
      submit="Save"
      start={start}
      save={save}
      onSaved={() => {}}
      onClose={() => {}}
    />,
  );
  const day = screen.getByLabelText<HTMLInputElement>("Date of birth");
  // What a browser makes of 31 February.
  fireEvent.change(day, { target: { value: "" } });
  day.setCustomValidity("There is no such day.");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(save).not.toHaveBeenCalled();
  expect(day).toHaveFocus();
  expect(day).toHaveAccessibleDescription(/^There was no such day/);
  day.setCustomValidity("");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(save).toHaveBeenCalledWith({ ...start, bornOn: "" }, start);
});

test("a form about somebody of several phones begins at their name, and a phone that is added is typed at once", async () => {
  show(
    <PersonForm
      title="Edit"
      submit="Save"
      start={{ ...draft, phones: ["07700 900417", "07700 900418"] }}
      save={async () => ({ ok: true, personId: 1 })}
      onSaved={() => {}}
      onClose={() => {}}
    />,
  );
  expect(screen.getByLabelText("Name")).toHaveFocus();
  await userEvent.click(screen.getByRole("button", { name: "Add a phone" }));
  expect(screen.getByLabelText("Phone 3")).toHaveFocus();
});

test("whoever adds somebody who may be on the books is shown whom, keeps what was typed, and adds them all the same by a second press", async () => {
  const alike: Alike[] = [
    { id: 7, kind: "lead", name: "Ruth Okafor", archived: false, why: "phone" },
    { id: 8, kind: "patient", name: "Ada Okafor", archived: true, why: "name" },
  ];
  const add = jest.fn(async ({ told = [] }: NewPerson): Promise<PersonAnswer> => {
    const isTold = alike.every(({ id }) => told.includes(id));
    return isTold ? { ok: true, personId: 9 } : { ...refused("onTheBooks"), alike };
  });
  draw(<AddPerson add={add} />);
  await userEvent.click(screen.getByRole("button", { name: "Add patient" }));
  const form = screen.getByRole("dialog", { name: "New patient" });
  await userEvent.type(within(form).getByLabelText("Name"), "Ada Okafor");
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent(/^Not added yet/);
  const list = screen.getByRole("list", { name: "On the books already" });
  const [ruth, ada] = within(list).getAllByRole("listitem");
  expect(ruth).toHaveTextContent("Ruth OkaforSame phoneLead");
  expect(ada).toHaveTextContent("Ada OkaforSame name · ArchivedPatient");
  const record = within(list).getByRole("link", { name: "Ruth Okafor" });
  expect(record).toHaveAttribute("href", "/patients/7");
  expect(record).toHaveAttribute("target", "_blank");
  expect(await faults(form)).toEqual([]);
  expect(within(form).getByLabelText("Name")).toHaveValue("Ada Okafor");
  await userEvent.click(screen.getByRole("button", { name: "Add anyway" }));
  expect(router.push).toHaveBeenCalledWith("/patients/9");
  const ids = add.mock.calls.map(([{ clientId }]) => clientId);
  expect(new Set(ids).size).toBe(2);
});

test("with whom a phone is shared, and with whom a dialog is begun, is hidden in discreet mode as every name is", () => {
  const contact: PersonContact = {
    id: 1,
    address: null,
    name: null,
    account: kids,
    dialog: null,
    sharedWith: [{ id: 2, name: "Ada Okafor" }],
    isFormer: true,
  };
  show(<PersonContacts contacts={[contact]} clock={clock} />);
  const said = screen.getByText(/belongs to another contact now · shared with/);
  expect(said).toHaveTextContent(/ · shared with Ada Okafor$/);
  expect(screen.getByText("Ada Okafor")).toHaveAttribute("data-private");
  const starting = {
    accounts: [kids],
    others: [],
    person: { id: 1, name: "Ruth Okafor", phones: [] },
    loadOffer: () => new Promise<null>(() => undefined),
  } as unknown as Starting;
  show(<StartForm starting={starting} isAdmin={false} />);
  expect(screen.getByText("Ruth Okafor")).toHaveAttribute("data-private");
});

const pleaseWrite: Template = {
  id: 7,
  name: "please_write",
  language: "en",
  category: "utility",
  body: "Please write to us.",
  extras: [],
  above: 0,
  samples: {},
  approval: "approved",
  rejection: "",
};

const offerOf = (...templates: Template[]): Offer => ({
  templates,
  fetchedAt: null,
  failure: null,
});

test("a dialog is begun with nobody while something is missing: the first empty field has the keyboard, and each says so", async () => {
  const start = jest.fn(async () => "notAPhone");
  const loadOffer = async () => offerOf({ ...pleaseWrite, body: "See you on {{1}}." });
  const starting = { accounts: [kids], others: [], person: null, loadOffer, start };
  show(<StartForm starting={starting as unknown as Starting} isAdmin={false} />);
  const day = await screen.findByRole("textbox", { name: "Variable 1" });
  const phone = screen.getByRole("textbox", { name: "Phone" });
  const send = screen.getByRole("button", { name: "Send template" });
  await userEvent.click(send);
  expect(phone).toHaveFocus();
  expect(phone).toHaveAccessibleDescription(/^Enter a phone number\. /);
  expect(day).toHaveAccessibleDescription("Fill this in.");
  await userEvent.keyboard("0770{Enter}");
  expect(day).toHaveFocus();
  expect(start).not.toHaveBeenCalled();
  await userEvent.keyboard("Friday");
  await userEvent.click(send);
  await waitFor(() => expect(phone).toHaveFocus());
  expect(phone).toHaveAccessibleDescription(/^This is not a phone number\. /);
  expect(start).toHaveBeenCalledTimes(1);
});

test("an account that stops sending while a dialog is begun from it is replaced by another one only by who begins it", async () => {
  const loadOffer = async () => offerOf(pleaseWrite);
  const start = jest.fn(async () => null);
  const east = { ...northgate, id: 9, handle: "+44 7700 900101", label: "East" };
  const starting = (accounts: AccountTag[], others: NotStartable[]) =>
    ({ accounts, others, person: null, loadOffer, start }) as unknown as Starting;
  const { again } = show(
    <StartForm starting={starting([northgate, east], [])} isAdmin={false} />,
  );
  await userEvent.type(screen.getByRole("textbox", { name: "Phone" }), "07700 900123");
  await screen.findByRole("combobox", { name: "Template" });
  again(
    <StartForm
      starting={starting([east], [{ account: northgate, why: "disconnected" }])}
      isAdmin={false}
    />,
  );
  const from = screen.getByRole("combobox", { name: "From" });
  expect(from).toHaveDisplayValue("Choose an account");
  expect(from).toHaveAccessibleDescription(/^Nothing can be sent any more from/);
  const send = screen.getByRole("button", { name: "Send template" });
  await userEvent.click(send);
  expect(from).toHaveFocus();
  expect(start).not.toHaveBeenCalled();
  await userEvent.selectOptions(from, "9");
  expect(screen.queryByText("Choose an account")).not.toBeInTheDocument();
  await screen.findByRole("combobox", { name: "Template" });
  await userEvent.click(send);
  expect(start).toHaveBeenCalledWith(
    expect.objectContaining({ accountId: 9, phone: "07700 900123" }),
  );
});

test("a template that is refused as not approved any more is offered no longer, and what takes its place is told of", async () => {
  const checkUp = { ...pleaseWrite, id: 8, name: "check_up" };
  const loadOffer = jest
    .fn()
    .mockResolvedValueOnce(offerOf(checkUp, pleaseWrite))
    .mockResolvedValue(offerOf(pleaseWrite));
  const start = jest.fn().mockResolvedValueOnce("templateGone").mockResolvedValue(null);
  const starting = { accounts: [northgate], others: [], person: null, loadOffer, start };
  show(<StartForm starting={starting as unknown as Starting} isAdmin={false} />);
  const choice = await screen.findByRole("combobox", { name: "Template" });
  await userEvent.type(screen.getByRole("textbox", { name: "Phone" }), "07700 900123");
  const send = screen.getByRole("button", { name: "Send template" });
  await userEvent.click(send);
  await waitFor(() => expect(choice).toHaveFocus());
  expect(choice).toHaveAccessibleDescription(/^The one that was chosen can’t be sent/);
  expect(screen.queryByRole("option", { name: /^check up/ })).not.toBeInTheDocument();
  await userEvent.click(send);
  expect(start).toHaveBeenLastCalledWith(
    expect.objectContaining({ template: { id: 7, values: {} } }),
  );
});

test("whoever begins a dialog is first at whom to write to, or at the account where there are several", async () => {
  const loadOffer = async () => offerOf(pleaseWrite);
  global.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
  const windowOf = (accounts: AccountTag[]) => {
    const starting = { accounts, others: [], person: null, loadOffer };
    return (
      <AppRouterContext.Provider value={router}>
        <StartWindow
          starting={starting as unknown as Starting}
          isAdmin={false}
          told={null}
        />
      </AppRouterContext.Provider>
    );
  };
  const { unmount } = show(windowOf([northgate]));
  expect(screen.getByRole("textbox", { name: "Phone" })).toHaveFocus();
  await screen.findByRole("combobox", { name: "Template" });
  unmount();
  show(windowOf([northgate, kids]));
  expect(screen.getByRole("combobox", { name: "From" })).toHaveFocus();
  await screen.findByRole("combobox", { name: "Template" });
});

describe("where no dialog can be begun", () => {
  const startFrom = (others: NotStartable[], isAdmin: boolean) =>
    draw(
      <StartForm
        starting={{ accounts: [], others, person: null } as unknown as Starting}
        isAdmin={isAdmin}
      />,
    );

  test("because there is no account, who may connect one is led there, and who may not is told whom to ask", () => {
    const { unmount } = startFrom([], true);
    expect(screen.getByText("No account is connected yet")).toBeVisible();
    expect(screen.getByRole("link", { name: "Connect an account" })).toHaveAttribute(
      "href",
      "/settings/start",
    );
    unmount();
    startFrom([], false);
    expect(screen.getByText(/^Ask an admin to connect/)).toBeVisible();
    expect(screen.queryByRole("link")).not.toBeInTheDocument();
  });

  test("each account says why not, and leads an admin to where it is mended", () => {
    const others: NotStartable[] = [
      { account: northgate, why: "attention" },
      { account: kids, why: "channel" },
    ];
    const { unmount } = startFrom(others, true);
    expect(screen.getByText(/^Needs attention/)).toBeVisible();
    expect(screen.getByText(/On Instagram .* the patient’s first message/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Open Settings" })).toHaveAttribute(
      "href",
      "/settings/messaging/twilio",
    );
    unmount();
    startFrom(others, false);
    expect(screen.getByText(/^Needs attention: .* an admin/)).toBeVisible();
    expect(screen.queryByRole("link")).not.toBeInTheDocument();
  });

  test("it is asked anew as the window opens, and when other accounts are told: one may have been connected since", async () => {
    const { refresh } = router;
    const pass = () => act(() => jest.advanceTimersByTimeAsync(1_000));
    jest.mocked(refresh).mockClear();
    jest.useFakeTimers();
    global.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
    const opened = (told: AccountTag[] | null) => (
      <AppRouterContext.Provider value={router}>
        <StartWindow
          starting={{ accounts: [], others: [], person: null } as unknown as Starting}
          isAdmin={false}
          told={told}
        />
      </AppRouterContext.Provider>
    );
    const { again } = show(opened(null));
    await pass();
    expect(refresh).toHaveBeenCalledTimes(1);
    again(opened(null));
    await pass();
    expect(refresh).toHaveBeenCalledTimes(1);
    again(opened([northgate]));
    await pass();
    expect(refresh).toHaveBeenCalledTimes(2);
    jest.useRealTimers();
  });

  test("because every account is Instagram’s, a WhatsApp sender is what is missing", () => {
    const { unmount } = startFrom([{ account: kids, why: "channel" }], true);
    expect(screen.getByText(/no WhatsApp sender is connected/)).toBeVisible();
    expect(screen.getByRole("link", { name: "Connect a WhatsApp sender" })).toBeVisible();
    unmount();
    startFrom([{ account: kids, why: "channel" }], false);
    expect(screen.getByText(/Ask an admin to connect a WhatsApp sender/)).toBeVisible();
  });
});

test("whoever makes a lead a patient by keyboard goes on at the record, whose parts stand under a heading", async () => {
  const actions = { makePatient: async () => ({ ok: true, personId: 1 }) };
  const { container } = draw(
    <main>
      <PersonPage
        person={{ ...written, kind: "lead" }}
        likenesses={[]}
        clock={clock}
        actions={actions as unknown as RecordActions}
        timeline={null}
      />
    </main>,
  );
  expect(await faults(container)).toEqual([]);
  screen.getByRole("button", { name: "Turn into a patient" }).focus();
  await userEvent.keyboard("{Enter}");
  await waitFor(() =>
    expect(screen.getByRole("button", { name: /^Edit/ })).toHaveFocus(),
  );
});

test("whoever undoes a merge by keyboard goes on at the record's details", async () => {
  const separate = jest.fn(async () => ({ ok: true, personId: 1 }));
  const page = (merged: Person["merged"]) => (
    <AppRouterContext.Provider value={router}>
      <PersonPage
        person={{ ...written, merged }}
        likenesses={[]}
        clock={clock}
        actions={{ separate } as unknown as RecordActions}
        timeline={null}
      />
    </AppRouterContext.Provider>
  );
  const shown = show(page([{ id: 2, name: "Ruth Okafór", kind: "lead", remarks: "" }]));
  screen.getByRole("button", { name: /Undo .*Ruth Okafór/ }).focus();
  await userEvent.keyboard("{Enter}");
  expect(separate).toHaveBeenCalledWith(2);
  shown.again(page([]));
  expect(screen.getByRole("heading", { name: "Details" })).toHaveFocus();
});

test("a lead's page has one accent button, and a refusal is told on a line of its own", async () => {
  const actions = { makePatient: async () => ({ ok: false, reason: "forbidden" }) };
  const timeline = (
    <TimelineToolbar
      page={null}
      filter={everything}
      onFilter={() => {}}
      onCreate={() => {}}
    />
  );
  draw(
    <PersonPage
      person={{ ...written, kind: "lead" }}
      likenesses={[]}
      clock={clock}
      actions={actions as unknown as RecordActions}
      timeline={timeline}
    />,
  );
  const accents = screen
    .getAllByRole("button")
    .filter(({ className }) => className.includes("bg-accent"));
  expect(accents).toEqual([screen.getByRole("button", { name: "Create New Touch" })]);
  await userEvent.click(screen.getByRole("button", { name: "Turn into a patient" }));
  expect(await screen.findByRole("alert")).toHaveClass("basis-full");
});

test("the filters say how many there are, and nothing beside what a search has found", () => {
  const counts = { all: 70, patient: 43, lead: 27, archived: 0 };
  const asked = { q: "", filter: "all", order: "added", before: null } as const;
  const names = () => screen.getAllByRole("link").map((link) => link.textContent?.trim());
  const shown = draw(<PeopleFilters asked={asked} counts={counts} />);
  expect(names()).toEqual(["All 70", "Patients 43", "Leads 27"]);
  shown.unmount();
  draw(<PeopleFilters asked={{ ...asked, q: "Ruth" }} counts={counts} />);
  expect(names()).toEqual(["All", "Patients", "Leads"]);
});

test("people stand in an order that the address says, and the table with it; a search and the archived have but one", () => {
  const asked = { q: "", filter: "lead", order: "longAgo", before: "7_8_9" } as const;
  const hrefs = () =>
    screen.queryAllByRole("link").map((link) => link.getAttribute("href"));
  const shown = draw(<PeopleOrders asked={asked} />);
  expect(hrefs()).toEqual([
    "/patients?filter=lead",
    "/patients?filter=lead&order=recent",
    "/patients?filter=lead&order=longAgo",
  ]);
  expect(screen.getByRole("link", { current: true })).toHaveTextContent("Longest ago");
  shown.unmount();
  for (const other of [{ q: "Ruth" }, { filter: "archived" }] as const) {
    const { unmount } = draw(<PeopleOrders asked={{ ...asked, ...other }} />);
    expect(screen.getByText("Last added first")).toBeVisible();
    expect(hrefs()).toEqual([]);
    unmount();
  }
  draw(<PeopleTable rows={[]} order="longAgo" clock={clock} />);
  const column = screen.getByRole("columnheader", { name: "Last contact" });
  expect(column).toHaveAttribute("aria-sort", "ascending");
});

test("somebody without a phone has none yet, as their row says on a phone too, where no column says of what", () => {
  const { id, kind, name } = ruth;
  const row = { id, kind, name, remark: "", archived: false, phones: [], dialogs: [] };
  draw(<PeopleTable rows={[{ ...row, followUpOn: null }]} order="added" clock={clock} />);
  expect(screen.getByRole("cell", { name: "No phone yet" })).toBeVisible();
});

test("the list says what was promised to somebody, and that it is overdue", () => {
  const base = { kind: ruth.kind, remark: "", archived: false, phones: [], dialogs: [] };
  const today = calendarDay(clock.now, clock.zone);
  const rows = [
    { ...base, id: 1, name: "Kenji Morita", followUpOn: daysAfter(today, -1) },
    { ...base, id: 2, name: "Elena Marchetti", followUpOn: today },
    { ...base, id: 3, name: "Ruth Okafor", followUpOn: null },
  ];
  draw(<PeopleTable rows={rows} order="added" clock={clock} />);
  expect(screen.getByRole("columnheader", { name: "Follow-up" })).toBeInTheDocument();
  const saidOf = (name: string) =>
    within(screen.getByRole("row", { name: new RegExp(name) }))
      .getAllByRole("cell")
      .at(-1)?.textContent;
  expect(saidOf("Kenji")).toBe("1 day late");
  expect(saidOf("Elena")).toBe("Today");
  expect(saidOf("Ruth")).toBe("");
});

test("a list that Back brings is read again where something was done meanwhile, and not otherwise", async () => {
  jest.useFakeTimers();
  jest.mocked(router.refresh).mockClear();
  global.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
  const pass = () => act(() => jest.advanceTimersByTimeAsync(1_000));
  const page = { ...clock };
  const list = () => draw(<KeepFollowUps clock={page} />);
  list().unmount();
  act(touchesMayHaveChanged);
  list().unmount();
  await pass();
  expect(router.refresh).not.toHaveBeenCalled();
  const { result, unmount } = renderHook(useTouchAct);
  await act(() => result.current.run(async () => ({ ok: true, touchId: 7, due: 0 })));
  unmount();
  list();
  await pass();
  expect(router.refresh).toHaveBeenCalledTimes(1);
  jest.useRealTimers();
});

test("the search for people keeps the focus when it was sent and when it is cleared, and follows the address", async () => {
  const search = (q: string) => (
    <PeopleSearch asked={{ q, filter: "all", order: "added", before: null }} />
  );
  const shown = show(search(""));
  const box = screen.getByRole("searchbox");
  await userEvent.type(box, "okafor{Enter}");
  shown.again(search("okafor"));
  expect(screen.getByRole("searchbox")).toBe(box);
  expect(box).toHaveFocus();
  shown.again(search(""));
  expect(box).toHaveValue("");
  await userEvent.type(box, "adeyemi{Enter}");
  await userEvent.type(box, ", ada");
  shown.again(search("adeyemi"));
  expect(box).toHaveValue("adeyemi, ada");
  const clear = screen.getByRole("link");
  clear.addEventListener("click", (event) => event.preventDefault());
  await userEvent.click(clear);
  expect(box).toHaveFocus();
  expect(box).toHaveValue("");
  await userEvent.tab();
  shown.again(search("written"));
  expect(box).toHaveValue("written");
});

test("the key of a search leads to that for people, which tells it", async () => {
  show(<PeopleSearch asked={{ q: "", filter: "all", order: "added", before: null }} />);
  expect(screen.getByRole("search")).toHaveTextContent("/");
  act(() => void run("search"));
  expect(screen.getByRole("searchbox")).toHaveFocus();
});

test("the key of a search does nothing below a window: what is typed there goes on where it was", async () => {
  const stop = listen(() => true);
  draw(
    <>
      <PeopleSearch asked={{ q: "", filter: "all", order: "added", before: null }} />
      <AddPerson add={jest.fn()} />
    </>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Add patient" }));
  const name = screen.getByLabelText("Name");
  await userEvent.type(name, "Ruth");
  await userEvent.keyboard("{Control>}k{/Control} Okafor");
  stop();
  expect(name).toHaveValue("Ruth Okafor");
});

test("remarks that were typed hold the tab until they are saved or as they were", async () => {
  const remark = jest.fn(async () => ({ ok: true as const, personId: 8 }));
  show(
    <RemarksField
      person={{ ...written, id: 8, remarks: "" }}
      remark={remark}
      onDone={() => {}}
    />,
  );
  await userEvent.type(screen.getByRole("textbox"), "P");
  expect(isFree()).toBe(false);
  await userEvent.type(screen.getByRole("textbox"), "{Backspace}");
  expect(isFree()).toBe(true);
  await userEvent.type(screen.getByRole("textbox"), "Prefers mornings");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(isFree()).toBe(true);
});

test("remarks are sent with what they were typed over, whatever a colleague writes meanwhile", async () => {
  const remark = jest.fn(async () => ({ ok: true as const, personId: 1 }));
  const field = (person: Person) => (
    <RemarksField person={person} remark={remark} onDone={() => {}} />
  );
  const shown = show(field(written));
  await userEvent.type(screen.getByRole("textbox"), "Prefers mornings");
  shown.again(field({ ...written, remarks: "Allergic to latex" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(remark).toHaveBeenCalledWith(1, "Prefers mornings", "");
});

test("remarks that a colleague changed meanwhile stand beside what was typed, which replaces them when it is saved again", async () => {
  const theirs = { remarks: "Allergic to latex" };
  const answers: PersonAnswer[] = [
    { ok: false, reason: "changedMeanwhile", theirs },
    { ok: true, personId: 9 },
  ];
  const remark = jest.fn(
    async () => answers.shift() ?? { ok: true as const, personId: 9 },
  );
  const person = { ...written, id: 9, remarks: "" };
  const sight = jest.spyOn(Element.prototype, "scrollIntoView");
  show(<RemarksField person={person} remark={remark} onDone={() => {}} />);
  const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));
  await userEvent.type(screen.getByRole("textbox"), "Prefers mornings");
  await save();
  expect(screen.getByRole("alert")).toHaveTextContent("Allergic to latex");
  expect(sight.mock.contexts).toEqual([screen.getByRole("alert")]);
  expect(screen.getByRole("textbox")).toHaveValue("Prefers mornings");
  await save();
  expect(remark).toHaveBeenLastCalledWith(9, "Prefers mornings", theirs.remarks);
  expect(screen.queryByRole("alert")).toBeNull();
  expect(isFree()).toBe(true);
});

test("what is refused again is told again", async () => {
  const remark = jest.fn(async (): Promise<PersonAnswer> => ({ ok: false, reason: "x" }));
  const person = { ...written, id: 10, remarks: "" };
  show(<RemarksField person={person} remark={remark} onDone={() => {}} />);
  await userEvent.type(screen.getByRole("textbox"), "Prefers mornings");
  const save = () => userEvent.click(screen.getByRole("button", { name: "Save" }));
  await save();
  const first = screen.getByRole("alert");
  await save();
  expect(remark).toHaveBeenCalledTimes(2);
  expect(first).not.toBeInTheDocument();
  expect(screen.getByRole("alert")).toHaveTextContent(first.textContent);
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
});

test("remarks that were typed and not saved are there again for whoever comes back, until they are let go", async () => {
  const remark = jest.fn(async () => ({ ok: true as const, personId: 7 }));
  const field = (
    <RemarksField person={{ ...written, id: 7 }} remark={remark} onDone={() => {}} />
  );
  const { unmount } = show(field);
  await userEvent.type(screen.getByRole("textbox"), "Prefers mornings");
  unmount();
  expect(isFree()).toBe(false);
  const again = show(field);
  expect(screen.getByRole("textbox")).toHaveValue(`${written.remarks}Prefers mornings`);
  await userEvent.click(screen.getByRole("button", { name: "Discard" }));
  expect(isFree()).toBe(true);
  again.unmount();
  show(field);
  expect(screen.getByRole("textbox")).toHaveValue(written.remarks);
});

test("the name that was typed before an erasure stays when it is refused", async () => {
  const erase = jest.fn(async () => ({ ok: false as const, reason: "onItsWay" }));
  draw(<ErasePerson name="Ruth Okafor" erase={erase} onClose={() => {}} />);
  const field = screen.getByLabelText("Type the name to confirm");
  await userEvent.type(field, "Ruth Okafor");
  await userEvent.click(screen.getByRole("button", { name: "Erase" }));
  expect(await screen.findByText(/Try again in a quarter/)).toBeVisible();
  expect(field).toHaveValue("Ruth Okafor");
});

test("a retention that would delete something is saved only after a question, by which the months stay as they were looked at", async () => {
  let messages = 12;
  const preview = jest.fn(async () => ({
    ok: true as const,
    preview: { messages, dialogs: 3, files: 0, deliveries: 0 },
  }));
  const save = jest.fn(preview);
  const kept = { messageMonths: null, deliveryMonths: null };
  show(
    <RetentionForm
      retention={{ ...kept, appliedAt: null }}
      preview={preview}
      save={save as never}
    />,
  );
  await userEvent.selectOptions(screen.getByLabelText("Messages and files"), "3");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const question = await screen.findByRole("alertdialog", {
    name: "Delete what is older?",
  });
  expect(question).toHaveTextContent("12 messages in 3 dialogs");
  expect(await faults(question)).toEqual([]);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("alertdialog")).toBeNull();
  expect(save).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await userEvent.click(await screen.findByRole("button", { name: "Save and delete" }));
  expect(save).toHaveBeenCalledWith({ messageMonths: 3, deliveryMonths: null }, kept);
  expect(await screen.findByText(/^Saved/)).toBeVisible();
  messages = 0;
  await userEvent.selectOptions(screen.getByLabelText("Messages and files"), "120");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(save).toHaveBeenCalledTimes(2);
});

test("a retention that a colleague changed meanwhile is shown once nothing is unsaved", async () => {
  const nothing = { messages: 0, dialogs: 0, files: 0, deliveries: 0 };
  const save = jest.fn(async () => ({ ok: true as const, preview: nothing }));
  const stored = (messageMonths: number | null, deliveryMonths: number | null) => (
    <RetentionForm
      retention={{ messageMonths, deliveryMonths, appliedAt: null }}
      preview={save}
      save={save}
    />
  );
  const { again } = show(stored(12, null));
  const [messages, deliveries] = screen.getAllByRole("combobox");
  const button = screen.getByRole("button", { name: "Save" });
  expect(button).not.toHaveClass("bg-accent");
  await userEvent.selectOptions(deliveries as HTMLElement, "3");
  expect(button).toHaveClass("bg-accent");
  again(stored(null, null));
  expect(messages).toHaveValue("12");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  again(stored(null, 3));
  expect(messages).toHaveValue("");
  expect(deliveries).toHaveValue("3");
});

test("who looks at what a retention would delete is not told that it is being saved", async () => {
  let answer: (said: RetentionAnswer) => void = () => {};
  const preview = () => new Promise<RetentionAnswer>((resolve) => (answer = resolve));
  const retention = { messageMonths: 12, deliveryMonths: null, appliedAt: null };
  show(<RetentionForm retention={retention} preview={preview} save={preview} />);
  const [save, look] = screen.getAllByRole("button");
  const words = save?.textContent;
  await userEvent.click(look as HTMLElement);
  expect(save).toHaveAttribute("aria-disabled", "true");
  expect(save).toHaveTextContent(words as string);
  await act(async () => answer({ ok: false, reason: "unavailable" }));
});

test("a retention that is refused twice is told of twice", async () => {
  let answer: (said: RetentionAnswer) => void = () => {};
  const save = () => new Promise<RetentionAnswer>((resolve) => (answer = resolve));
  const retention = { messageMonths: 12, deliveryMonths: null, appliedAt: null };
  show(<RetentionForm retention={retention} preview={save} save={save} />);
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await act(async () => answer({ ok: false, reason: "unavailable" }));
  expect(screen.getByRole("alert")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  await act(async () => answer({ ok: false, reason: "unavailable" }));
  expect(screen.getByRole("alert")).toBeVisible();
});

test("whoever chose another retention is asked before leaving, until it is saved or as it was", async () => {
  const nothing = { messages: 0, dialogs: 0, files: 0, deliveries: 0 };
  const save = async () => ({ ok: true as const, preview: nothing });
  const retention = { messageMonths: 12, deliveryMonths: null, appliedAt: null };
  show(<RetentionForm retention={retention} preview={save} save={save} />);
  const choose = (months: string) =>
    userEvent.selectOptions(screen.getByLabelText("Messages and files"), months);
  expect(isFree()).toBe(true);
  await choose("24");
  expect(isFree()).toBe(false);
  await choose("12");
  expect(isFree()).toBe(true);
  await choose("24");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/^Saved/)).toBeVisible();
  expect(isFree()).toBe(true);
});

test("a record to merge with that does not come is told of, and asked for again", async () => {
  let ok = false;
  global.fetch = jest.fn(async () => ({
    ok,
    json: async () => ({ ...written, id: 2, name: "Ruth A. Okafor" }),
  })) as unknown as typeof fetch;
  const merge = async () => ({ ok: true as const, personId: 1 });
  draw(<MergePeople person={written} otherId={2} merge={merge} onClose={() => {}} />);
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("could not be loaded");
  expect(screen.getByRole("button", { name: "Merge" })).toBeDisabled();
  expect(await faults(screen.getByRole("dialog"))).toEqual([]);
  ok = true;
  await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("Ruth A. Okafor")).toBeVisible();
  expect(screen.queryByRole("alert")).toBeNull();
});

test("of two records that are merged the patient stays, and what others were merged into, if nobody says otherwise", async () => {
  const other = { ...written, id: 2, name: "Ruth A. Okafor" };
  const beneath = [{ id: 3, name: "Ruth", kind: "lead", remarks: "" } as const];
  const staysOf = async (person: Partial<Person>, more: Partial<Person>) => {
    const json = async () => ({ ...other, ...more });
    global.fetch = jest.fn(async () => ({ ok: true, json })) as unknown as typeof fetch;
    const merge = jest.fn(async () => ({ ok: true as const, personId: 1 }));
    const whom = { ...written, ...person };
    const { unmount } = draw(
      <MergePeople person={whom} otherId={2} merge={merge} onClose={() => {}} />,
    );
    await screen.findByText("Ruth A. Okafor");
    await userEvent.click(screen.getByRole("button", { name: "Merge" }));
    unmount();
    return merge.mock.calls;
  };
  expect(await staysOf({}, {})).toEqual([[written.id, 2]]);
  expect(await staysOf({ kind: "lead" }, {})).toEqual([[2, written.id]]);
  expect(await staysOf({}, { kind: "lead" })).toEqual([[written.id, 2]]);
  expect(await staysOf({}, { kind: "lead", merged: beneath })).toEqual([[2, written.id]]);
});

test("that nobody was found is said of what was looked for, and not of what is being looked for", async () => {
  const answers: (() => void)[] = [];
  global.fetch = jest.fn(
    () =>
      new Promise((resolve) => {
        const json = async () => ({ rows: [], next: null });
        answers.push(() => resolve({ ok: true, json }));
      }),
  ) as unknown as typeof fetch;
  const merge = async () => ({ ok: true as const, personId: 1 });
  draw(<MergePeople person={written} merge={merge} onClose={() => {}} />);
  const box = screen.getByLabelText("Find a person");
  await userEvent.type(box, "Zx");
  await waitFor(() => expect(answers).toHaveLength(1));
  await act(async () => answers[0]?.());
  expect(screen.getByText("Nobody found for “Zx”")).toBeVisible();
  await userEvent.clear(box);
  await userEvent.type(box, "Ada");
  await waitFor(() => expect(answers).toHaveLength(2));
  expect(screen.queryByText("Nobody found for “Ada”")).not.toBeInTheDocument();
  await act(async () => answers[1]?.());
  expect(screen.getByText("Nobody found for “Ada”")).toBeVisible();
});

test("a search for somebody that got no answer is told of, and is no empty answer", async () => {
  global.fetch = jest.fn(async () => ({
    ok: false,
    status: 503,
  })) as unknown as typeof fetch;
  const merge = async () => ({ ok: true as const, personId: 1 });
  draw(<MergePeople person={written} merge={merge} onClose={() => {}} />);
  expect(screen.getByLabelText("Find a person")).toHaveFocus();
  await userEvent.type(screen.getByLabelText("Find a person"), "Ada");
  expect(await screen.findByRole("alert")).toHaveTextContent("The search did not work.");
  expect(screen.queryByText(/Nobody found/)).toBeNull();
});

test("the columns of a file stay open, and the focus where it was, while the file is looked at again", async () => {
  global.fetch = jest.fn(async (_asked: unknown, { body }: RequestInit) => {
    const { lines }: { lines: ImportLine[] } = JSON.parse(String(body));
    const verdicts = lines.map(({ line }) => ({
      line,
      verdict: "new",
      reason: null,
      value: "",
      person: null,
      action: "add",
      key: `${line}`,
    }));
    return { ok: true, json: async () => verdicts };
  }) as unknown as typeof fetch;
  await chooseFile("Name,Box\nRuth Okafor,Mornings");
  await userEvent.click(await screen.findByText(/columns? recognised/i));
  const column = screen.getByLabelText("Box");
  await userEvent.selectOptions(column, "remarks");
  await waitFor(() => expect(global.fetch).toHaveBeenCalledTimes(2));
  await screen.findByRole("button", { name: /^Import/ });
  expect(screen.getByLabelText("Box")).toBe(column);
  expect(column.closest("details")).toHaveAttribute("open");
});

test("where no column is known for a name the columns are open to choose it, and stay so", async () => {
  global.fetch = jest.fn(async () => ({
    ok: true,
    json: async () => [],
  })) as unknown as typeof fetch;
  await chooseFile("Who,Box\nRuth Okafor,7");
  const alert = await screen.findByRole("alert");
  expect(alert).toHaveTextContent("No column is a name. Choose which one is.");
  const column = screen.getByLabelText("Who");
  expect(column.closest("details")).toHaveAttribute("open");
  expect(alert.compareDocumentPosition(column)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  await userEvent.selectOptions(column, "name");
  await waitFor(() => expect(alert).not.toBeInTheDocument());
  expect(column.closest("details")).toHaveAttribute("open");
});

test("a file that can’t be read is told of by its name, in a sentence beside where another is chosen", async () => {
  const { container, input } = await chooseFile("Name");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    /^people\.csv can’t be read: there is nobody in it\./,
  );
  expect(input).toHaveAccessibleName(/^Choose a CSV file, or drop it here .* happen\.$/);
  expect(await faults(container)).toEqual([]);
});

test("whoever imports a file by keyboard goes on from what became of it", async () => {
  const verdict = { line: 2, verdict: "new", reason: null, value: "", person: null };
  const outcome = { added: 1, updated: 0, unchanged: 0, refused: [] };
  global.fetch = jest.fn(async (path: string) => ({
    ok: true,
    json: async () =>
      path.endsWith("check") ? [{ ...verdict, action: "add", key: "2" }] : outcome,
  })) as unknown as typeof fetch;
  const { container } = await chooseFile("Name\nRuth Okafor");
  (await screen.findByRole("button", { name: "Import 1 line" })).focus();
  await userEvent.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "The file is imported" });
  expect(document.body).not.toHaveFocus();
  await userEvent.tab();
  expect(screen.getByRole("button", { name: "Choose another file" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await userEvent.tab();
  expect(container.querySelector("label:focus-within, button:focus")).not.toBeNull();
});

test("a line that says nothing new of somebody is not sent, and counts as on the books already", async () => {
  const said = { reason: null, value: "", person: null, action: "add" };
  const ada = { id: 4, kind: "patient", name: "Ada Okafor" };
  const verdicts = [
    { ...said, line: 2, verdict: "new", key: "2" },
    { ...said, line: 3, verdict: "known", key: "3", person: ada, action: "use" },
  ];
  const outcome = { added: 1, updated: 0, unchanged: 0, refused: [] };
  const asked = jest.fn(async (path: string, _: RequestInit) => ({
    ok: true,
    json: async () => (path.endsWith("check") ? verdicts : outcome),
  }));
  global.fetch = asked as unknown as typeof fetch;
  await chooseFile("Name\nRuth Okafor\nAda Okafor");
  await userEvent.click(await screen.findByRole("button", { name: "Import 1 line" }));
  expect(await screen.findByText("1 person added")).toBeVisible();
  expect(screen.getByText("1 was on the books already")).toBeVisible();
  expect(screen.getByText("0 lines left out")).toBeVisible();
  const { lines } = JSON.parse(String(asked.mock.lastCall?.[1].body));
  expect(lines).toMatchObject([{ line: 2 }]);
});

/** Draws the import, and chooses a file that says this. */
async function chooseFile(text: string) {
  const { container } = draw(<ImportPage country="GB" countries={["GB"]} />);
  const input = container.querySelector("input[type=file]") as HTMLInputElement;
  await userEvent.upload(input, csvFile(text));
  return { container, input };
}

describe("the follow-ups", () => {
  const promised: FollowUp = {
    touchId: 7,
    version: 1,
    on: "2025-11-20",
    kind: "call",
    direction: "outgoing",
    outcome: "No answer",
    text: "Ring again",
    author: "Tomas Reyk",
    person: { id: 1, name: "Ruth Okafor" },
    dialogId: null,
  };
  const answer = async (): Promise<TouchAnswer> => ({ ok: true, touchId: 7, due: 0 });
  const actions = {
    create: answer,
    edit: answer,
    withdraw: answer,
    followUpDone: answer,
    followUpMoved: answer,
  };

  test("that are put off are told as moved, not as done", async () => {
    const followUps = { overdue: [], today: [promised], coming: [], later: 0 };
    draw(<FollowUpsPage followUps={followUps} clock={clock} actions={actions} />);
    await userEvent.click(screen.getByRole("button", { name: "Move" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: /^Tomorrow/ }));
    expect(await screen.findByText("Moved to another day: Ruth Okafor")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Done" }));
    expect(await screen.findByText("Done: Ruth Okafor")).toBeVisible();
  });

  const page = (
    touches: FollowUp[],
    later = 0,
    deeds: TouchActions = actions,
    present = clock,
  ) => {
    const followUps = { overdue: touches, today: [], coming: [], later };
    return (
      <AppRouterContext.Provider value={router}>
        <FollowUpsPage followUps={followUps} clock={present} actions={deeds} />
      </AppRouterContext.Provider>
    );
  };
  const withWhom = (id: number, name: string): FollowUp => ({
    ...promised,
    touchId: id,
    person: { id, name },
  });
  const three = [withWhom(1, "Ruth"), withWhom(2, "Kenji"), withWhom(3, "Elena")];

  test("that are done one after the other by keyboard hand the focus to the next, to the last and to the page's name", async () => {
    const shown = show(page(three));
    await finish(1);
    shown.again(page([three[0], three[2]] as FollowUp[]));
    expect(screen.getByRole("link", { name: "Elena" })).toHaveFocus();
    await finish(1);
    shown.again(page(three.slice(0, 1)));
    expect(screen.getByRole("link", { name: "Ruth" })).toHaveFocus();
    await finish(0);
    shown.again(page([]));
    expect(screen.getByRole("heading", { name: "Follow-ups" })).toHaveFocus();
  });

  test("of which a colleague did one meanwhile are read again, say so, and hand the focus on", async () => {
    const refuse = async () => ({ ok: false as const, reason: "changedMeanwhile" });
    const late = { ...actions, followUpDone: refuse };
    const shown = show(page(three, 0, late));
    jest.mocked(router.refresh).mockClear();
    screen.getAllByRole("button", { name: "Done" })[1]?.focus();
    await userEvent.keyboard("{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Somebody changed this meanwhile: it stands here as it is now.",
    );
    expect(router.refresh).toHaveBeenCalledTimes(1);
    shown.again(page([three[0], three[2]] as FollowUp[], 0, late));
    expect(
      screen.getByText("Changed by somebody else meanwhile: Kenji"),
    ).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Elena" })).toHaveFocus();
  });

  test("that are done leave the focus with who has gone elsewhere meanwhile", async () => {
    const shown = show(page(three));
    await finish(1);
    screen.getByRole("link", { name: "Ruth" }).focus();
    shown.again(page([three[0], three[2]] as FollowUp[]));
    expect(screen.getByRole("link", { name: "Ruth" })).toHaveFocus();
  });

  test("of a page that stays open over midnight are told by the day that has begun, and read again once a server answers", async () => {
    jest.useFakeTimers({ now: Date.parse("2025-11-20T23:59:00Z") });
    global.fetch = () => Promise.reject(new TypeError("Failed to fetch"));
    const night = { ...clock, now: Date.now() };
    show(page(three, 0, actions, night));
    jest.mocked(router.refresh).mockClear();
    expect(screen.getAllByText("Follow-up today")).toHaveLength(3);
    await act(() => jest.advanceTimersByTimeAsync(120_000));
    expect(screen.getAllByText("Follow-up 1 day late")).toHaveLength(3);
    expect(router.refresh).not.toHaveBeenCalled();
    global.fetch = jest.fn(async () => ({ ok: true })) as unknown as typeof fetch;
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect(router.refresh).toHaveBeenCalledTimes(1);
    jest.useRealTimers();
  });

  test("of which there are more than are shown say so", () => {
    show(page(three, 12));
    expect(screen.getByText(/^12 more are due after these/)).toBeVisible();
  });

  async function finish(index: number) {
    const done = screen.getAllByRole("button", { name: "Done" })[index];
    done?.focus();
    await userEvent.keyboard("{Enter}");
    await screen.findByText(/^Done: /);
  }
});
