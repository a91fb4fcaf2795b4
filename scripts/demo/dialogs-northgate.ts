import { day, hour, type SampleDialog } from "./sample";

/** What patients write to the clinic on WhatsApp, in many languages and states. */
export const northgateDialogs: SampleDialog[] = [
  {
    account: "clinic",
    name: "Elena Marchetti",
    address: "+393471234501",
    patient: true,
    bornOn: "1987-05-04",
    remarks: "Writes Italian, reads English. Mornings only.",
    unseen: 2,
    lines: [
      { ago: 3 * day, text: "Buongiorno, confermo la visita di martedì alle 9:40." },
      { ago: 3 * day - 22, by: "dana", text: "Perfetto, grazie Elena. A martedì." },
      { ago: 9, text: "Buongiorno, ho un imprevisto al lavoro." },
      { ago: 7, text: "Posso spostare la visita di martedì?" },
    ],
  },
  {
    account: "clinic",
    name: "Ruth Okafor",
    address: "+447700900417",
    patient: true,
    bornOn: "1985-04-30",
    remarks: "Books for Ada and Ben as well: ask which one before you change a visit.",
    family: [
      { name: "Ada Okafor", years: 9, remarks: "Ear drops until Friday." },
      { name: "Ben Okafor", years: 6, remarks: "Asthma: brings his inhaler and spacer." },
    ],
    notes: [
      {
        ago: 80,
        by: "tomas",
        text: "Ruth books for both children. Ask which one before you change a visit.",
      },
    ],
    unseen: 1,
    lines: [
      { ago: day + 6 * hour, text: "Could you book Ada in for her ears next week?" },
      {
        ago: day + 6 * hour - 8,
        by: "tomas",
        text: "Booked: Ada, Tuesday at 09:40 with Dr Hale.",
      },
      { ago: 70, text: "Thank you. One more thing about Ben." },
      {
        ago: 68,
        text: "Card of Ben Okafor, both pages",
        kind: "image",
        files: [{ file: "vaccinationCard" }],
      },
      { ago: 66, by: "dana", text: "Of course. Could you also send the consent form?" },
      {
        ago: 4,
        text: "Ben’s form attached",
        kind: "document",
        files: [{ file: "consentForm", name: "Consent form Ben.pdf" }],
      },
      { ago: 3, text: "Can he bring his inhaler on the day?" },
    ],
  },
  {
    account: "clinic",
    name: "Yousef Haddad",
    address: "+447700900536",
    patient: false,
    remarks: "Writes Arabic",
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
    account: "clinic",
    name: "Iryna Koval",
    address: "+380671234509",
    patient: true,
    bornOn: "1991-02-17",
    remarks: "Writes Ukrainian",
    lines: [
      { ago: 26 * hour, text: "Добрий день! Чи можна прийти з дитиною без запису?" },
      { ago: 25 * hour + 30, by: "tomas", text: "Добрий день! Так, щодня з 9 до 11." },
      {
        // The window closes in 1 h 40 once the application has started.
        ago: 22 * hour + 19,
        text: "",
        kind: "audio",
        files: [{ file: "voice" }],
      },
    ],
  },
  {
    account: "clinic",
    name: "Kenji Morita",
    address: "+818012345607",
    patient: true,
    bornOn: "1978-11-08",
    remarks: "Writes Japanese",
    lines: [
      { ago: 5 * hour, text: "保険証の写真を送ります。金曜日に間に合いますか?" },
      {
        ago: 5 * hour - 1,
        text: "",
        kind: "image",
        files: [{ file: "insuranceCard" }],
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
    account: "clinic",
    name: "Aylin Demir",
    address: "+905321234508",
    patient: false,
    remarks: "Writes Turkish. Asked about whitening.",
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
    account: "clinic",
    name: "Pavel Novotný",
    address: "+420601234503",
    patient: true,
    bornOn: "1969-08-23",
    remarks: "Writes Czech",
    closings: [{ ago: 2 * day, by: "tomas" }],
    lines: [
      {
        ago: 2 * day + 90,
        text: "Dobrý den, můžete mi poslat fakturu za poslední návštěvu?",
      },
      {
        ago: 2 * day + 60,
        by: "tomas",
        text: "Dobrý den Pavle, fakturu posílám hned.",
      },
      {
        ago: 2 * day + 59,
        by: "tomas",
        text: "",
        kind: "document",
        files: [{ file: "invoice", name: "Faktura 2031.pdf" }],
      },
      { ago: 2 * day + 50, text: "Děkuji, dorazila.", quotes: 2 },
    ],
  },
];
