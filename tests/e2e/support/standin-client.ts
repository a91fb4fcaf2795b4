import type { PhoneMessage } from "@/tests/support/standin/twilio/conversation";
import { clinic } from "./clinic";

export type Patient = { phone: string; profileName: string };

/** What a test does at the other end of WhatsApp, through the stand-in's control routes. */
export type StandinClient = {
  /** A patient writes to the clinic's number; answers the message's id once the product's webhook has answered. */
  write(from: Patient, text: string): Promise<string>;
  /** What the patient's phone shows. */
  conversation(patient: Patient): Promise<PhoneMessage[]>;
  /** A patient writes to the clinic's Instagram account, as {@link StandinClient.write} does on WhatsApp. */
  writeOnInstagram(
    from: { username: string; name: string },
    text: string,
  ): Promise<string>;
  /** The next thing that Instagram is asked of this kind (`instagram.profile`), it answers that access was withdrawn. */
  refuseInstagramToken(on: string): Promise<void>;
  /** The patient opens the chat. */
  read(patient: Patient): Promise<void>;
};

/** The stand-in at this address. */
export function standinClient(url: string): StandinClient {
  const ask = askAt(url);
  const pairOf = ({ phone }: Patient) => ({
    clinic: clinic.twilio.number,
    person: phone,
  });
  return {
    write: async (from, text) => {
      const written = await ask<{ sid: string }>("twilio/write", {
        from,
        to: clinic.twilio.number,
        text,
      });
      return written.sid;
    },
    writeOnInstagram: async (from, text) => {
      const { id: account } = clinic.instagram.business;
      const asked = { account, from, text };
      return (await ask<{ mid: string }>("instagram/write", asked)).mid;
    },
    refuseInstagramToken: async (on) => {
      await ask("instagram/faults", { on, answer: "accessWithdrawn" });
    },
    conversation: async (patient) => {
      const query = new URLSearchParams(pairOf(patient));
      const path = `twilio/conversation?${query}`;
      return (await ask<{ messages: PhoneMessage[] }>(path)).messages;
    },
    read: async (patient) => {
      await ask("twilio/read", pairOf(patient));
    },
  };
}

const askAt =
  (url: string) =>
  async <Answer>(path: string, body?: object): Promise<Answer> => {
    const posted = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(`${url}/_standin/${path}`, body ? posted : {});
    const words = await answer.text();
    if (!answer.ok)
      throw new Error(`The stand-in answered ${answer.status} to ${path}: ${words}`);
    return JSON.parse(words);
  };
