import type { MessageDetails, MessageKind } from "@/lib/channels/types";
import type { Member } from "./world";

/** One message of a sample dialog; `ago` is minutes before now. Without `by` the patient wrote it. */
export type Line = {
  ago: number;
  text: string;
  by?: Member;
  kind?: MessageKind;
  details?: MessageDetails;
  file?: { name: string; type: string };
  /** Twilio's code, where it was not delivered. */
  failed?: string;
};

/** A sample dialog of a WhatsApp patient. `unseen`: how many of the last messages nobody has looked at. */
export type SampleDialog = {
  name: string;
  phone: string;
  patient: boolean;
  lines: Line[];
  unseen?: number;
  /** Others who share this phone. */
  family?: string[];
  closed?: { ago: number; by: Member };
};

const hour = 60;
const day = 24 * hour;

/** The dialogs that show the product, in many languages and states. Everybody in them is invented. */
export const sampleDialogs: SampleDialog[] = [
  {
    name: "Elena Marchetti",
    phone: "+393471234501",
    patient: true,
    unseen: 2,
    lines: [
      { ago: 3 * day, text: "Buongiorno, confermo la visita di martedì alle 9:40." },
      { ago: 3 * day - 22, by: "dana", text: "Perfetto, grazie Elena. A martedì." },
      { ago: 9, text: "Buongiorno, ho un imprevisto al lavoro." },
      { ago: 7, text: "Posso spostare la visita di martedì?" },
    ],
  },
  {
    name: "Ruth Okafor",
    phone: "+447700900417",
    patient: true,
    family: ["Ada Okafor", "Ben Okafor"],
    unseen: 1,
    lines: [
      { ago: day + 6 * hour, text: "Could you book Ada in for her ears next week?" },
      {
        ago: day + 6 * hour - 8,
        by: "tomas",
        text: "Booked: Ada, Tuesday at 09:40 with Dr Hale.",
      },
      { ago: 70, text: "Thank you. One more thing about Ben." },
      { ago: 66, by: "dana", text: "Of course. Could you also send the consent form?" },
      {
        ago: 4,
        text: "Ben’s form attached",
        kind: "document",
        file: { name: "Consent form Ben.pdf", type: "application/pdf" },
      },
      { ago: 3, text: "Can he bring his inhaler on the day?" },
    ],
  },
  {
    name: "Yousef Haddad",
    phone: "+447700900536",
    patient: false,
    lines: [
      {
        ago: 3 * hour + 1,
        text: "",
        kind: "location",
        details: {
          location: { latitude: 51.5226, longitude: -0.1571, label: "Al Noor Pharmacy" },
        },
      },
      { ago: 3 * hour, text: "أنا قادم من هنا. هل يوجد موقف سيارات قريب من العيادة؟" },
    ],
  },
  {
    name: "Iryna Koval",
    phone: "+380671234509",
    patient: true,
    lines: [
      { ago: 26 * hour, text: "Добрий день! Чи можна прийти з дитиною без запису?" },
      { ago: 25 * hour + 30, by: "tomas", text: "Добрий день! Так, щодня з 9 до 11." },
      {
        ago: 22 * hour + 20,
        text: "",
        kind: "audio",
        file: { name: "", type: "audio/ogg" },
      },
    ],
  },
  {
    name: "Kenji Morita",
    phone: "+818012345607",
    patient: true,
    lines: [
      { ago: 5 * hour, text: "保険証の写真を送ります。金曜日に間に合いますか?" },
      {
        ago: 5 * hour - 1,
        text: "",
        kind: "image",
        file: { name: "", type: "image/jpeg" },
      },
      {
        ago: 40,
        by: "dana",
        text: "Your card is on file, see you Friday",
        failed: "63010",
      },
    ],
  },
  {
    name: "Aylin Demir",
    phone: "+905321234508",
    patient: false,
    lines: [
      { ago: 2 * day, text: "Merhaba, diş beyazlatma için randevu almak istiyorum." },
      {
        ago: 2 * day - 40,
        by: "tomas",
        text: "Merhaba Aylin Hanım, perşembe 15:00 uygun mu?",
      },
      { ago: 30 * hour, text: "Randevu için teşekkürler!" },
    ],
  },
  {
    name: "Pavel Novotný",
    phone: "+420601234503",
    patient: true,
    closed: { ago: 2 * day, by: "tomas" },
    lines: [
      {
        ago: 2 * day + 90,
        text: "Dobrý den, můžete mi poslat fakturu za poslední návštěvu?",
      },
      {
        ago: 2 * day + 60,
        by: "tomas",
        text: "Dobrý den, faktura je v pokladně, pošleme ji e-mailem.",
      },
      { ago: 2 * day + 50, text: "Děkuji, dorazila." },
    ],
  },
];

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
    name,
    phone: `+4477009${String(10_000 + index * 37).slice(-5)}`,
    patient: index % 3 !== 0,
    closed: { ago: ago - 30, by: index % 2 ? "dana" : "tomas" },
    lines: [
      { ago, text: asked },
      { ago: ago - 12, by: index % 2 ? "dana" : "tomas", text: answered },
    ],
  };
});
