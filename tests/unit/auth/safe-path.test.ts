import { safePath, signInPath } from "@/lib/auth/safe-path";

test.each([
  "https://elsewhere.example/dialogs",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/.//elsewhere.example",
  "/\t/elsewhere.example",
  "javascript:alert(1)",
  "dialogs",
  "",
  null,
  undefined,
])("nobody is led out of the portal by %p", (asked) => {
  expect(safePath(asked)).toBe("/dialogs");
});

test.each(["/", "/sign-in?callbackUrl=%2Fsign-in", "/api/dialogs", "/rt/app/key"])(
  "%s is no place to go after signing in",
  (asked) => {
    expect(safePath(asked)).toBe("/dialogs");
  },
);

test("whoever asked for Elena's dialog gets there after signing in", () => {
  expect(safePath("/dialogs/12?tab=closed&q=Elena#m3")).toBe(
    "/dialogs/12?tab=closed&q=Elena#m3",
  );
});

test("the way to the sign-in page keeps what was asked for, and says when a session is over", () => {
  expect(signInPath("/dialogs/12?tab=closed")).toBe(
    "/sign-in?callbackUrl=%2Fdialogs%2F12%3Ftab%3Dclosed",
  );
  expect(signInPath("/patients", { ended: true })).toBe(
    "/sign-in?callbackUrl=%2Fpatients&ended=1",
  );
});
