/** The clinic of the browser tests, as the stand-ins for Twilio and Instagram know it. */
export const clinic = {
  admin: { email: "dana.whitlock@northgate.example", password: "lantern-orchard-58" },
  twilio: {
    accountSid: "AC0a1b2c3d4e5f60718293a4b5c6d7e8f9",
    authToken: "5f4dcc3b5aa765d61d8327deb882cf99",
    number: "+447700900100",
    name: "Northgate Clinic",
  },
  instagram: {
    business: {
      id: "17841400000000988",
      appScopedId: "24361577713465329",
      username: "northgate.kids",
      name: "Northgate Kids",
      token: "IGAAQkids7f3b1c94e2d860a5Qh3A",
    },
    personal: {
      id: "17841400000000555",
      appScopedId: "24361577713465555",
      username: "dana.whitlock",
      name: "Dana Whitlock",
      token: "IGAAQdana0c5a8e71b3f942d6Zx8k",
      accountType: "PERSONAL" as const,
    },
  },
};

/** Where everything of a run is: made by the global setup, read from the environment by the tests. */
const names = {
  appUrl: "E2E_APP_URL",
  standinUrl: "E2E_STANDIN_URL",
  log: "E2E_LOG",
  databaseUrl: "E2E_DATABASE_URL",
  dataDir: "E2E_DATA_DIR",
  /** What signs sessions. */
  authSecret: "E2E_AUTH_SECRET",
};

export type World = Record<keyof typeof names, string>;

const keys = Object.keys(names) as (keyof World)[];

/** Hands the world on to the tests' own processes. */
export function publishWorld(world: World): void {
  for (const key of keys) process.env[names[key]] = world[key];
}

/** The world that the global setup made. */
export function readWorld(): World {
  const read = (key: keyof World) => {
    const value = process.env[names[key]];
    if (!value)
      throw new Error(`${names[key]} is not set: the global setup did not run.`);
    return value;
  };
  return Object.fromEntries(keys.map((key) => [key, read(key)])) as World;
}
