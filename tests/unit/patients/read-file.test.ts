import { readFile } from "@/components/patients/import/read-file";

const people = "Name\tPhone\r\nАнна Соколова\t+7 912 000 11 22\r\nليلى حداد\t\r\n";
const read = {
  header: ["Name", "Phone"],
  rows: [
    ["Анна Соколова", "+7 912 000 11 22"],
    ["ليلى حداد", ""],
  ],
};

test("a file is read as a spreadsheet kept it, in any script", async () => {
  const unicodeText = Buffer.from(`\uFEFF${people}`, "utf16le");
  for (const bytes of [unicodeText, Buffer.from(people), Buffer.from(`\uFEFF${people}`)])
    expect(await readFile(new File([bytes], "people.txt"))).toMatchObject(read);
});

test("what Windows wrote before is read too, and what is no text is refused", async () => {
  const western = Buffer.from("Name;Phone\nJosé Peña;1\n", "latin1");
  expect(await readFile(new File([western], "people.csv"))).toMatchObject({
    rows: [["José Peña", "1"]],
  });
  expect(await readFile(new File(["PK\0\0"], "people.xlsx"))).toBe("notCsv");
});
