import type { Place, World } from "@/tests/chaos/support/world";
import type { WebhookResult } from "@/tests/support/standin/webhook-result";

/** What a patient wrote, kept by its provider, with the webhook that tells of it: the same each time. */
export type Written = {
  id: string;
  place: Place;
  address: string;
  at: Date;
  deliver(): Promise<WebhookResult>;
};

/** A patient writes: each has one account to which they always write. */
export async function write(world: World, number: number): Promise<Written> {
  const place = world.places[number % world.places.length];
  if (!place) throw new Error("No account is connected.");
  const patient = { world, place, number, at: new Date() };
  return place.channel === "whatsapp" ? onWhatsapp(patient) : onInstagram(patient);
}

type Patient = { world: World; place: Place; number: number; at: Date };

async function onWhatsapp({ world, place, number, at }: Patient): Promise<Written> {
  const { standin } = world;
  const phone = `+4477${String(10_000_000 + number)}`;
  const from = { phone, profileName: `Patient ${number}` };
  const text = `Written at ${at.toISOString()}`;
  const { sid } = await standin.write({
    from,
    to: place.place,
    text,
    at,
    deliver: false,
  });
  const deliver = () => standin.redeliver(sid);
  return { id: sid, place, address: phone, at, deliver };
}

async function onInstagram({ world, place, number, at }: Patient): Promise<Written> {
  const { instagram } = world.standin;
  const from = { username: `patient.${number}` };
  const text = `Written at ${at.toISOString()}`;
  const said = { account: place.place, from, text, at, deliver: false };
  const { mid, igsid } = await instagram.write(said);
  const deliver = () => instagram.redeliver(mid);
  return { id: mid, place, address: igsid, at, deliver };
}
