import { setTimeout as pause } from "node:timers/promises";
import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentProps, type ReactNode, useState } from "react";
import { DetailsBody } from "@/components/patients/details/details-body";
import { DetailsPanel } from "@/components/patients/details/details-panel";
import { reportConnection } from "@/components/shell/connection";
import type { OpenDetails } from "@/lib/dialogs/types/details";
import type { SharedMedia } from "@/lib/dialogs/types/file";
import type { DialogPerson } from "@/lib/patients/types/behind";
import type { Touch } from "@/lib/touches/types";
import {
  ago,
  clock,
  faults,
  fromRuth,
  northgate,
  ruth,
  show,
} from "@/tests/components/faces";
import { goBack } from "@/tests/components/ui/go-back";

type Props = Omit<ComponentProps<typeof DetailsBody>, "drawOver">;

/** With what they ask over the page, as the screen draws it. */
function Details(props: Props) {
  const [over, drawOver] = useState<ReactNode>(null);
  return (
    <>
      <DetailsBody {...props} drawOver={drawOver} />
      {over}
    </>
  );
}

const family: DialogPerson[] = [
  { id: 1, kind: "patient", name: "Ruth Okafor", bornOn: "1985-04-30" },
  { id: 2, kind: "patient", name: "Ada Okafor", bornOn: "2016-07-01" },
  { id: 3, kind: "patient", name: "Ben Okafor", bornOn: "2019-02-01" },
];

function network(details: Partial<OpenDetails>) {
  const answer: OpenDetails = {
    person: ruth,
    suggestions: [],
    prefill: { name: "Ruth", phones: [] },
    touches: null,
    media: null,
    ...details,
  };
  global.fetch = jest.fn(async (asked: RequestInfo | URL) => {
    const isDetails = String(asked).includes("/details");
    return { ok: isDetails, status: isDetails ? 200 : 404, json: async () => answer };
  }) as unknown as typeof fetch;
}

const done = async () => ({ ok: true as const, personId: 1 });

function details(more: Partial<Props> = {}) {
  const props: Props = {
    dialogId: 1,
    version: 1,
    people: [],
    messages: [fromRuth(1)],
    clock,
    actions: {
      add: jest.fn(done),
      edit: jest.fn(done),
      link: jest.fn(done),
      unlink: jest.fn(done),
      attribute: jest.fn(async () => ({ ok: true as const })),
      remark: jest.fn(done),
      makePatient: jest.fn(done),
      makeLead: jest.fn(done),
    },
    hrefOf: ({ dialogId }) => `/dialogs/${dialogId}`,
    follow: () => {},
    catchUp: jest.fn(async () => {}),
    ...more,
  };
  return { ...show(<Details {...props} />), props };
}

test("a patient's phone can be called and copied, in the form that people here write", async () => {
  network({});
  const { container } = details();
  const call = await screen.findByRole("link", { name: "Call 07700 900417" });
  expect(call).toHaveAttribute("href", "tel:+447700900417");
  expect(screen.getByRole("button", { name: "Copy 07700 900417" })).toBeVisible();
  expect(screen.getByText("Born 30 April 1985")).toBeVisible();
  expect(await faults(container)).toEqual([]);
});

test("what is being written stays where the details can't be asked for anew", async () => {
  network({});
  const { again, props } = details();
  const remarks = await screen.findByRole("textbox");
  await userEvent.type(remarks, "Prefers mornings");
  const failing = jest.fn(async () => ({ ok: false, status: 500 }));
  global.fetch = failing as unknown as typeof fetch;
  again(<Details {...props} version={2} />);
  const asked = () => failing.mock.calls.map((call: unknown[]) => String(call[0]));
  await waitFor(() => expect(asked().join()).toContain("/details"));
  await act(async () => undefined);
  expect(screen.getByRole("textbox")).toHaveValue("Prefers mornings");
});

test("what did not come while the server was away comes once it is back, also beneath what is shown", async () => {
  network({});
  const answering = global.fetch;
  const failing = jest.fn(async () => ({ ok: false, status: 429 }));
  const away = async (change: () => void) => {
    act(() => reportConnection("reconnecting"));
    global.fetch = failing as unknown as typeof fetch;
    change();
    await waitFor(() => expect(failing).toHaveBeenCalled());
    await act(() => pause(0));
    failing.mockClear();
    global.fetch = answering;
  };
  let shown = {} as ReturnType<typeof details>;
  await away(() => {
    shown = details();
  });
  expect(screen.getByRole("alert")).toHaveTextContent("The details did not load.");
  act(() => reportConnection("live"));
  expect(await screen.findByText("Born 30 April 1985")).toBeVisible();
  await away(() => shown.again(<Details {...shown.props} version={2} />));
  network({ person: { ...ruth, bornOn: "1985-05-01" } });
  act(() => reportConnection("live"));
  expect(await screen.findByText("Born 1 May 1985")).toBeVisible();
});

test("a form about somebody stays about them, whoever is shown beneath it meanwhile", async () => {
  network({});
  const { again, props } = details({ people: family.slice(0, 1) });
  await userEvent.click(
    await screen.findByRole("button", { name: "More about this person" }),
  );
  await userEvent.click(await screen.findByRole("menuitem", { name: "Edit details" }));
  await userEvent.type(screen.getByLabelText("Email"), "ruth@okafor.example");
  network({ person: { ...ruth, id: 2, name: "Ada Okafor" } });
  again(<Details {...props} people={family.slice(1, 2)} version={2} />);
  await screen.findByText("Ada Okafor");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  const [id, typed, seen] = jest.mocked(props.actions.edit).mock.lastCall ?? [];
  expect([id, typed?.email, seen?.name]).toEqual([1, "ruth@okafor.example", ruth.name]);
});

test("a lead is turned into a patient with one press", async () => {
  network({ person: { ...ruth, kind: "lead" } });
  const { props } = details();
  await userEvent.click(
    await screen.findByRole("button", { name: "Turn into a patient" }),
  );
  expect(props.actions.makePatient).toHaveBeenCalledWith(1);
  await waitFor(() => expect(props.catchUp).toHaveBeenCalled());
});

test("what is done here is asked for at once, whatever messages have just brought", async () => {
  network({ person: { ...ruth, kind: "lead" } });
  details();
  const press = await screen.findByRole("button", { name: "Turn into a patient" });
  network({});
  await userEvent.click(press);
  await waitFor(() => expect(press).not.toBeInTheDocument());
});

test("whoever links, unlinks or makes a patient by keyboard goes on at who it is now", async () => {
  const lead = { ...ruth, id: 7, kind: "lead" as const, name: "Ruth" };
  network({ person: lead });
  const { again, props } = details();
  const become = async (next: Partial<OpenDetails>, version: number) => {
    await userEvent.keyboard("{Enter}");
    network(next);
    again(<Details {...props} version={props.version + version} />);
  };
  const patient = await screen.findByRole("button", { name: "Turn into a patient" });
  expect(document.body).toHaveFocus();
  patient.focus();
  await become({ person: { ...lead, kind: "patient" } }, 1);
  await waitFor(() => expect(patient).not.toBeInTheDocument());
  expect(document.activeElement).toHaveTextContent(/^RuthPatient/);
});

test("a number that changed hands is suggested as such, and linked only by a press", async () => {
  network({
    suggestions: [
      {
        id: 7,
        kind: "patient",
        name: "Sam Tully",
        bornOn: null,
        phones: [],
        why: "formerPhone",
      },
    ],
  });
  const { props } = details();
  expect(await screen.findByText("Had this number before it passed on")).toBeVisible();
  expect(props.actions.link).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Link to Sam Tully" }));
  expect(props.actions.link).toHaveBeenCalledWith({
    dialogId: 1,
    personId: 7,
    place: "instead",
  });
});

test("of a family nobody is chosen beforehand; a file's name gives a hint; one choice is for the whole breath", async () => {
  network({});
  const form = { ...fromRuth(2).attachments[0], fileName: "Consent form Ben.pdf" };
  const messages = [
    fromRuth(1, { at: ago(30) }),
    fromRuth(2, { at: ago(4), attachments: [form as never] }),
    fromRuth(3, { at: ago(3) }),
  ];
  const { props, container } = details({ people: family, messages });
  const ben = await screen.findByRole("radio", {
    name: /Ben Okafor.*6 years.*Named in the file/,
  });
  expect(
    screen.getAllByRole("radio").filter((radio) => (radio as HTMLInputElement).checked),
  ).toEqual([]);
  expect(await faults(container)).toEqual([]);
  await userEvent.click(ben);
  expect(props.actions.attribute).toHaveBeenCalledWith({
    dialogId: 1,
    messageIds: [2, 3],
    personId: 3,
  });
});

test("whoever goes through a family by the arrow keys has the message be from whom they end at", async () => {
  network({});
  const answers: (() => void)[] = [];
  const { props } = details({ people: family });
  const attribute = jest.mocked(props.actions.attribute);
  attribute.mockImplementation(async () => {
    await new Promise<void>((resolve) => answers.push(resolve));
    return done();
  });
  const [, ada, ben] = await screen.findAllByRole("radio");
  await userEvent.click(screen.getByRole("radio", { name: /Ruth/ }));
  await userEvent.click(ada as HTMLElement);
  await userEvent.click(ben as HTMLElement);
  await act(async () => answers.shift()?.());
  expect(ben).toBeChecked();
  await waitFor(() => expect(attribute).toHaveBeenCalledTimes(2));
  await act(async () => answers.shift()?.());
  expect(attribute).toHaveBeenLastCalledWith({
    dialogId: 1,
    messageIds: [1],
    personId: 3,
  });
});

test("an unlinked contact says so, and offers to link it or to make somebody new", async () => {
  network({ person: null });
  details();
  expect(
    await screen.findByText("Nobody on the books is linked to this contact."),
  ).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "New patient" }));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Ruth");
});

test("the person's dialogs with other accounts are links, this one is not among them", async () => {
  const dialog = {
    closed: true,
    activityAt: ago(900),
    closedAt: ago(800),
    closedBy: "Tomas Reyk",
  };
  const contact = {
    name: null,
    address: null,
    isFormer: false,
    account: northgate,
    sharedWith: [],
  };
  network({
    person: {
      ...ruth,
      contacts: [
        { ...contact, id: 1, dialog: { ...dialog, id: 1 } },
        { ...contact, id: 2, dialog: { ...dialog, id: 9 } },
      ],
    },
  });
  details();
  const other = await screen.findByRole("link", { name: /Closed/ });
  expect(other).toHaveAttribute("href", "/dialogs/9");
});

const files = (from: number, count: number): SharedMedia["files"] =>
  Array.from({ length: count }, (_, index) => ({
    id: from - index,
    kind: "document",
    contentType: "application/pdf",
    fileName: `form-${from - index}.pdf`,
    sizeBytes: 1_000,
    durationMs: null,
    width: null,
    height: null,
    dialogId: 1,
    messageId: from - index,
    direction: "inbound",
    at: ago(60),
    url: `/api/files/${from - index}`,
  }));

const aNote: Touch = {
  id: 1,
  version: 1,
  kind: "note",
  direction: null,
  at: ago(90),
  outcome: "",
  text: "Rang about Tuesday",
  followUpOn: null,
  dialogId: null,
  citation: null,
  author: "Dana Whitlock",
  recordedAt: ago(90),
  changed: null,
  withdrawn: false,
};

const asked = () => jest.mocked(fetch).mock.calls.map(([path]) => String(path));

describe("what was recorded and the files", () => {
  test("come with who it is in one question; older files are asked for when somebody wants them", async () => {
    const media = { files: files(40, 30), count: 31, next: 11 };
    network({ touches: { touches: [aNote], count: 7 }, media });
    details();
    expect(await screen.findByText("Rang about Tuesday")).toBeVisible();
    expect(screen.getByText(/form-40/)).toBeInTheDocument();
    expect(asked()).toEqual(["/api/dialogs/1/details?of=person"]);
    await userEvent.click(screen.getByRole("button", { name: "All 31" }));
    const older = { files: files(10, 1), count: 31, next: null };
    global.fetch = jest.fn(async () => ({
      ok: true,
      json: async () => older,
    })) as unknown as typeof fetch;
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(await screen.findByText(/form-10/)).toBeInTheDocument();
    expect(asked()).toEqual(["/api/dialogs/1/media?of=person&before=11"]);
  });

  test("stay where they are while they can't be read, and what is new stands beside them", async () => {
    const media = { files: files(2, 2), count: 2, next: null };
    network({ touches: { touches: [aNote], count: 7 }, media });
    const { again, props } = details();
    expect(await screen.findByText("Rang about Tuesday")).toBeVisible();
    network({ person: { ...ruth, email: "ruth@okafor.example" } });
    again(<Details {...props} version={2} />);
    expect(await screen.findByText("ruth@okafor.example")).toBeVisible();
    expect(screen.getByText("Rang about Tuesday")).toBeVisible();
    expect(screen.getByText(/form-2/)).toBeInTheDocument();
  });

  test("of one person are not shown with another", async () => {
    network({ touches: { touches: [aNote], count: 7 } });
    const { again, props } = details();
    expect(await screen.findByText("Rang about Tuesday")).toBeVisible();
    network({ person: { ...ruth, id: 9, name: "Ada Okafor" } });
    again(<Details {...props} version={2} />);
    expect(await screen.findByText("Ada Okafor")).toBeVisible();
    expect(screen.queryByText("Rang about Tuesday")).not.toBeInTheDocument();
  });
});

test("where they lie over the dialog Back closes them, and leaves the dialog only then", async () => {
  network({});
  const close = jest.fn();
  const { props } = details();
  const panel = (isSheetOpen: boolean) => {
    const shown = { isWide: false, isColumnOpen: false, isSheetOpen };
    const more = { shown: { ...shown, toggle: close, close }, drawOver: jest.fn() };
    return <DetailsPanel {...props} {...more} />;
  };
  const { again } = show(panel(true));
  await waitFor(() => expect(goBack()).toBe(false));
  expect(close).toHaveBeenCalledTimes(1);
  again(panel(false));
  expect(goBack()).toBe(true);
});

test("what is told again as it was is not drawn anew", async () => {
  network({});
  let drawings = 0;
  const seen = { ...clock };
  Object.defineProperty(seen, "zone", {
    get: () => {
      drawings += 1;
      return clock.zone;
    },
  });
  network({ touches: { touches: [aNote], count: 7 } });
  const { again, props } = details({ clock: seen });
  expect(await screen.findByText("Rang about Tuesday")).toBeVisible();
  again(<Details {...props} version={2} />);
  const before = drawings;
  await waitFor(() => expect(asked()).toHaveLength(2));
  await act(async () => undefined);
  expect(drawings).toBe(before);
});

test("a new patient beside a dialog who may be on the books is shown, and linked from the form by one press", async () => {
  const alike = [
    { id: 8, kind: "patient", name: "Ada Okafor", archived: false, why: "name" },
  ] as const;
  network({ person: null });
  const add = jest.fn(async () => ({
    ok: false as const,
    reason: "onTheBooks" as const,
    alike: [...alike],
  }));
  const { props } = details();
  props.actions.add = add;
  await userEvent.click(await screen.findByRole("button", { name: "New patient" }));
  await userEvent.keyboard("{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent(/^Not added yet/);
  expect(screen.getByRole("button", { name: "Add anyway" })).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Link to Ada Okafor" }));
  expect(props.actions.link).toHaveBeenCalledWith({
    dialogId: 1,
    personId: 8,
    place: "instead",
  });
  expect(screen.queryByRole("dialog")).toBeNull();
});
