import { OneLine } from "@/lib/one-line";
import { checkPerson } from "@/lib/patients/check-person";
import { readLine } from "@/lib/patients/import/read-line";

const nobody = { name: "", bornOn: "", email: "", remarks: "", phones: [] };

/** The name that a person has after it was typed, or stood in a file; what is wrong with it where there is none. */
const names = {
  typed: (name: string) => {
    const checked = checkPerson({ ...nobody, name }, "GB");
    return checked.ok ? checked.person.name : checked.problems[0]?.reason;
  },
  "in a file": (name: string) => {
    const read = readLine({ ...nobody, line: 2, kind: "patient", name }, "GB");
    return read.ok ? read.person.name : read.reason;
  },
};

describe.each(Object.entries(names))("a name that is %s", (_, named) => {
  test("brings no signs that turn the reading round", () => {
    expect(named("\u202eJan\u2066\n Kowalski\u202c ")).toBe("Jan Kowalski");
    expect(named("\u200fיעל כהן")).toBe("\u200fיעל כהן");
  });

  test("is none where there is nothing of it to be seen", () => {
    expect(named("\u202e\u200b\u3164")).toBe("noName");
  });
});

test("labels and names of the clinic's own bring none either", () => {
  expect(OneLine.parse("\u202aFront\u202c desk\u2069 ")).toBe("Front desk");
});
