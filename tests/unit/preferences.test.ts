import { decide, readPreferences } from "@/components/preferences/preferences";

test("a choice that could not be kept is taken back, and no other with it", async () => {
  let refuse = () => {};
  const kept = new Promise<{ ok: boolean }>((resolve) => {
    refuse = () => resolve({ ok: false });
  });
  const sound = decide(() => kept, { sound: true });
  expect(readPreferences().sound).toBe(true);
  await decide(async () => ({ ok: true }), { desktop: true });
  refuse();
  expect(await sound).toBe(false);
  expect(readPreferences()).toMatchObject({ sound: false, desktop: true });
});
