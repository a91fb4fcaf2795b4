import { request as plainRequest } from "node:http";
import { readWorld } from "@/tests/e2e/support/clinic";
import { doors } from "./support/doors";
import { expect, test } from "./support/fixtures";
import { knock } from "./support/knock";
import { canary, type Ids } from "./support/scene";

test.describe.configure({ timeout: 60_000 });

const pretences: Record<string, Record<string, string>> = {
  "to come from the middleware": {
    "x-middleware-subrequest": Array(5).fill("middleware").join(":"),
  },
  "to come from src/middleware": {
    "x-middleware-subrequest": Array(5).fill("src/middleware").join(":"),
  },
  "to be rewritten": { "x-middleware-rewrite": "/dialogs", "x-middleware-next": "1" },
  "to be Next's own browser": { rsc: "1", "next-router-prefetch": "1" },
  "to prefetch a part of a page": {
    rsc: "1",
    "next-router-prefetch": "1",
    "next-router-segment-prefetch": "/_tree",
  },
  "to be at another address": {
    "x-forwarded-host": "127.0.0.1",
    "x-forwarded-prefix": "/_next/static",
    "x-invoke-path": "/sign-in",
    "x-matched-path": "/sign-in",
    "x-rewrite-url": "/sign-in",
    "x-original-url": "/sign-in",
  },
};

for (const [what, headers] of Object.entries(pretences)) {
  test(`a stranger who pretends ${what} reads nothing of Wilma at any door`, async ({
    scene,
  }) => {
    const surprises = [];
    for (const door of doors) {
      const { status, words } = await knock(door, scene, { as: "nobody", headers });
      const isIn = door.for !== "open" && status < 300 && !isSignIn(words);
      if (words.includes(canary) || status >= 500 || isIn)
        surprises.push(`${door.built}: ${status}`);
    }
    expect(surprises).toEqual([]);
  });
}

/** A payload of Next's may answer 200 and say "go to the sign-in page". */
const isSignIn = (words: string) => words.includes("/sign-in");

const disguises: ((path: string) => string)[] = [
  (path) => `${path}.rsc`,
  (path) => `${path}.segments/_tree.segment.rsc`,
  (path) => `${path}.segments/_full.segment.rsc`,
  (path) => `${path}.txt`,
  (path) => `${path}.json`,
  (path) => `${path}?_rsc=1`,
  (path) => `/_next/data/build${path}.json`,
  (path) => `/_next/static/..${path}`,
  (path) => `/_next/static/%2e%2e${path}`,
  (path) => `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`,
  (path) => `/sign-in/..${path}`,
  (path) => `/sign-in/%2e%2e${path}`,
  (path) => `/sign-in%2f..${path.replaceAll("/", "%2f")}`,
  (path) => `/${path}`,
  (path) => `/.${path}`,
  (path) => path.replace("/", "/%2f"),
  (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (path) => path.toUpperCase(),
  (path) => `${path}%00`,
  (path) => `${path};.png`,
  (path) => `${path}/favicon.png`,
  (path) => path.replaceAll("/", "\\"),
];

test("nor does one who asks for a page or a route by another spelling of its address", async ({
  scene,
}) => {
  const surprises = [];
  for (const path of addresses(scene.ids))
    for (const disguise of disguises) {
      const { status, words } = await askPlainly(disguise(path));
      if (words.includes(canary) || status >= 500)
        surprises.push(`${disguise(path)}: ${status}`);
    }
  expect(surprises).toEqual([]);
});

test("pictures can't be had by the optimiser of images, which asks nobody who they are", async ({
  scene,
}) => {
  for (const path of [`/api/files/${scene.ids.attachment}`, "/icon.png"])
    for (const cookie of [scene.cookies.nobody, scene.cookies.admin]) {
      const url = `/_next/image?url=${encodeURIComponent(path)}&w=640&q=75`;
      expect((await askPlainly(url, { cookie })).status).toBe(404);
    }
});

const addresses = ({ dialog, person, attachment }: Ids) => [
  `/dialogs/${dialog}`,
  `/patients/${person}`,
  `/patients/${person}/export`,
  `/api/dialogs/${dialog}`,
  "/api/dialogs",
  `/api/patients/${person}/export`,
  `/api/files/${attachment}`,
];

/** Asks for exactly these characters: fetch would tidy the address up. */
function askPlainly(path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(readWorld().appUrl);
  return new Promise<{ status: number; words: string }>((resolve, reject) => {
    const asked = plainRequest({ hostname, port, path, headers }, (answer) => {
      let words = "";
      answer.setEncoding("utf8");
      answer.on("data", (piece) => {
        words += piece;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, words }));
    });
    asked.on("error", reject).end();
  });
}
