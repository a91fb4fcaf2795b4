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

test("a file is refused in which a quotation mark that nobody closed makes one cell of all that follows", async () => {
  const quoted = 'Name,Phone\n"Ann ""Annie"" Bell",1\n';
  expect(await readFile(new File([quoted], "people.csv"))).toMatchObject({
    rows: [['Ann "Annie" Bell', "1"]],
  });
  const open = `${quoted}"Ben Bell,2\nCleo Bell,3\nDora Bell,4\n`;
  expect(await readFile(new File([open], "people.csv"))).toBe("openQuote");
});

test("what Windows wrote before is read too, and what is no text is refused", async () => {
  const western = Buffer.from("Name;Phone\nJosé Peña;1\n", "latin1");
  expect(await readFile(new File([western], "people.csv"))).toMatchObject({
    rows: [["José Peña", "1"]],
  });
  expect(await readFile(new File(["PK\0\0"], "people.xlsx"))).toBe("notCsv");
});
