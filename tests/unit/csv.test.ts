import { csvLines } from "@/lib/csv";

test.each([
  ["=1+1", `"'=1+1"`],
  [
    '=HYPERLINK("http://evil.example")\nsecond line',
    `"'=HYPERLINK(""http://evil.example"")\nsecond line"`,
  ],
  ["@SUM(A1)\r\nsecond line", `"'@SUM(A1)\r\nsecond line"`],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["+1-1", `"'+1-1"`],
  ["-1+1", `"'-1+1"`],
  ["call = later\n=1", `"call = later\n=1"`],
])("a spreadsheet reads no cell as a formula: %j", (cell, line) => {
  expect(csvLines([[cell]])).toBe(`${line}\r\n`);
});
