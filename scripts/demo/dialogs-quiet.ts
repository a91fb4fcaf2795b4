import { day, type SampleDialog } from "./sample";

const quietNames = [
  "Ola Nordahl",
  "Sofia Almeida",
  "Marek Zielinski",
  "Hannah Brandt",
  "Luca Ferraro",
  "Amira Rahman",
  "Jonas Lund",
  "Chiara Conti",
  "Peter Vogel",
  "Nadia Haskell",
  "Tom Ellery",
  "Inês Duarte",
  "Katya Orlova",
  "Samuel Ortega",
  "Mina Sato",
  "Freya Holt",
  "Diego Rojas",
  "Anneke Visser",
  "Paul Girard",
  "Leila Mansour",
  "Erik Dahl",
  "Rosa Benitez",
  "Ivan Petrov",
  "Greta Lang",
  "Omar Farouk",
  "Julia Novak",
  "Henrik Berg",
  "Alba Serra",
  "Noah Whitfield",
  "Zofia Kaminska",
  "Mateo Silva",
  "Eva Horvat",
  "Liam Carrick",
  "Yuki Tanabe",
  "Clara Meunier",
  "Andrei Pop",
  "Maja Ilic",
  "Felix Stroud",
  "Nour Aziz",
  "Signe Falk",
];

const quietWords = [
  ["What time do you open on Saturday?", "We open at nine on Saturdays."],
  ["Is my prescription ready?", "It is, you can collect it until six."],
  ["Thank you for today.", "You are very welcome."],
  ["Please cancel my appointment on Monday.", "Done. Write when you would like another."],
] as const;

/** Forty dialogs that ended long ago, so that Closed Chats looks as it does in a clinic. */
export const quietDialogs: SampleDialog[] = quietNames.map((name, index) => {
  const [asked = "", answered = ""] = quietWords[index % quietWords.length] ?? [];
  const ago = (4 + index * 1.7) * day;
  return {
    account: "clinic",
    name,
    address: `+4477009${String(10_000 + index * 37).slice(-5)}`,
    patient: index % 3 !== 0,
    closings: [{ ago: ago - 30, by: index % 2 ? "dana" : "tomas" }],
    lines: [
      { ago, text: asked },
      { ago: ago - 12, by: index % 2 ? "dana" : "tomas", text: answered },
    ],
  };
});
