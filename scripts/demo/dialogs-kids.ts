import { day, hour, type SampleDialog } from "./sample";

/** What parents write to @northgate.kids. */
export const kidsDialogs: SampleDialog[] = [
  {
    account: "kids",
    name: "Grace Lindqvist",
    address: "grace.lindqvist",
    patient: true,
    closings: [
      {
        ago: 6 * day - hour,
        by: "tomas",
        reopened: { ago: 6 * day - 19 * hour, by: "dana" },
      },
      { ago: 6 * day - 22 * hour, by: "dana" },
    ],
    lines: [
      { ago: 6 * day, text: "Hello, do you keep vitamin D drops at the front desk?" },
      {
        ago: 6 * day - 30,
        by: "tomas",
        text: "Hello Grace, we do. You can collect them until six.",
      },
      {
        ago: 6 * day - 19 * hour - 2,
        by: "dana",
        text: "Good morning Grace, your drops are still here. Shall we keep them?",
      },
      {
        ago: 6 * day - 21 * hour,
        text: "Yes please, my sister will come by at noon.",
      },
    ],
  },
  {
    account: "kids",
    name: "Sam Tully",
    address: "sam.tully",
    patient: true,
    remarks: "Father of Leo",
    notes: [
      { ago: hour + 20, by: "tomas", text: "call school: who may give Leo his inhaler?" },
    ],
    drafts: { dana: "The nurse can call the school between eight and five" },
    lines: [
      { ago: 2 * hour, text: "Hi, Leo’s check-up is tomorrow. Is the car park open?" },
      {
        ago: 2 * hour - 10,
        by: "dana",
        text: "Hi Sam, it opens at 7:30. See you both tomorrow.",
      },
      {
        ago: hour + 32,
        text: "Could we come at 3 instead? School ends at 2:30.",
        edit: {
          ago: hour + 30,
          text: "Could we come at 4 instead? School ends at 3:30.",
        },
      },
    ],
  },
  {
    account: "kids",
    name: "Marta Solís",
    address: "marta.solis",
    patient: false,
    remarks: "Writes Spanish, came from an ad",
    lines: [
      {
        ago: 5 * hour + 10,
        text: "¡Hola! Vi su anuncio. ¿Atienden a niñas de tres años?",
        details: {
          referral: { adId: "120212345678900123", headline: "First visit, no tears" },
        },
      },
      {
        ago: 5 * hour,
        by: "tomas",
        text: "¡Hola, Marta! Sí, desde el primer año. ¿Le busco una hora esta semana?",
        reaction: { ago: 5 * hour - 6, emoji: "❤️" },
      },
      {
        ago: 25,
        kind: "storyReply",
        text: "¡Qué sala de juegos tan bonita! ¿El jueves por la tarde?",
        details: { story: { id: "18012345678900456" } },
      },
    ],
  },
];
