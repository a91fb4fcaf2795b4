import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { JoinForm } from "@/components/staff/join-form";
import { OwnAccount } from "@/components/staff/own-account";
import { OwnSessions } from "@/components/staff/own-sessions";
import { StaffPage } from "@/components/staff/staff-page";
import type { Done } from "@/lib/result";
import type { StaffAnswer, StaffChange, StaffMember } from "@/lib/staff/types";
import { ago, clock, faults, northgate, show } from "./faces";
import { goBack } from "./ui/go-back";

const skin = { ...northgate, id: 8, handle: "@orvelle.skin", label: "Orvelle Skin" };

const router = { push: jest.fn(), replace: jest.fn() } as unknown as AppRouterInstance;

const draw = (face: ReactNode) =>
  show(<AppRouterContext.Provider value={router}>{face}</AppRouterContext.Provider>);

const dana: StaffMember = {
  id: 1,
  name: "Dana Whitlock",
  email: "dana@northgate.example",
  role: "admin",
  state: "active",
  accounts: null,
  lastSeenAt: ago(0),
  openSessions: 1,
  since: null,
};
const priya: StaffMember = {
  ...dana,
  id: 2,
  name: "Priya Anand",
  email: "priya@northgate.example",
  role: "staff",
  accounts: [skin],
  lastSeenAt: ago(12),
};
const jonas: StaffMember = {
  ...priya,
  id: 3,
  name: "Jonas Berg",
  email: "jonas@northgate.example",
  state: "invited",
  accounts: null,
  lastSeenAt: null,
  openSessions: 0,
  since: ago(60 * 48),
};

const actions = () => ({
  invite: jest.fn(async () => ({
    ok: true as const,
    link: "https://clinic.example/join/t0ken",
  })),
  change: jest.fn(async () => ({ ok: true as const })),
  deactivate: jest.fn(async () => ({ ok: false as const, reason: "lastAdmin" })),
  reactivate: jest.fn(async () => ({ ok: true as const })),
  endSessions: jest.fn(async () => ({ ok: true as const })),
  newLink: jest.fn(async () => ({
    ok: true as const,
    link: "https://clinic.example/join/new",
  })),
});

function page(
  asked: Parameters<typeof StaffPage>[0]["asked"],
  does = actions(),
  accounts = [skin],
) {
  draw(
    <StaffPage
      asked={asked}
      members={[dana, priya, jonas]}
      ownId={1}
      accounts={accounts}
      clock={clock}
      actions={does}
    />,
  );
  return does;
}

describe("The Staff page", () => {
  it("says who works here, what they answer for, and who has not come yet", async () => {
    page({});
    expect(screen.getByText("2 active, 1 invited")).toBeVisible();
    const row = screen.getByRole("row", { name: /Priya Anand/ });
    expect(within(row).getByText("@orvelle.skin")).toBeVisible();
    expect(row).toHaveTextContent("12 min ago, 1 device");
    const invited = screen.getByRole("row", { name: /Jonas Berg/ });
    expect(within(invited).getByText(/^Invited/)).toBeVisible();
    expect(await faults(document.body.firstElementChild as Element)).toEqual([]);
  });

  it("signs a member out everywhere, and says so in their row", async () => {
    const does = page({});
    await userEvent.click(
      screen.getByRole("button", { name: "End sessions of Priya Anand" }),
    );
    expect(does.endSessions).toHaveBeenCalledWith(2);
    expect(await screen.findByText("Signed out everywhere.")).toBeVisible();
  });

  it("invites with only some accounts and shows the link once", async () => {
    const does = page({ invite: "new" });
    const form = screen.getByRole("form", { name: "Invite a member of staff" });
    expect(within(form).queryByText(/signs them out/)).toBeNull();
    await userEvent.type(within(form).getByLabelText("Name"), "Mira Sol");
    await userEvent.type(within(form).getByLabelText("Email"), "mira@northgate.example");
    await userEvent.click(within(form).getByLabelText("Only these accounts"));
    await userEvent.click(within(form).getByRole("checkbox", { name: /@orvelle.skin/ }));
    await userEvent.click(within(form).getByRole("button", { name: "Invite" }));
    expect(does.invite).toHaveBeenCalledWith({
      name: "Mira Sol",
      email: "mira@northgate.example",
      role: "staff",
      accountIds: [skin.id],
    });
    expect(await screen.findByText("https://clinic.example/join/t0ken")).toBeVisible();
  });

  it("says where there is no account yet to choose, and leads to where one is connected", async () => {
    page({ invite: "new" }, actions(), []);
    const choice = screen.getByRole("group", { name: "Answers for" });
    expect(within(choice).queryByText(/No account is connected yet/)).not.toBeVisible();
    await userEvent.click(within(choice).getByLabelText("Only these accounts"));
    expect(within(choice).getByText(/No account is connected yet/)).toBeVisible();
    expect(within(choice).queryByText(/does not exist for them/)).toBeNull();
    await userEvent.click(
      within(choice).getByRole("link", { name: "Connect an account" }),
    );
    expect(router.push).toHaveBeenCalledWith("/settings/start");
  });

  it("keeps which accounts were ticked for who chooses all of them and thinks better of it", async () => {
    const does = page({ edit: 2 });
    await userEvent.click(screen.getByLabelText(/^All accounts/));
    expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("radio", { name: "Only these accounts" }));
    expect(screen.getByRole("checkbox", { name: /@orvelle.skin/ })).toBeChecked();
    await userEvent.click(screen.getByRole("checkbox", { name: /@orvelle.skin/ }));
    await userEvent.click(screen.getByLabelText(/^All accounts/));
    await userEvent.click(screen.getByRole("radio", { name: "Only these accounts" }));
    expect(screen.getByRole("checkbox", { name: /@orvelle.skin/ })).not.toBeChecked();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(does.change).toHaveBeenCalledWith(
      2,
      expect.objectContaining({ accountIds: [] }),
      expect.objectContaining({ accountIds: [8] }),
    );
  });

  it("keeps what was typed when it is refused, with the reason at the field", async () => {
    const does = actions();
    const refusing = {
      ...does,
      invite: jest.fn(async () => ({ ok: false as const, reason: "emailTaken" })),
    };
    page({ invite: "new" }, refusing as never);
    await userEvent.type(screen.getByLabelText("Email"), "dana@northgate.example");
    await userEvent.click(screen.getByRole("button", { name: "Invite" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(
      "Somebody has this email already.",
    );
    expect(screen.getByLabelText("Email")).toHaveValue("dana@northgate.example");
    expect(screen.getByLabelText("Email")).toBeInvalid();
  });

  it("leads whoever is refused to the first field to mend", async () => {
    const reasonOf = jest.fn().mockResolvedValueOnce({ ok: false, reason: "name" });
    reasonOf.mockResolvedValueOnce({ ok: false, reason: "email" });
    page({ invite: "new" }, { ...actions(), invite: reasonOf });
    await userEvent.type(screen.getByLabelText("Email"), "mira{Enter}");
    await waitFor(() => expect(screen.getByLabelText("Name")).toHaveFocus());
    await userEvent.keyboard("Mira Sol{Enter}");
    await waitFor(() => expect(screen.getByLabelText("Email")).toHaveFocus());
  });

  it("edits with what the form showed, and shows what another admin changed meanwhile before it is replaced", async () => {
    const does = actions();
    const change = jest.fn<Promise<StaffAnswer>, [number, StaffChange, StaffChange]>();
    change.mockResolvedValueOnce({
      ok: false,
      reason: "changedMeanwhile",
      theirs: { role: "admin", accountIds: null },
    });
    change.mockResolvedValueOnce({ ok: true });
    page({ edit: 2 }, { ...does, change } as never);
    const shown = { name: "Priya Anand", role: "staff" as const, accountIds: [skin.id] };
    await userEvent.click(screen.getByRole("checkbox", { name: /@orvelle.skin/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(change).toHaveBeenLastCalledWith(2, { ...shown, accountIds: [] }, shown);
    const note = await screen.findByRole("alert");
    expect(note).toHaveTextContent("Not saved: somebody else changed this meanwhile");
    expect(note).toHaveTextContent("RoleAdminAnswers forAll accounts");
    expect(await faults(screen.getByRole("dialog"))).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    expect(change).toHaveBeenLastCalledWith(
      2,
      { ...shown, accountIds: [] },
      { ...shown, role: "admin", accountIds: null },
    );
  });

  it("asks before somebody is kept out, and says why not", async () => {
    page({ deactivate: 2 });
    const question = screen.getByRole("alertdialog", { name: "Deactivate Priya Anand?" });
    await userEvent.click(within(question).getByRole("button", { name: "Deactivate" }));
    expect(await within(question).findByRole("alert")).toHaveTextContent(
      "This is the last active admin.",
    );
  });

  it("leaves such a question by Back with its address", () => {
    page({ deactivate: 2 });
    expect(goBack()).toBe(true);
  });
});

describe("One's own account", () => {
  const session = {
    id: "0b5f7d5e-9f0a-4b7e-8c39-000000000001",
    startedAt: ago(90),
    seenAt: ago(3),
    device: "Firefox, Linux",
    isThis: true,
  };

  it("changes the password, and tells what is wrong at its field", async () => {
    const changePassword = jest.fn(async () => ({ ok: false, reason: "wrong" }));
    draw(
      <OwnAccount
        me={{ name: "Dana Whitlock", email: "dana@northgate.example", role: "admin" }}
        sessions={[
          session,
          { ...session, id: session.id.replace(/1$/, "2"), isThis: false },
        ]}
        clock={clock}
        leastLength={10}
        changePassword={changePassword}
        endSession={async () => ({ ok: true })}
      />,
    );
    await userEvent.type(screen.getByLabelText("Present password"), "a wrong one");
    await userEvent.type(screen.getByLabelText("New password"), "seven oak trees");
    await userEvent.click(screen.getByRole("button", { name: "Change password" }));
    expect(await screen.findByText("This is not your present password.")).toBeVisible();
    expect(screen.getByLabelText("Present password")).toHaveFocus();
    expect(screen.getByText("This device")).toBeVisible();
    expect(screen.getByRole("button", { name: "Sign out Firefox, Linux" })).toBeVisible();
    expect(await faults(document.body.firstElementChild as Element)).toEqual([]);
  });

  it("says it anew where a session could not be ended again, and leaves one at its button", async () => {
    let answer: (said: Done) => void = () => {};
    const endSession = jest.fn(() => new Promise<Done>((resolve) => (answer = resolve)));
    draw(
      <OwnSessions
        sessions={[{ ...session, isThis: false }]}
        clock={clock}
        endSession={endSession}
      />,
    );
    const button = screen.getByRole("button", { name: "Sign out Firefox, Linux" });
    await userEvent.click(button);
    await act(async () => answer({ ok: false, reason: "unavailable" }));
    expect(screen.getByRole("alert")).toBeVisible();
    await userEvent.keyboard("{Enter}{Enter}");
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    expect(button).toBeEnabled();
    await act(async () => answer({ ok: false, reason: "unavailable" }));
    expect(screen.getByRole("alert")).toBeVisible();
    expect(endSession).toHaveBeenCalledTimes(2);
  });

  it("says where a session could not be ended", async () => {
    draw(
      <OwnSessions
        sessions={[{ ...session, isThis: false }]}
        clock={clock}
        endSession={() => Promise.reject(new TypeError("Failed to fetch"))}
      />,
    );
    await userEvent.click(
      screen.getByRole("button", { name: "Sign out Firefox, Linux" }),
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("That did not work.");
  });
});

test("a password that was refused stays as it was typed, to be made longer", async () => {
  const choose = jest.fn(async () => ({ ok: false as const, reason: "short" }));
  draw(
    <JoinForm
      email="mira@northgate.example"
      leastLength={10}
      token="t0ken"
      choose={choose}
    />,
  );
  const field = screen.getByLabelText("New password");
  await userEvent.type(field, "oak trees");
  await userEvent.click(screen.getByRole("button"));
  expect(
    await screen.findByText("Use at least 10 characters.", { selector: "[id$=error]" }),
  ).toBeVisible();
  expect(field).toHaveValue("oak trees");
  expect(field).toHaveFocus();
});
