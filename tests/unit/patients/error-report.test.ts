import { guessColumns, linesOf } from "@/components/patients/import/columns";
import { reportOf } from "@/components/patients/import/error-report";
import patients from "@/messages/en/patients.json";

test("lines that were left out and are sent again say all that they said, phone by phone", () => {
  const line = {
    line: 7,
    kind: "lead" as const,
    name: "Lea Brandt",
    phones: ["07700 900158", "07700 900159"],
    bornOn: "31/02/1990",
    email: "lea@example.com",
    remarks: "Prefers mornings",
  };
  const { columns, rows } = reportOf([
    { line, reason: "There was no such date of birth: “31/02/1990”" },
    { line: { ...line, phones: [] }, reason: "…" },
  ]);
  const header = columns.map((column) => patients.import.report[column]);
  const mended = rows.map((cells) => ({ line: line.line, cells }));
  const read = linesOf(mended, guessColumns(header));
  expect(read).toEqual([line, { ...line, phones: [] }]);
});
