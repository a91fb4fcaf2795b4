import { readFile } from "@/components/patients/import/read-file";

const people = "Name\tPhone\r\nАнна Соколова\t+7 912 000 11 22\r\nليلى حداد\t\r\n";
const read = {
  header: ["Name", "Phone"],
  rows: [
    { line: 2, cells: ["Анна Соколова", "+7 912 000 11 22"] },
    { line: 3, cells: ["ليلى حداد", ""] },
  ],
};

test("a file is read as a spreadsheet kept it, in any script", async () => {
  const wide = (text: string) => Buffer.from(text, "utf16le");
  const marked = `\uFEFF${people}`;
  for (const bytes of [
    wide(marked),
    wide(marked).swap16(),
    wide(people),
    wide(people).swap16(),
    Buffer.from(people),
    Buffer.from(marked),
  ])
    expect(await readFile(new File([bytes], "people.txt"))).toMatchObject({
      ...read,
      script: null,
    });
});

test("the line that tells Excel what parts two cells is no heading, and is heeded", async () => {
  const parted = "sep=;\r\nName;Phone\r\nBell, Ann;1\r\n";
  for (const text of [parted, `\uFEFF${parted}`, parted.replace("sep=;", '"SEP=;";')])
    expect(await readFile(new File([text], "people.csv"))).toMatchObject({
      header: ["Name", "Phone"],
      rows: [{ line: 2, cells: ["Bell, Ann", "1"] }],
    });
});

test("empty lines are passed over and not counted, and the others keep their numbers", async () => {
  const file = new File(
    ["\n,\nName,Phone\nAnn Bell,1\n,\n\nBen Bell,2\n,\n"],
    "people.csv",
  );
  expect(await readFile(file)).toMatchObject({
    header: ["Name", "Phone"],
    rows: [
      { line: 4, cells: ["Ann Bell", "1"] },
      { line: 7, cells: ["Ben Bell", "2"] },
    ],
  });
});

test("a file is refused in which a quotation mark that nobody closed makes one cell of all that follows", async () => {
  const quoted = 'Name,Phone\n"Ann ""Annie"" Bell",1\n';
  expect(await readFile(new File([quoted], "people.csv"))).toMatchObject({
    rows: [{ cells: ['Ann "Annie" Bell', "1"] }],
  });
  const open = `${quoted}"Ben Bell,2\nCleo Bell,3\nDora Bell,4\n`;
  expect(await readFile(new File([open], "people.csv"))).toBe("openQuote");
});

test("what Windows wrote before is read too, and what is no text is refused", async () => {
  const western = Buffer.from("Name;Phone\nJosé Peña;1\n", "latin1");
  expect(await readFile(new File([western], "people.csv"))).toMatchObject({
    rows: [{ cells: ["José Peña", "1"] }],
    script: "western",
  });
  expect(await readFile(new File(["PK\0\0"], "people.xlsx"))).toBe("notCsv");
});

test("words wholly of letters that English lacks are taken for Cyrillic, and are read in other letters where somebody says so", async () => {
  const annas = "Имя;Телефон\nАнна Соколова;1\n";
  const bytes = Uint8Array.from(annas, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x410 ? code : code - 0x410 + 0xc0;
  });
  const file = new File([bytes], "people.csv");
  expect(await readFile(file)).toMatchObject({
    header: ["Имя", "Телефон"],
    rows: [{ cells: ["Анна Соколова", "1"] }],
    script: "cyrillic",
  });
  expect(await readFile(file, "greek")).toMatchObject({
    rows: [{ cells: ["ΐννΰ Ρξκξλξβΰ", "1"] }],
    script: "greek",
  });
});

/** A file as Windows kept it in these letters, as far as names need them. */
function windowsFile(text: string, letters: string): File {
  const decoder = new TextDecoder(letters);
  const kept = Array.from({ length: 256 }, (_, byte) =>
    decoder.decode(Uint8Array.of(byte)),
  );
  return new File([Uint8Array.from(text, (sign) => kept.indexOf(sign))], "people.csv");
}

test.each([
  ["Polish", "central", "Małgorzata Dąbrowska", "Łukasz Wiśniewski", "BOŻENA JABŁOŃSKA"],
  ["Czech", "central", "Zdeněk Kučera", "Tomáš Novák", "Kateřina Černá"],
  ["Hungarian", "central", "Gergő Szabó", "Erdős Éva", "Győző Nagy"],
  ["Croatian", "central", "Željko Kovačić", "Ana Marić", "Šime Babić"],
  ["French", "western", "Hélène Lefèvre", "Loïc Noël", "Benoît Prévôt"],
  ["Spanish", "western", "Mª Ángeles Muñoz", "¿Iñaki?", "Nº 3º"],
  ["Portuguese", "western", "João Simões", "Inês Camões", "CONCEIÇÃO LEÃO"],
  ["Danish", "western", "Søren Kjær", "Åse Ødegård", "Mette Grønbæk"],
  ["Italian", "western", "Niccolò Forlì", "Noè Cantù", "Salomè"],
])(
  "%s names in an old file are read in the letters of their script: %s",
  async (_, script, ...names) => {
    const letters = script === "central" ? "windows-1250" : "windows-1252";
    const file = windowsFile(["Name", ...names].join("\n"), letters);
    const rows = names.map((name) => ({ cells: [name] }));
    expect(await readFile(file)).toMatchObject({ rows, script });
  },
);

test("a few Central European names do not make a file of Western ones theirs", async () => {
  const names =
    "Name\nHélène Lefèvre\nLoïc Prévôt\nAgnès Noël\nGisèle Crépin\n\x8Aimon\n";
  const file = new File([Buffer.from(names, "latin1")], "people.csv");
  expect(await readFile(file)).toMatchObject({ script: "western" });
});
