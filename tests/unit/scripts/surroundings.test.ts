import { explain, Problem } from "@/scripts/steps/problem";
import { checkedEnv, closeDoors, refuseOldNode } from "@/scripts/steps/surroundings";

test("a Node.js that is too old is refused with the version that is needed", () => {
  expect(() => refuseOldNode("20.8.1")).toThrow(
    "Node.js 20.9 or later is needed; this is 20.8.1.",
  );
  expect(() => refuseOldNode("18.20.0")).toThrow(Problem);
  for (const version of ["20.9.0", "20.20.2", "22.0.0"])
    expect(() => refuseOldNode(version)).not.toThrow();
});

test("a demo forgets the real database and the real providers that a shell names", () => {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "test",
    PATH: "/usr/bin",
    PORT: "3100",
    DATA_DIR: "/var/lib/dialogs",
    DATABASE_URL: "postgres://pooler.clinic.example/patients",
    DATABASE_DIRECT_URL: "postgres://clinic.example/patients",
    PUSHER_APP_ID: "1",
    UPLOADTHING_TOKEN: "t",
    ADMIN_PASSWORD: "p",
  };
  closeDoors(env);
  expect(Object.keys(env).sort()).toEqual([
    "DATA_DIR",
    "PATH",
    "PORT",
    "__NEXT_PROCESSED_ENV",
  ]);
});

describe("a live server that is half named", () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = before;
  });

  test("stops a start and a release with a sentence: every page would fail for want of the rest", async () => {
    process.env = {
      ...before,
      PUSHER_APP_ID: "1",
      PUSHER_KEY: "k",
      PUSHER_CLUSTER: "eu",
    };
    await expect(checkedEnv()).rejects.toThrow(
      new Problem(
        "PUSHER_SECRET is not set, though the other settings of live updates are.",
      ),
    );
    process.env.PUSHER_SECRET = "s";
    await expect(checkedEnv()).resolves.toMatchObject({ PUSHER_SECRET: "s" });
  });
});

test("a full disk is one sentence that says what to do", () => {
  const full = Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
  expect(explain(full)).toBe("The disk is full. Free some space and start again.");
});
