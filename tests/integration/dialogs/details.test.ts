import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/current-staff";
import { openDetails } from "@/lib/dialogs/thread/details";
import { withdrawTouch } from "@/lib/touches/change";
import { TimelineInput } from "@/lib/touches/input";
import { readTimeline } from "@/lib/touches/timeline";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { personNamed } from "@/tests/support/people";
import { statementsIn } from "@/tests/support/statements";
import { makeTouch } from "@/tests/support/touches";
import { tableAway, whileBroken } from "@/tests/support/while-broken";

const database = useDatabase();
let clinic: Cast["sender"];
let skin: Cast["profile"];
let dana: Staff;
let priya: Staff;
let dialogId: number;
let maria: number;

beforeAll(async () => {
  ({ sender: clinic, profile: skin, dana, priya } = await makeCast());
});

beforeEach(async () => {
  await emptyInbox(database());
  const identities = [{ kind: "igsid" as const, value: "1203984756102937" }];
  const peer = { identities, name: "maria.g", handle: null };
  dialogId = await makeDialog(skin, { peer, externalId: randomUUID() });
  maria = await personNamed("maria.g");
});

const ask = (staff: Staff, id = dialogId) =>
  openDetails(staff, { dialogId: id, personId: null, of: "person" });

test("one answer tells who it is, the three newest touches that stand, how much there is, and the files", async () => {
  for (const day of [1, 2, 3, 4])
    await makeTouch(dana, maria, { text: `on day ${day}`, date: `2026-11-0${day}` });
  const gone = await makeTouch(dana, maria, { text: "withdrawn" });
  await withdrawTouch(dana, { touchId: gone, version: 1 });
  const details = await ask(dana);
  expect(details).toMatchObject({
    person: { id: maria, name: "maria.g" },
    prefill: { name: "maria.g", phones: [] },
    media: { files: [], count: 0, next: null },
  });
  const texts = details?.touches?.touches.map(({ text }) => text);
  expect(texts).toEqual(["on day 4", "on day 3", "on day 2"]);
  const timeline = await readTimeline(dana, maria, TimelineInput.parse({}));
  expect(details?.touches?.count).toBe(timeline?.counts?.all);
});

test("who may not see the dialog is told nothing of it; who sees another of theirs, what belongs there", async () => {
  const elsewhere = await makeDialog(clinic, { externalId: randomUUID() });
  expect(await ask(priya, elsewhere)).toBeNull();
  const seen = await ask(priya);
  expect(seen).toMatchObject({ person: { name: "maria.g" }, touches: { touches: [] } });
});

test("what can't be read leaves the rest readable, and who it is can't be left out", async () => {
  await makeTouch(dana, maria, { text: "Rang" });
  const told = await ask(dana);
  await whileBroken(tableAway("attachments"), async () =>
    expect(await ask(dana)).toEqual({ ...told, media: null }),
  );
  await whileBroken(tableAway("touches"), async () =>
    expect(await ask(dana)).toEqual({ ...told, touches: null }),
  );
  await whileBroken(tableAway("identities"), async () =>
    expect(ask(dana)).rejects.toThrow(),
  );
});

test("all of it costs twenty statements", async () => {
  await makeTouch(dana, maria, { text: "Rang" });
  expect(await statementsIn(() => ask(dana))).toHaveLength(20);
});
