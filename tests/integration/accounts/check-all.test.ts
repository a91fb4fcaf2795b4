import { checkAll } from "@/lib/health/check-all";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { accountNow, profileId, useProviders } from "@/tests/support/providers";
import { whileBroken } from "@/tests/support/while-broken";

useDatabase();
const providers = useProviders();

test("a fault with one account is told of that one, and the others are checked all the same", async () => {
  const { whatsapp, instagram, standin } = providers;
  const dana = await makeStaff({ role: "admin" });
  standin.revokeInstagramToken(profileId);
  const ofSender = {
    by: `
      create function cant() returns trigger language plpgsql as
        $$ begin raise exception 'no'; end $$;
      create trigger cant before update of handle on accounts
        for each row when (old.id = ${whatsapp.id}) execute function cant()`,
    mendedBy: "drop function cant cascade",
  };
  await whileBroken(ofSender, async () => {
    expect(await checkAll(dana.id)).toEqual([whatsapp.label]);
  });
  expect(await accountNow(instagram)).toMatchObject({
    state: "attention",
    stateReason: "credentials",
  });
  const due = await accountNow(whatsapp);
  expect(due.reconcileDueAt.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await checkAll(dana.id)).toEqual([]);
});
