import { actions } from "./support/actions";
import { builtActions, builtDoors } from "./support/build";
import { type Door, doors, noDoors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { call, knock } from "./support/knock";
import { canary, rowsOf, type Visitor } from "./support/scene";

test.describe.configure({ timeout: 60_000 });

test("the tables here name every page, route and action of the build, and nothing else", () => {
  const named = [...new Set(doors.map(({ built }) => built)), ...noDoors];
  expect(named.toSorted()).toEqual(builtDoors().toSorted());
  const known = actions.map(({ name }) => name);
  expect(known.toSorted()).toEqual(
    builtActions()
      .map(({ name }) => name)
      .toSorted(),
  );
});

for (const as of ["nobody", "deactivated", "elsewhere", "admin"] as const) {
  test(`at every page and route ${as} gets what is theirs, and no word of Wilma's that is not`, async ({
    scene,
  }) => {
    const surprises = [];
    for (const door of doors) {
      const { status, headers, words } = await knock(door, scene, { as });
      const said = `${door.method ?? "GET"} ${door.built}: ${status}`;
      const isToSignIn = headers.get("location")?.includes("/sign-in") ?? false;
      if (!isDue({ status, isToSignIn }, door, as)) surprises.push(said);
      if (as !== "admin" && words.includes(canary)) surprises.push(`${said} tells`);
    }
    expect(surprises).toEqual([]);
  });
}

for (const as of ["nobody", "deactivated", "elsewhere"] as const) {
  test(`no action of the build does anything for ${as} with ids of an account that is not theirs`, async ({
    scene,
  }) => {
    const before = await rowsOf();
    const done = [];
    for (const action of actions) {
      const { status, words } = await callNamed(
        action.name,
        action.foreign(scene.ids),
        as,
      );
      const reason = /"reason":"(\w+)"/.exec(words)?.[1];
      const wanted = action.refusals(as);
      if (status !== 200 || !reason || !wanted.includes(reason) || words.includes(canary))
        done.push(`${action.name}: ${status} ${reason ?? words.slice(0, 200)}`);
    }
    expect(done).toEqual([]);
    expect(await rowsOf()).toBe(before);
    function callNamed(name: string, values: unknown[], visitor: Visitor) {
      const built = builtActions().find((each) => each.name === name);
      if (!built) throw new Error(`The build has no ${name}.`);
      return call(built, values, scene.cookies[visitor]);
    }
  });
}

test("an administrator is let in to every action", async ({ scene }) => {
  const refused = [];
  for (const built of builtActions()) {
    const { status, words } = await call(built, [], scene.cookies.admin);
    const reason = /"reason":"(\w+)"/.exec(words)?.[1] ?? "";
    if (status !== 200 || ["signedOut", "notAllowed", "fault"].includes(reason))
      refused.push(`${built.name}: ${status} ${reason}`);
  }
  expect(refused).toEqual([]);
});

function isDue(
  { status, isToSignIn }: { status: number; isToSignIn: boolean },
  door: Door,
  as: Visitor,
): boolean {
  const isPage = door.built.endsWith("/page");
  if (door.for === "open") {
    const isKnown = as === "elsewhere" || as === "admin";
    return status === (isKnown ? (door.signedIn ?? door.stranger) : door.stranger);
  }
  if (as === "nobody" || as === "deactivated")
    return isPage ? status === 307 && isToSignIn : status === 401;
  if (as === "admin") return door.signedIn ? status === door.signedIn : isWelcome(status);
  if (door.for === "member") return isWelcome(status);
  return [400, 404].includes(status);
}

const isWelcome = (status: number) => status >= 200 && status < 400;
