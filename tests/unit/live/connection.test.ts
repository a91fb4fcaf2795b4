import { readEnv } from "@/lib/env";
import { addressOf } from "@/lib/live/browser/address";
import { liveConnection, liveSettings } from "@/lib/live/connection";

const hosted = { PUSHER_APP_ID: "1", PUSHER_KEY: "public", PUSHER_SECRET: "hush" };
const builtIn = { LIVE_PORT: "6001", LIVE_SECRET: "hush" };

const settingsOf = (values: Record<string, string>) =>
  liveSettings(readEnv(values as NodeJS.ProcessEnv));
const connectionOf = (values: Record<string, string>) =>
  liveConnection(settingsOf(values));

describe("where live updates go", () => {
  test("with nothing set, nowhere: the browser polls", () => {
    expect(settingsOf({})).toBeNull();
    expect(connectionOf({})).toBeNull();
  });

  test("the start script's port and secret mean the built-in server, on the app's own origin", () => {
    expect(settingsOf(builtIn)).toEqual({
      place: "built-in",
      appId: "dialogs",
      key: "dialogs",
      secret: "hush",
      port: 6001,
    });
    expect(connectionOf(builtIn)).toEqual({ key: "dialogs", wsPath: "/rt" });
  });

  test("hosted Channels go before the built-in server", () => {
    const values = { ...hosted, ...builtIn, PUSHER_CLUSTER: "eu" };
    expect(settingsOf(values)).toMatchObject({ place: "hosted", cluster: "eu" });
    expect(connectionOf(values)).toEqual({ key: "public", cluster: "eu" });
  });

  test("a host of one's own goes before a cluster, and its port follows from TLS", () => {
    const values = {
      ...hosted,
      PUSHER_CLUSTER: "eu",
      PUSHER_HOST: "live.clinic.example",
    };
    const host = "live.clinic.example";
    expect(connectionOf(values)).toEqual({ key: "public", host, port: 80, tls: false });
    expect(connectionOf({ ...values, PUSHER_TLS: "1" })).toMatchObject({ port: 443 });
    const named = { ...values, PUSHER_PORT: "6001", PUSHER_TLS: "true" };
    expect(connectionOf(named)).toMatchObject({ port: 6001, tls: true });
  });

  test.each([
    ["PUSHER_KEY", { PUSHER_APP_ID: "1", PUSHER_SECRET: "hush", PUSHER_CLUSTER: "eu" }],
    ["PUSHER_CLUSTER (or PUSHER_HOST)", hosted],
    ["PUSHER_APP_ID", { PUSHER_HOST: "live.clinic.example" }],
    ["LIVE_SECRET", { LIVE_PORT: "6001" }],
    ["LIVE_PORT", { LIVE_SECRET: "hush" }],
  ])("half a setting is named when the app starts: %s", (missing, values) => {
    const sentence = `${missing} is not set, though the other settings of live updates are.`;
    expect(() => settingsOf(values)).toThrow(sentence);
  });

  test("the browser never learns the secret", () => {
    for (const values of [builtIn, { ...hosted, PUSHER_CLUSTER: "eu" }]) {
      expect(JSON.stringify(connectionOf(values))).not.toContain("hush");
    }
  });
});

describe("where the browser connects", () => {
  const plain = new URL("http://localhost:3000/dialogs") as unknown as Location;
  const secure = new URL("https://clinic.example/dialogs") as unknown as Location;
  const said = "?protocol=7&client=js-dialogs&version=1";

  test("to its own origin, whatever port and scheme that has", () => {
    const own = { key: "dialogs", wsPath: "/rt" as const };
    expect(addressOf(own, plain)).toBe(`ws://localhost:3000/rt/app/dialogs${said}`);
    expect(addressOf(own, secure)).toBe(`wss://clinic.example/rt/app/dialogs${said}`);
  });

  test("to a cluster always over TLS, to another host as it was set", () => {
    expect(addressOf({ key: "public", cluster: "eu" }, plain)).toBe(
      `wss://ws-eu.pusher.com/app/public${said}`,
    );
    const other = { key: "public", host: "live.clinic.example", port: 6001, tls: false };
    const place = `live.clinic.example:6001/app/public${said}`;
    expect(addressOf(other, plain)).toBe(`ws://${place}`);
    expect(addressOf({ ...other, tls: true }, plain)).toBe(`wss://${place}`);
    expect(addressOf(other, secure)).toBe(`wss://${place}`);
  });
});
