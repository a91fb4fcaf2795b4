import { and, eq, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import { db } from "@/db";
import { auditLog, grants, passwordLinks, staff } from "@/db/schema";
import { staffOf } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import {
  changeStaff,
  deactivateStaff,
  endStaffSessions,
  reactivateStaff,
  resetPassword,
} from "@/lib/staff/change";
import { inviteStaff } from "@/lib/staff/invite";
import { listStaff } from "@/lib/staff/list";
import { changeOwnPassword, endOwnSessions, ownSessions } from "@/lib/staff/own-account";
import { choosePassword, ownerOfLink } from "@/lib/staff/password-link";
import type { StaffChange, StaffDraft } from "@/lib/staff/types";
import { useDatabase } from "@/tests/support/database";
import { makeProfile, makeSender, makeStaff } from "@/tests/support/factories";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();

const password = "seven oak trees";
const visitor = { address: "203.0.113.24", userAgent: "Firefox/140.0 (Linux)" };

async function invite(
  name: string,
  more: Partial<Parameters<typeof inviteStaff>[0]> = {},
) {
  const email = `${name.split(" ")[0]?.toLowerCase()}@northgate.example`;
  const draft = { name, email, role: "staff" as const, accountIds: null, ...more };
  const admin = await makeStaff({ role: "admin" });
  const made = await inviteStaff(draft, admin.id);
  if (!made.ok) throw new Error(made.reason);
  const token = made.value.split("/").at(-1) ?? "";
  return { email: draft.email, token, admin };
}

/** Invites somebody, has them choose a password and signs them in. */
async function employ(
  name: string,
  more: Partial<Parameters<typeof inviteStaff>[0]> = {},
) {
  const { email, token, admin } = await invite(name, more);
  await choosePassword({ token, password });
  const entered = await signIn({ email, password, ...visitor });
  if (!entered.ok) throw new Error(entered.reason);
  return { ...entered, email, admin };
}

const listed = async (email: string) =>
  (await listStaff()).find((member) => member.email === email);

/** Changes a member by the form as it is opened now. */
async function changeAs(staffId: number, typed: StaffChange, byId: number) {
  return changeStaff(staffId, { typed, seen: await formOf(staffId) }, byId);
}

async function formOf(staffId: number): Promise<StaffChange> {
  const member = (await listStaff()).find(({ id }) => id === staffId);
  if (!member) throw new Error("Nobody is there.");
  const { name, role, accounts } = member;
  return { name, role, accountIds: accounts?.map(({ id }) => id) ?? null };
}

describe("An invitation", () => {
  it("lets the invited choose a password, once, and sign in with it", async () => {
    const { email, token } = await invite("Jonas Berg");
    expect(await listed(email)).toMatchObject({ state: "invited", name: "Jonas Berg" });
    expect(await ownerOfLink(token)).toMatchObject({ name: "Jonas Berg", email });
    expect(await signIn({ email, password, ...visitor })).toMatchObject({ ok: false });

    expect(await choosePassword({ token, password })).toMatchObject({ ok: true });
    expect(await signIn({ email, password, ...visitor })).toMatchObject({ ok: true });
    expect(await choosePassword({ token, password: "another password" })).toEqual({
      ok: false,
      reason: "expired",
    });
    expect(await listed(email)).toMatchObject({ state: "active", openSessions: 1 });
  });

  it("is refused for an e-mail that somebody has, whatever its case, and for one that is none", async () => {
    const { admin } = await invite("Mona Lund");
    const draft = { name: "Mona", role: "staff" as const, accountIds: null };
    expect(
      await inviteStaff({ ...draft, email: "MONA@northgate.example" }, admin.id),
    ).toEqual({ ok: false, reason: "emailTaken" });
    expect(await inviteStaff({ ...draft, email: "mona at home" }, admin.id)).toEqual({
      ok: false,
      reason: "email",
    });
  });

  it("that is repeated since its answer was lost comes to the same, with a link that works; another's does not", async () => {
    const [admin, other] = [
      await makeStaff({ role: "admin" }),
      await makeStaff({ role: "admin" }),
    ];
    const account = await makeSender("+447700900171");
    const draft = {
      name: "Greta Holt",
      email: "greta@northgate.example",
      role: "staff" as const,
      accountIds: [account.id],
    };
    const again = (more: Partial<StaffDraft> = {}, by = admin) =>
      inviteStaff({ ...draft, ...more }, by.id);
    const tokenOf = (made: Awaited<ReturnType<typeof again>>) =>
      (made.ok && made.value.split("/").at(-1)) || "";
    await again();
    const token = tokenOf(await again({ email: "Greta@northgate.example" }));
    expect(await ownerOfLink(token)).toMatchObject({ name: "Greta Holt" });
    const isTaken = { ok: false, reason: "emailTaken" };
    expect(await again({}, other)).toEqual(isTaken);
    expect(await again({ name: "Greta Holt-Lie" })).toEqual(isTaken);
    expect(await again({ accountIds: null })).toEqual(isTaken);
    await database()
      .update(passwordLinks)
      .set({ madeAt: sql`now() - interval '11 minutes'` });
    expect(await again()).toEqual(isTaken);
    expect(await ownerOfLink(token)).toMatchObject({ name: "Greta Holt" });
    const told = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.staffId, admin.id));
    expect(told.map(({ action }) => action)).toEqual(["staff.invited"]);
  });

  it("works no more after its seven days, after a newer one, or for a deactivated member", async () => {
    const { email, token, admin } = await invite("Per Holm");
    const id = (await listed(email))?.id ?? 0;
    const newer = await resetPassword(id, admin.id);
    expect(await ownerOfLink(token)).toBeNull();
    const second = newer.ok ? (newer.value.split("/").at(-1) ?? "") : "";
    expect(await ownerOfLink(second)).not.toBeNull();
    await db()
      .update(passwordLinks)
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .where(eq(passwordLinks.staffId, id));
    expect(await choosePassword({ token: second, password })).toEqual({
      ok: false,
      reason: "expired",
    });
    const third = await resetPassword(id, admin.id);
    await deactivateStaff(id, admin.id);
    const last = third.ok ? (third.value.split("/").at(-1) ?? "") : "";
    expect(await ownerOfLink(last)).toBeNull();
  });

  it("lets in whoever forgot their password and tried it too often, once they have chosen another", async () => {
    const { staffId, email, admin } = await employ("Elin Dahl");
    const come = (word: string) => signIn({ email, password: word, ...visitor });
    for (let index = 0; index < 20; index += 1) await come(`guess ${index}`);
    expect(await come(password)).toMatchObject({ ok: false, reason: "tooMany" });
    const link = await resetPassword(staffId, admin.id);
    const token = link.ok ? (link.value.split("/").at(-1) ?? "") : "";
    await choosePassword({ token, password: "eight elm trees" });
    expect(await come("eight elm trees")).toMatchObject({ ok: true });
  });

  it("is kept only as a hash", async () => {
    const { token } = await invite("Nils Ek");
    const stored = JSON.stringify(await db().select().from(passwordLinks));
    expect(stored).not.toContain(token);
  });
});

describe("A member of staff", () => {
  it("who is deactivated is out at the next request, and back with the same password", async () => {
    const { staffId, sessionId, email, admin } = await employ("Lucia Moreau");
    expect(await staffOf({ staffId, sessionId })).not.toBeNull();
    expect(await deactivateStaff(staffId, admin.id)).toMatchObject({ ok: true });
    expect(await staffOf({ staffId, sessionId })).toBeNull();
    expect(await signIn({ email, password, ...visitor })).toMatchObject({ ok: false });
    await reactivateStaff(staffId, admin.id);
    expect(await signIn({ email, password, ...visitor })).toMatchObject({ ok: true });
  });

  it("keeps what another admin changed while a form about them stood open", async () => {
    const sender = await makeSender("+447700900177");
    const { staffId, admin } = await employ("Ragna Moe", { role: "admin" });
    const seen = await formOf(staffId);
    await changeAs(
      staffId,
      { ...seen, role: "staff", accountIds: [sender.id] },
      admin.id,
    );
    const renamed = { typed: { ...seen, name: "Ragna Moen" }, seen };
    expect(await changeStaff(staffId, renamed, admin.id)).toEqual({ ok: true });
    expect(await formOf(staffId)).toEqual({
      name: "Ragna Moen",
      role: "staff",
      accountIds: [sender.id],
    });
  });

  it("is changed twice in one field only by who has seen the first change", async () => {
    const { staffId, admin } = await employ("Torill Moe");
    const seen = await formOf(staffId);
    await changeAs(staffId, { ...seen, name: "Torill Lie" }, admin.id);
    const typed = { ...seen, name: "Torill Dahl" };
    expect(await changeStaff(staffId, { typed, seen }, admin.id)).toEqual({
      ok: false,
      reason: "changedMeanwhile",
      theirs: { name: "Torill Lie" },
    });
    expect(await formOf(staffId)).toMatchObject({ name: "Torill Lie" });
    const knowing = { typed, seen: { ...seen, name: "Torill Lie" } };
    expect(await changeStaff(staffId, knowing, admin.id)).toEqual({ ok: true });
    expect(await formOf(staffId)).toMatchObject({ name: "Torill Dahl" });
  });

  it("who gets another role must sign in again; other accounts only renew the screens", async () => {
    const sender = await makeSender();
    const { staffId, sessionId, admin } = await employ("Ida Falk", { role: "admin" });
    const before = await staffOf({ staffId, sessionId });
    await changeAs(
      staffId,
      { name: "Ida Falk", role: "admin", accountIds: [sender.id, 999_999] },
      admin.id,
    );
    const narrowed = await staffOf({ staffId, sessionId });
    expect(narrowed?.scope).toEqual({ all: false, accountIds: [sender.id] });
    expect(narrowed?.scopeVersion).toBe((before?.scopeVersion ?? 0) + 1);
    await changeAs(
      staffId,
      { name: "Ida Falk", role: "staff", accountIds: [sender.id] },
      admin.id,
    );
    expect(await staffOf({ staffId, sessionId })).toBeNull();
  });

  it("sees all accounts again when they are given back, and no grant is left over", async () => {
    const profile = await makeProfile();
    const { staffId, admin } = await employ("Ole Strand", { accountIds: [profile.id] });
    await changeAs(staffId, { name: "Ole", role: "staff", accountIds: null }, admin.id);
    expect(await db().$count(grants, eq(grants.staffId, staffId))).toBe(0);
    expect((await listStaff()).find(({ id }) => id === staffId)).toMatchObject({
      name: "Ole",
      accounts: null,
    });
  });

  it("who is the last active admin can't be deactivated or made staff, not even by two at once", async () => {
    const one = await employ("Anna Dahl", { role: "admin" });
    const two = await employ("Bo Dahl", { role: "admin" });
    await db()
      .update(staff)
      .set({ role: "staff" })
      .where(notInArray(staff.id, [one.staffId, two.staffId]));
    const both = await Promise.all([
      deactivateStaff(one.staffId, two.staffId),
      deactivateStaff(two.staffId, one.staffId),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    const left = both[0]?.ok ? two : one;
    const asStaff = { name: "Dahl", role: "staff" as const, accountIds: null };
    expect(await changeAs(left.staffId, asStaff, left.staffId)).toEqual({
      ok: false,
      reason: "lastAdmin",
    });
    expect(await deactivateStaff(left.staffId, left.staffId)).toEqual({
      ok: false,
      reason: "yourself",
    });
  });

  it("three who deactivate, demote and shut out each other at once, again and again, leave one who can sign in", async () => {
    const three = await Promise.all(
      ["Gunnlaug Lie", "Halvdan Lie", "Ingebjorg Lie"].map((name) =>
        employ(name, { role: "admin" }),
      ),
    );
    const ids = three.map(({ staffId }) => staffId);
    const [{ passwordHash } = { passwordHash: null }] = await database()
      .select({ passwordHash: staff.passwordHash })
      .from(staff)
      .where(inArray(staff.id, ids));
    const asStaff = { name: "Lie", role: "staff" as const, accountIds: null };
    const deeds = [
      (of: number, by: number) => deactivateStaff(of, by),
      (of: number, by: number) => changeAs(of, asStaff, by),
      (of: number, by: number) => resetPassword(of, by),
    ];
    for (let round = 0; round < 12; round += 1) {
      await database()
        .update(staff)
        .set({ role: "admin", deactivatedAt: null, passwordHash })
        .where(inArray(staff.id, ids));
      await database()
        .update(staff)
        .set({ role: "staff" })
        .where(notInArray(staff.id, ids));
      await Promise.all(
        ids.flatMap((by, at) =>
          [1, 2].map((step) => {
            const deed = deeds[(round + at + step) % deeds.length];
            return deed?.(ids[(at + step) % ids.length] ?? 0, by);
          }),
        ),
      );
      const left = await database()
        .select({ id: staff.id })
        .from(staff)
        .where(
          and(
            eq(staff.role, "admin"),
            isNull(staff.deactivatedAt),
            isNotNull(staff.passwordHash),
          ),
        );
      expect(left.length).toBeGreaterThan(0);
    }
  });

  it("who is the last admin keeps the password, when two take each other's away at once", async () => {
    const one = await employ("Eva Holm", { role: "admin" });
    const two = await employ("Finn Holm", { role: "admin" });
    await db()
      .update(staff)
      .set({ role: "staff" })
      .where(notInArray(staff.id, [one.staffId, two.staffId]));
    const both = await Promise.all([
      resetPassword(one.staffId, two.staffId),
      resetPassword(two.staffId, one.staffId),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both).toContainEqual({ ok: false, reason: "lastAdmin" });
  });

  it("who is demoted or deactivated while they wait for their turn changes nothing any more", async () => {
    const dana = await employ("Dagny Moe", { role: "admin" });
    const erik = await employ("Erik Moe", { role: "admin" });
    const frida = await employ("Frida Moe");
    const out = { name: "Frida", role: "admin" as const, accountIds: null };
    const seen = await formOf(frida.staffId);
    const guest = { ...out, email: "guest@northgate.example" };
    const waiting = await database().transaction(async (rows) => {
      await rows.execute(sql`select pg_advisory_xact_lock(hashtext('dialogs.staff'))`);
      const deeds = [
        deactivateStaff(frida.staffId, dana.staffId),
        changeStaff(frida.staffId, { typed: out, seen }, erik.staffId),
        inviteStaff(guest, erik.staffId),
      ];
      await untilInLine(database(), deeds.length);
      await rows.update(staff).set({ role: "staff" }).where(eq(staff.id, dana.staffId));
      await rows
        .update(staff)
        .set({ deactivatedAt: sql`now()` })
        .where(eq(staff.id, erik.staffId));
      return deeds;
    });
    const refusal = { ok: false, reason: "notAllowed" };
    expect(await Promise.all(waiting)).toEqual([refusal, refusal, refusal]);
    expect(await listed(frida.email)).toMatchObject({ state: "active", role: "staff" });
    expect(await listed(guest.email)).toBeUndefined();
  });

  it("is signed out everywhere by an admin, and it is written down", async () => {
    const { staffId, sessionId, admin } = await employ("Rut Vik");
    await endStaffSessions(staffId, admin.id);
    expect(await staffOf({ staffId, sessionId })).toBeNull();
    const [line] = await db()
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "staff.signedOut"));
    expect(line).toMatchObject({ staffId: admin.id, subjectId: String(staffId) });
  });
});

describe("One's own account", () => {
  it("lists one's open sessions with their device, and ends one or all", async () => {
    const { staffId, sessionId, email } = await employ("Siri Moe");
    await signIn({ email, password, ...visitor, userAgent: "Chrome/150 Windows" });
    const me = await staffOf({ staffId, sessionId });
    if (!me) throw new Error("Siri is out.");
    const open = await ownSessions(me);
    expect(open.map(({ device }) => device).sort()).toEqual([
      "Chrome, Windows",
      "Firefox, Linux",
    ]);
    const other = open.find(({ isThis }) => !isThis);
    await endOwnSessions(me, other?.id ?? "");
    expect(await ownSessions(me)).toHaveLength(1);
    await endOwnSessions(me, null);
    expect(await staffOf({ staffId, sessionId })).toBeNull();
  });

  it("does not end somebody else's session", async () => {
    const siri = await employ("Siv Moe");
    const tora = await employ("Tora Lie");
    const me = await staffOf(siri);
    if (!me) throw new Error("Siv is out.");
    await endOwnSessions(me, tora.sessionId);
    expect(await staffOf(tora)).not.toBeNull();
  });

  it("changes the password only for who knows it, and ends the other sessions", async () => {
    const { staffId, sessionId, email } = await employ("Unn Sand");
    const elsewhere = await signIn({ email, password, ...visitor });
    const me = await staffOf({ staffId, sessionId });
    if (!me || !elsewhere.ok) throw new Error("Unn is out.");
    const next = "eight old trees";
    expect(await changeOwnPassword(me, { present: "a wrong one", next })).toEqual({
      ok: false,
      reason: "wrong",
    });
    expect(await changeOwnPassword(me, { present: password, next: "short" })).toEqual({
      ok: false,
      reason: "short",
    });
    expect(await changeOwnPassword(me, { present: password, next })).toMatchObject({
      ok: true,
    });
    expect(await staffOf({ staffId, sessionId })).not.toBeNull();
    expect(await staffOf(elsewhere)).toBeNull();
    expect(await signIn({ email, password: next, ...visitor })).toMatchObject({
      ok: true,
    });
  });

  it("does not bring a password back that an admin takes away at the same moment", async () => {
    const { staffId, sessionId } = await employ("Ylva Ness");
    const me = await staffOf({ staffId, sessionId });
    if (!me) throw new Error("Ylva is out.");
    const changing = await db().transaction(async (rows) => {
      await rows.update(staff).set({ passwordHash: null }).where(eq(staff.id, staffId));
      const change = changeOwnPassword(me, {
        present: password,
        next: "eight old trees",
      });
      await untilInLine(db(), 1);
      return [change];
    });
    expect(await changing[0]).toEqual({ ok: false, reason: "wrong" });
    const [now] = await db().select().from(staff).where(eq(staff.id, staffId));
    expect(now?.passwordHash).toBeNull();
  });

  it("can't be used to guess the password: ten wrong ones, and it waits", async () => {
    const { staffId, sessionId } = await employ("Vera Ness");
    const me = await staffOf({ staffId, sessionId });
    if (!me) throw new Error("Vera is out.");
    const guess = { present: "not this one", next: "eight old trees" };
    for (let tries = 0; tries < 10; tries += 1) await changeOwnPassword(me, guess);
    expect(await changeOwnPassword(me, { ...guess, present: password })).toEqual({
      ok: false,
      reason: "tooMany",
    });
  });
});
