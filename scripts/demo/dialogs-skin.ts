import { day, hour, type SampleDialog } from "./sample";

/** What patients of the other brand write to @orvelle.skin. */
export const skinDialogs: SampleDialog[] = [
  {
    account: "skin",
    name: "Chloé Ferrand",
    address: "chloe.ferrand",
    patient: true,
    lines: [
      { ago: 3 * day + 3 * hour, text: "Bonjour, le peeling est-il possible en été ?" },
      {
        ago: 3 * day + 2 * hour,
        by: "priya",
        text: "Bonjour Chloé, oui, avec une protection solaire. Un rendez-vous ?",
      },
      {
        ago: 3 * day + hour,
        text: "C’est pour une cicatrice sur la joue.",
        unsent: { ago: 3 * day + hour - 4 },
      },
      { ago: 3 * day, text: "Oui, plutôt un jeudi. Faut-il éviter le soleil avant ?" },
    ],
  },
  {
    account: "skin",
    name: "Elena Marchetti",
    address: "elena.marchetti",
    patient: true,
    knownFrom: "clinic",
    lines: [
      {
        ago: 2 * hour + 40,
        text: "Buongiorno, vorrei una consulenza per il viso da Orvelle.",
      },
      {
        ago: 2 * hour + 25,
        by: "priya",
        text: "Buongiorno Elena, volentieri. Mercoledì alle 11:20 va bene?",
      },
      { ago: 2 * hour + 15, text: "Perfetto, grazie." },
    ],
  },
  {
    account: "skin",
    name: "Noor van Dael",
    address: "noor.vandael",
    patient: true,
    assignee: "priya",
    lines: [
      {
        ago: hour + 15,
        text: "Goedemiddag, ik heb een verwijsbrief van mijn huisarts.",
      },
      {
        ago: hour + 5,
        by: "priya",
        text: "Goedemiddag Noor, kunt u foto’s van de brief sturen?",
      },
      {
        ago: 55,
        text: "",
        kind: "image",
        files: [{ file: "referral1" }, { file: "referral2" }, { file: "referral3" }],
      },
    ],
  },
];
