import { createHmac } from "node:crypto";
import { required } from "@/lib/env";

/** The invented clinic's WhatsApp numbers. */
export const clinicNumber = "+447700900100";
export const eastNumber = "+447700900101";

/** Its Instagram profiles, as the stand-in knows them and in the clinic's own words. */
export const profiles = {
  kids: {
    id: "17841405822300101",
    appScopedId: "24361577713460101",
    username: "northgate.kids",
    name: "Northgate Kids",
    brand: "Northgate",
    colour: "plum",
  },
  skin: {
    id: "17841405822300102",
    appScopedId: "24361577713460102",
    username: "orvelle.skin",
    name: "Orvelle Skin",
    brand: "Orvelle",
    colour: "ochre",
  },
  dental: {
    id: "17841405822300103",
    appScopedId: "24361577713460103",
    username: "northgate.dental",
    name: "Northgate Dental",
    brand: "Northgate",
    colour: "brick",
  },
} as const;

export type Profile = keyof typeof profiles;

/** The accounts that sample dialogs are with. */
export type AccountName = "clinic" | Profile;

/** Who signs in to the demo. */
export const team = {
  dana: { name: "Dana Whitlock", email: "dana@northgate.example", role: "admin" },
  tomas: { name: "Tomas Reyk", email: "tomas@northgate.example", role: "staff" },
  priya: { name: "Priya Anand", email: "priya@northgate.example", role: "staff" },
} as const;

export type Member = keyof typeof team;

/** A demo may be open to the local network, so its passwords are this machine's own and the same at every start. */
export const passwordOf = (member: Member): string =>
  `${member}-${derived(`password ${member}`).slice(0, 8)}`;

/** The invented Twilio account, as the stand-in knows it. */
export const twilioAccount = () => ({
  accountSid: `AC${derived("account").slice(0, 32)}`,
  authToken: derived("token").slice(0, 32),
  friendlyName: "Northgate Clinic Ltd",
});

/** A profile's token, the one it is connected with. */
export const profileToken = (profile: Profile): string =>
  `IGAA${derived(`profile ${profile}`)}`;

const derived = (purpose: string): string =>
  createHmac("sha256", required("NEXTAUTH_SECRET"))
    .update(`demo ${purpose}`)
    .digest("hex");
