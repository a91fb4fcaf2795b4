import { screen } from "@testing-library/react";
import { AuditPage } from "@/components/audit/audit-page";
import type { AuditTotal } from "@/lib/audit/types";
import { faults, show } from "@/tests/components/faces";

const filter = { q: "", staff: null, kind: null, account: null, from: null, to: null };

const page = (total: AuditTotal | null) => (
  <AuditPage
    page={{ lines: [], older: null, newer: null, total }}
    filter={filter}
    staff={[]}
    accounts={[]}
    zone="Europe/London"
  />
);

test("who narrows the log down is told how many entries are left", async () => {
  const { again, container } = show(page({ count: 10_000, isMore: true }));
  const told = screen.getByRole("status");
  expect(told).toHaveTextContent("More than 10,000 entries");
  again(page({ count: 1, isMore: false }));
  expect(told).toHaveTextContent(/^1 entry$/);
  again(page(null));
  expect(told).toBeEmptyDOMElement();
  expect(await faults(container)).toEqual([]);
});
