import { readEnv } from "@/lib/env";

const key = Buffer.alloc(32, 7).toString("base64");

test("an empty environment is enough to build, and has the documented defaults", () => {
  expect(readEnv({})).toMatchObject({ PORT: 3000, DATA_DIR: ".data", DEMO: false });
});

test("an empty value counts as not set", () => {
  expect(readEnv({ PUSHER_KEY: "" }).PUSHER_KEY).toBeUndefined();
});

test("a wrong value is named in a sentence that does not repeat it", () => {
  expect(() => readEnv({ PORT: "99999", NEXTAUTH_SECRET: "tooshort" })).toThrow(
    /PORT is wrong:.*\nNEXTAUTH_SECRET is wrong:/,
  );
  expect(() => readEnv({ NEXTAUTH_SECRET: "tooshort" })).not.toThrow(/tooshort/);
});

test("an address that can't be read says how one is written, and keeps its password to itself", () => {
  const wrong = {
    DATABASE_URL: "postgres://dialogs:lantern/58@db/dialogs",
    APP_URL: "clinic.example",
  };
  expect(() => readEnv(wrong)).toThrow(
    /DATABASE_URL is wrong: must be postgres:.*\nAPP_URL is wrong: must begin with https/,
  );
  expect(() => readEnv(wrong)).not.toThrow(/lantern/);
});

test("the first sealing key seals and all of them open", () => {
  const keys = readEnv({ SEALING_KEYS: `new:${key},old:${key}` }).SEALING_KEYS;
  expect(keys?.map((each) => each.kid)).toEqual(["new", "old"]);
});

test("two sealing keys of one name are refused, since one of them would open nothing", () => {
  const other = Buffer.alloc(32, 2).toString("base64");
  expect(() => readEnv({ SEALING_KEYS: `k1:${key},k1:${other}` })).toThrow(
    "SEALING_KEYS is wrong: must give each key a name of its own.",
  );
});

test.each(["justakey", `k:${Buffer.alloc(16).toString("base64")}`, `a:b:c`, ","])(
  "a sealing key that is not 32 bytes with a name is refused: %s",
  (keys) => {
    expect(() => readEnv({ SEALING_KEYS: keys })).toThrow(/SEALING_KEYS is wrong/);
  },
);

test.each([
  ["https://clinic.example/", "https://clinic.example"],
  ["HTTPS://Clinic.example:8443", "https://clinic.example:8443"],
])("the public address has one spelling: %s", (typed, origin) => {
  expect(readEnv({ APP_URL: typed }).APP_URL).toBe(origin);
});

test.each(["/dialogs", "/sign-in?ended=1", "/#top"])(
  "a public address that was copied with its page (%s) is refused: no webhook would stand beneath it",
  (page) => {
    expect(() => readEnv({ APP_URL: `https://clinic.example${page}` })).toThrow(
      "APP_URL is wrong: must be the address of the host alone, as https://dialogs.clinic.example.",
    );
  },
);

test.each([
  ["CRON_SECRET", '"a secret of sixteen signs"'],
  ["INSTAGRAM_APP_SECRETS", "'5f2a'"],
  ["DATABASE_URL", '"postgres://dialogs@db/dialogs"'],
])(
  "quotation marks that nothing took off %s are told, and its value is not",
  (name, value) => {
    expect(() => readEnv({ [name]: value })).toThrow(
      new Error(
        `${name} is wrong: its quotation marks are taken for part of it, so take them off.`,
      ),
    );
  },
);

test("UploadThing's token is refused where a page could not read it", () => {
  const token = btoa(
    JSON.stringify({ apiKey: "sk_live_1", appId: "a", regions: ["fra1"] }),
  );
  expect(readEnv({ UPLOADTHING_TOKEN: token }).UPLOADTHING_TOKEN).toBe(token);
  expect(() => readEnv({ UPLOADTHING_TOKEN: `${token};` })).toThrow(
    /UPLOADTHING_TOKEN is wrong: must be the token/,
  );
});
