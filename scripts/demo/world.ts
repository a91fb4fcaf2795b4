import { createHmac } from "node:crypto";
import { required } from "@/lib/env";

/** The invented clinic's endpoints. Times of its dialogs are in `dialogs.ts`. */
export const clinicNumber = "+447700900100";
export const eastNumber = "+447700900101";

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

const derived = (purpose: string): string =>
  createHmac("sha256", required("NEXTAUTH_SECRET"))
    .update(`demo ${purpose}`)
    .digest("hex");
