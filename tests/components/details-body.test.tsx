import { act, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "react";
import { DetailsBody } from "@/components/patients/details/details-body";
import type { DialogDetails, DialogPerson } from "@/lib/patients/types";
import { ago, clock, faults, fromRuth, northgate, openOf, ruth, show } from "./faces";

type Props = ComponentProps<typeof DetailsBody>;

const family: DialogPerson[] = [
  { id: 1, kind: "patient", name: "Ruth Okafor", bornOn: "1985-04-30" },
  { id: 2, kind: "patient", name: "Ada Okafor", bornOn: "2016-07-01" },
  { id: 3, kind: "patient", name: "Ben Okafor", bornOn: "2019-02-01" },
];

function network(details: Partial<DialogDetails>) {
  const answer: DialogDetails = {
    person: ruth,
    suggestions: [],
    prefill: { name: "Ruth", phones: [] },
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
    open: openOf(),
    messages: [fromRuth(1)],
    clock,
    actions: {
      add: jest.fn(done),
      edit: jest.fn(done),
      link: jest.fn(done),
      unlink: jest.fn(done),
      attribute: jest.fn(done),
      remark: jest.fn(done),
      makePatient: jest.fn(done),
      makeLead: jest.fn(done),
    },
    hrefOf: ({ dialogId }) => `/dialogs/${dialogId}`,
    follow: () => {},
    catchUp: jest.fn(async () => {}),
    ...more,
  };
  return { ...show(<DetailsBody {...props} />), props };
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
  const { row } = props.open;
  const open = { ...props.open, row: { ...row, version: row.version + 1 } };
  again(<DetailsBody {...props} open={open} />);
  const asked = () => failing.mock.calls.map((call: unknown[]) => String(call[0]));
  await waitFor(() => expect(asked().join()).toContain("/details"), { timeout: 3_000 });
  await act(async () => undefined);
  expect(screen.getByRole("textbox")).toHaveValue("Prefers mornings");
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
  const become = async (next: Partial<DialogDetails>, version: number) => {
    await userEvent.keyboard("{Enter}");
    network(next);
    const { row } = props.open;
    const open = { ...props.open, row: { ...row, version: row.version + version } };
    again(<DetailsBody {...props} open={open} />);
  };
  const patient = await screen.findByRole("button", { name: "Turn into a patient" });
  expect(document.body).toHaveFocus();
  patient.focus();
  await become({ person: { ...lead, kind: "patient" } }, 1);
  const goneOn = { timeout: 3_000 };
  await waitFor(() => expect(patient).not.toBeInTheDocument(), goneOn);
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
  const { props, container } = details({ open: openOf({ people: family }), messages });
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

test("an unlinked contact says so, and offers to link it or to make somebody new", async () => {
  network({ person: null });
  details({ open: openOf({ people: [] }) });
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
