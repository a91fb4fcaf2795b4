import type { ImportLine } from "@/lib/patients/types/import";

const givenNames = ["Ada", "Bela", "Chloé", "Dmitri", "Elif", "Farid", "Grace", "Hana"];
const familyNames = ["Okafor", "Novák", "Ferrand", "Ivanov", "Demir", "Rahimi", "Lind"];

/** What is wrong with every line of a kind: four kinds, ten of each. */
const faults: Partial<ImportLine>[] = [
  { name: "  " },
  { phones: ["0123"] },
  { bornOn: "31/02/1990" },
  { phones: ["07700 900261, 900262"] },
];

/** A file of a clinic's patients: so many lines, forty of them faulty, spread over all of it. */
export function importFile(count: number): ImportLine[] {
  const every = Math.floor(count / 40);
  return Array.from({ length: count }, (_, index) => {
    const fault = index % every === 0 ? faults[(index / every) % faults.length] : {};
    return { ...lineOf(index), ...fault };
  });
}

function lineOf(index: number): ImportLine {
  const given = givenNames[index % givenNames.length];
  const family = familyNames[index % familyNames.length];
  const day = (index % 28) + 1;
  return {
    line: index + 2,
    kind: "patient",
    name: `${given} ${family} ${index}`,
    phones: [
      `07700 ${String(100_000 + index).slice(0, 3)} ${String(100_000 + index).slice(3)}`,
    ],
    bornOn: `${day}/0${(index % 9) + 1}/19${60 + (index % 40)}`,
    email: "",
    remarks: "",
  };
}
