import type { ManualKind, TouchDirection } from "@/lib/touches/types";
import { type Ago, day, hour } from "./sample";
import type { Member } from "./world";

/** What a member of staff recorded with somebody. */
export type SampleTouch = {
  ago: Ago;
  person: string;
  by: Member;
  kind: ManualKind;
  direction?: TouchDirection;
  outcome: string;
  text: string;
  /** The words of the message that it refers to. */
  cites?: string;
  /** On which day something is to follow, counted from today. */
  followUp?: number;
  /** What it says since it was edited. */
  edited?: { ago: Ago; text: string };
};

/** Three cite messages, two follow-ups are due today and one is overdue. */
export const sampleTouches: SampleTouch[] = [
  {
    ago: 13 * day,
    person: "Elena Marchetti",
    by: "tomas",
    kind: "visit",
    outcome: "Done",
    text: "Hygiene visit, 40 min. Next in six months. Prefers mornings and Italian.",
  },
  {
    ago: 4 * hour,
    person: "Elena Marchetti",
    by: "tomas",
    kind: "call",
    direction: "outgoing",
    outcome: "No answer",
    text: "Rang to confirm Tuesday’s visit, reached voicemail. Will write on WhatsApp instead.",
    followUp: 0,
  },
  {
    ago: 2 * hour + 5,
    person: "Elena Marchetti",
    by: "priya",
    kind: "message",
    direction: "incoming",
    outcome: "Answered",
    text: "Consultation on Wednesday.",
    cites: "Perfetto, grazie.",
    edited: {
      ago: 2 * hour,
      text: "Consultation on Wednesday at 11:20. Sent the leaflet on peels.",
    },
  },
  {
    ago: 12 * day,
    person: "Ada Okafor",
    by: "dana",
    kind: "visit",
    outcome: "Done",
    text: "Ears checked, drops for ten days.",
  },
  {
    ago: 8 * day,
    person: "Ruth Okafor",
    by: "dana",
    kind: "call",
    direction: "incoming",
    outcome: "Reached",
    text: "Books for both children. Ask which one before you change a visit.",
  },
  {
    ago: 8 * day - 10,
    person: "Ben Okafor",
    by: "dana",
    kind: "note",
    outcome: "For information",
    text: "Carries an inhaler, and has a spacer at school.",
  },
  {
    ago: 3 * day,
    person: "Kenji Morita",
    by: "tomas",
    kind: "call",
    direction: "outgoing",
    outcome: "Will call back",
    text: "Ask again for the insurance card.",
    followUp: -1,
  },
  {
    ago: 4 * hour + 40,
    person: "Kenji Morita",
    by: "dana",
    kind: "message",
    direction: "incoming",
    outcome: "Passed on",
    text: "The card came as a picture. Passed on to billing.",
    cites: "保険証の写真を送ります。金曜日に間に合いますか?",
  },
  {
    ago: 4 * hour + 30,
    person: "Marta Solís",
    by: "tomas",
    kind: "message",
    direction: "incoming",
    outcome: "To be answered",
    text: "Send the price list for first visits.",
    cites: "¡Hola! Vi su anuncio. ¿Atienden a niñas de tres años?",
    followUp: 0,
  },
  {
    ago: 2 * hour + 50,
    person: "Yousef Haddad",
    by: "tomas",
    kind: "other",
    outcome: "Done",
    text: "Looked up the car park: free spaces after four.",
  },
  {
    ago: 24 * hour,
    person: "Iryna Koval",
    by: "tomas",
    kind: "email",
    direction: "outgoing",
    outcome: "Sent",
    text: "Hours for children without an appointment.",
  },
  {
    ago: 50,
    person: "Noor van Dael",
    by: "priya",
    kind: "update",
    outcome: "Details changed",
    text: "Has a new family doctor; the referral letter comes from there.",
  },
  {
    ago: 2 * day + 10,
    person: "Pavel Novotný",
    by: "tomas",
    kind: "email",
    direction: "outgoing",
    outcome: "Sent",
    text: "Invoice for the last visit, as a PDF.",
  },
  {
    ago: 5 * day,
    person: "Grace Lindqvist",
    by: "dana",
    kind: "visit",
    outcome: "Done",
    text: "Her sister collected the vitamin D drops.",
  },
];
