import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { SignInForm } from "@/components/sign-in/sign-in-form";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import type { SignInOutcome } from "@/lib/auth/types";
import auth from "@/messages/en/auth.json";

test("Maria signs in with her e-mail and password", async () => {
  const { signIn, onSignedIn } = open({ ok: true });
  await fillIn("maria.lopez@northgate.example", "a long enough password{Enter}");
  expect(signIn).toHaveBeenCalledWith({
    email: "maria.lopez@northgate.example",
    password: "a long enough password",
  });
  expect(onSignedIn).toHaveBeenCalled();
  expect(screen.getByRole("button", { name: "Signing in…" })).toBeDisabled();
});

test("a refusal is said in one sentence; the e-mail stays, the password goes and is asked for", async () => {
  const { onSignedIn } = open({ ok: false, reason: "wrong" });
  await fillIn("maria.lopez@northgate.example", "not it{Enter}");
  expect(await screen.findByRole("alert")).toHaveTextContent(
    "That email and password do not match.",
  );
  expect(screen.getByLabelText("Email")).toHaveValue("maria.lopez@northgate.example");
  expect(screen.getByLabelText("Password")).toHaveValue("");
  expect(screen.getByLabelText("Password")).toHaveFocus();
  expect(onSignedIn).not.toHaveBeenCalled();
});

test.each([
  [840, "Try again in 14 minutes."],
  [20, "Try again in 1 minute."],
])(
  "after too many attempts it says how long to wait (%i s)",
  async (waitSeconds, words) => {
    open({ ok: false, reason: "tooMany", waitSeconds });
    await fillIn("maria.lopez@northgate.example", "not it{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
  },
);

test("the password can be looked at, and pasted", async () => {
  open({ ok: true });
  const field = screen.getByLabelText("Password");
  await userEvent.click(field);
  await userEvent.paste("a long enough password");
  expect(field).toHaveValue("a long enough password");
  expect(field).toHaveAttribute("type", "password");
  await userEvent.click(screen.getByRole("button", { name: "Show password" }));
  expect(field).toHaveAttribute("type", "text");
  expect(
    screen.getByRole("button", { name: "Show password", pressed: true }),
  ).toBeVisible();
});

test("a password manager recognises both fields", () => {
  open({ ok: true });
  expect(screen.getByLabelText("Email")).toHaveAttribute("autocomplete", "username");
  expect(screen.getByLabelText("Password")).toHaveAttribute(
    "autocomplete",
    "current-password",
  );
});

test("Caps Lock is pointed out while the password is typed", async () => {
  open({ ok: true });
  await userEvent.type(screen.getByLabelText("Password"), "{CapsLock}A");
  expect(screen.getByText("Caps Lock is on.")).toBeVisible();
});

test("who was signed out by time is told so, and nobody else", () => {
  const { rerender } = render(door(true));
  expect(screen.getByRole("status")).toHaveTextContent("Your session has ended.");
  rerender(door(false));
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
  expect(screen.getByText("Northgate Clinic")).toBeVisible();
});

function open(outcome: SignInOutcome) {
  const signIn = jest.fn(async () => outcome);
  const onSignedIn = jest.fn();
  render(inEnglish(<SignInForm signIn={signIn} onSignedIn={onSignedIn} />));
  return { signIn, onSignedIn };
}

async function fillIn(email: string, password: string) {
  await userEvent.type(screen.getByLabelText("Email"), email);
  await userEvent.type(screen.getByLabelText("Password"), password);
}

const door = (ended: boolean) =>
  inEnglish(
    <SignInScreen clinic="Northgate Clinic" ended={ended}>
      <p>form</p>
    </SignInScreen>,
  );

const inEnglish = (children: ReactNode) => (
  <NextIntlClientProvider locale="en-GB" timeZone="Europe/London" messages={{ auth }}>
    {children}
  </NextIntlClientProvider>
);
