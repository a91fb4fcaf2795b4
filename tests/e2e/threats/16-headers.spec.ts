import { builtDoors } from "./support/build";
import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { type Answer, ask, knock } from "./support/knock";

test.describe.configure({ timeout: 60_000 });

/** What every answer says, whatever it is. */
const everywhere = {
  "x-content-type-options": /^nosniff$/,
  "referrer-policy": /^(same-origin|no-referrer)$/,
  "x-frame-options": /^DENY$/,
  "cross-origin-opener-policy": /^same-origin$/,
  "strict-transport-security": /^max-age=\d{8}/,
  "permissions-policy": /camera=\(\)/,
};

const policies = {
  page: [
    /script-src [^;]*'nonce-[^']+'/,
    /object-src 'none'/,
    /base-uri 'none'/,
    /frame-ancestors 'none'/,
  ],
  data: [/default-src 'none'/],
};

function missing({ headers }: Answer, kind: keyof typeof policies): string[] {
  const lacks = Object.entries(everywhere)
    .filter(([name, value]) => !value.test(headers.get(name) ?? ""))
    .map(([name]) => name);
  const policy = headers.get("content-security-policy") ?? "";
  const gaps = policies[kind].filter((part) => !part.test(policy)).map(String);
  if (/unsafe-(eval|hashes)|script-src [^;]*'unsafe-inline'/.test(policy))
    gaps.push("unsafe");
  if (headers.has("x-powered-by")) lacks.push("x-powered-by");
  return [...lacks, ...gaps];
}

for (const as of ["nobody", "elsewhere", "admin"] as const) {
  test(`what every page and route answers ${as} carries the headers, errors included`, async ({
    scene,
  }) => {
    const gaps = [];
    for (const door of doors) {
      const answer = await knock(door, scene, { as });
      // A redirect shows nothing that a policy could hold back.
      const isPage = door.built.endsWith("/page");
      if (answer.status === 307 && isPage) continue;
      const lacks = missing(answer, isPage ? "page" : "data");
      if (lacks.length > 0)
        gaps.push(`${door.built} ${answer.status}: ${lacks.join(", ")}`);
    }
    expect(gaps).toEqual([]);
  });
}

const faults = [
  ...["/dialogs/%ff", "/api/dialogs/%ff", "/nothing/here", "/api/nothing"],
  ...["/api/dialogs/0", "/api/dialogs/x/messages", "/api/webhooks/unknown"],
];

test("so do the answers to addresses that are nothing, or no text", async ({ scene }) => {
  const gaps = [];
  for (const path of faults) {
    const answer = await ask(path, { headers: { cookie: scene.cookies.admin } });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    const isBare = answer.status === 400 || path.startsWith("/api/");
    const lacks = missing(answer, isBare ? "data" : "page").filter(
      // What is refused before it is read has no page, and so no policy for one.
      (lack) => !(answer.status === 400 && lack.includes("default-src")),
    );
    if (lacks.length > 0) gaps.push(`${path} ${answer.status}: ${lacks.join(", ")}`);
  }
  expect(gaps).toEqual([]);
});

test("every answer to a method that a route does not have is a refusal without words", async ({
  scene,
}) => {
  const surprises = [];
  const routes = doors.filter(({ built }) => built.endsWith("/route"));
  expect(routes.length).toBeGreaterThan(builtDoors().length / 2 - 10);
  for (const door of routes)
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const) {
      const answer = await ask(door.ask(scene.ids), {
        method,
        headers: { cookie: scene.cookies.admin },
      });
      if (answer.status >= 500)
        surprises.push(`${method} ${door.built}: ${answer.status}`);
    }
  expect(surprises).toEqual([]);
});
