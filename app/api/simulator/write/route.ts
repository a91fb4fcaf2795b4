import { z } from "zod";
import { answer, simulatorRoute } from "@/app/simulator/door";
import { type Written, writeAsPatient } from "@/app/simulator/standin";
import { attachments } from "@/components/simulator/types";

const Write = z
  .object({
    clinic: z.e164(),
    person: z.object({ phone: z.e164(), name: z.string().trim().min(1).max(100) }),
    text: z.string().trim().max(4096),
    attachment: z.enum(attachments).nullable(),
  })
  .refine(({ text, attachment }) => text !== "" || attachment !== null);

export const POST = simulatorRoute(async (request) => {
  for (const part of partsOf(Write.parse(await request.json())))
    await writeAsPatient(part);
  return answer({ ok: true });
});

const place = {
  latitude: 51.51323,
  longitude: -0.2198,
  label: "Freston Pharmacy",
  address: "187 Freston Road, London W10 6TH",
};

/** A voice note and a place have no words of their own: WhatsApp sends those apart. */
function partsOf({ clinic, person, text, attachment }: z.infer<typeof Write>): Written[] {
  const base = { from: { phone: person.phone, profileName: person.name }, to: clinic };
  const words = text ? [{ ...base, text }] : [];
  if (attachment === null) return words;
  if (attachment === "place") return [{ ...base, location: place }, ...words];
  if (attachment === "voice") return [{ ...base, sample: attachment }, ...words];
  return [{ ...base, text, sample: attachment }];
}
