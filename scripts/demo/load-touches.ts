import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db";
import { messages, people } from "@/db/schema";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { calendarDay, clockTime, daysAfter } from "@/lib/format";
import { editTouch } from "@/lib/touches/change";
import { createTouch, type Saved } from "@/lib/touches/create";
import { hasDirection, type TouchDraft } from "@/lib/touches/types";
import { before, type Clinic, known } from "./story";
import { type SampleTouch, sampleTouches } from "./touches";

/** Records the sample touches as staff would have, at the moments when they did; the dialogs are there already. */
export async function loadTouches(clinic: Clinic): Promise<void> {
  const zone = await clinicTimeZone();
  for (const sample of sampleTouches) await loadTouch(clinic, sample, zone);
}

async function loadTouch(clinic: Clinic, sample: SampleTouch, zone: string) {
  const staff = clinic.staff[sample.by];
  const at = before(clinic, sample.ago);
  const draft = await draftOf(clinic, sample, zone);
  const made = { dialogId: null, clientId: randomUUID(), draft };
  const personId = await personCalled(sample.person);
  const touchId = stored(await createTouch(staff, { ...made, personId }, at));
  if (!sample.edited) return;
  const { ago, text } = sample.edited;
  const edited = { touchId, version: 1, draft: { ...draft, text }, seen: draft };
  stored(await editTouch(staff, edited, before(clinic, ago)));
}

async function draftOf(
  clinic: Clinic,
  sample: SampleTouch,
  zone: string,
): Promise<TouchDraft> {
  const { kind, direction = "outgoing", outcome, text, cites, followUp } = sample;
  const at = before(clinic, sample.ago).getTime();
  const today = calendarDay(clinic.now.getTime(), zone);
  return {
    kind,
    direction: hasDirection(kind) ? direction : null,
    date: calendarDay(at, zone),
    time: clockTime(at, zone),
    outcome,
    text,
    followUpOn: followUp === undefined ? null : daysAfter(today, followUp),
    cited: cites === undefined ? null : await messageSaying(cites),
  };
}

async function personCalled(name: string): Promise<number> {
  const [found] = await db()
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.name, name), isNull(people.mergedIntoId)))
    .orderBy(people.id);
  return known(found).id;
}

async function messageSaying(text: string): Promise<number> {
  const [found] = await db()
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.text, text));
  return known(found).id;
}

function stored(saved: Saved): number {
  if (!saved.ok) throw new Error(`A sample touch was refused: ${saved.reason}.`);
  return saved.value.touchId;
}
