import { z } from "zod";
import type { ClinicAccount } from "@/components/simulator/types";
import { adapterOf } from "@/lib/channels";
import type { Channel } from "@/lib/channels/types";
import { instagram } from "./instagram";
import type { PhoneApp } from "./phone-app";
import { whatsApp } from "./whatsapp";

/** The apps on the patient's phone: of each channel that the stand-in plays. */
const phoneApps = { whatsapp: whatsApp, instagram } satisfies Partial<
  Record<Channel, PhoneApp>
>;

type Played = keyof typeof phoneApps;

const channels = Object.keys(phoneApps) as Played[];

const Asked = z.looseObject({ channel: z.enum(channels) });

/** The app that a page asks for, and what it asks of it. */
export function appAsked(value: unknown): { app: PhoneApp; asked: unknown } {
  const { channel, ...asked } = Asked.parse(value);
  return { app: phoneApps[channel], asked };
}

/** Everything that a patient can write to, whatever the channel. */
export async function listClinicAccounts(): Promise<ClinicAccount[]> {
  return (await Promise.all(channels.map(accountsOf))).flat();
}

async function accountsOf(channel: Played): Promise<ClinicAccount[]> {
  const { addressKind, attachments, ...phone }: PhoneApp = phoneApps[channel];
  const [accounts, people] = await Promise.all([
    phone.listAccounts(),
    phone.listPeople(),
  ]);
  const { name } = adapterOf(channel).facts;
  const app = { channel, name, addressKind, attachments, people };
  return accounts.map((account) => ({ ...account, app }));
}
