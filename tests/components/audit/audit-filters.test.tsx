import { act, screen } from "@testing-library/react";
import { AuditFilters } from "@/components/audit/audit-filters";
import { run } from "@/components/keyboard/commands";
import type { AuditFilter } from "@/lib/audit/types";
import { northgate, show } from "@/tests/components/faces";

const everything: AuditFilter = {
  q: "",
  staff: null,
  kind: null,
  account: null,
  from: null,
  to: null,
};
const filters = (filter: AuditFilter) => (
  <AuditFilters
    filter={filter}
    staff={[{ id: 1, name: "Tomas Reyk" }]}
    accounts={[northgate]}
  />
);

test("the fields say what the address narrows the log to, also when it narrows no more", () => {
  const narrowed: AuditFilter = {
    ...everything,
    q: "okafor",
    kind: "read",
    from: "2026-11-01",
  };
  const { again } = show(filters(narrowed));
  expect(screen.getByRole("searchbox")).toHaveValue("okafor");
  again(filters(everything));
  expect(screen.getByRole("searchbox")).toHaveValue("");
  expect(screen.getByRole("combobox", { name: "What was done" })).toHaveValue("");
  expect(screen.getByRole("option", { name: "Everything" })).toHaveProperty(
    "selected",
    true,
  );
  expect(screen.getByLabelText("From")).toHaveValue("");
});

test("a choice keeps the focus when the log has been narrowed by it", () => {
  const { again } = show(filters(everything));
  const kind = screen.getByRole<HTMLSelectElement>("combobox", { name: "What was done" });
  kind.focus();
  kind.value = "session";
  again(filters({ ...everything, kind: "session" }));
  expect(screen.getByRole("combobox", { name: "What was done" })).toHaveFocus();
  expect(screen.getByRole("combobox", { name: "What was done" })).toHaveValue("session");
});

test("the key of a search leads to the log's own", () => {
  show(filters({ ...everything, q: "okafor" }));
  act(() => void run("search"));
  const box = screen.getByRole<HTMLInputElement>("searchbox");
  expect(box).toHaveFocus();
  expect(box.selectionEnd).toBe("okafor".length);
});
