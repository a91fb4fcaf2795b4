import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import manifest from "@/tests/support/samples/deliveries/MANIFEST.json";
import { type Standin, type StandinOptions, startStandin } from "./standin";

/** A webhook as it reached the clinic; `path` has the query. */
export type Hook = { path: string; params: Record<string, string>; signature: string };

export const { accountSid, authToken } = manifest.world.twilio;
export const appUrl = "https://clinic.example";
export const clinic = "+442079460018";
export const amelia = { phone: "+447700900123", profileName: "Amelia Hart" };

/** The stand-in of a test, its clinic, and what reached the clinic. `now` is the stand-in's clock. */
export type Stage = {
  standin: Standin;
  hooks: Hook[];
  now: Date;
  /** Takes the clinic off the network. */
  leave(): void;
  /** Starts the stand-in anew with other options; what it knows is gone unless a file kept it. */
  restart(options: StandinOptions, furnish?: (standin: Standin) => void): Promise<void>;
};

/** A new stand-in and a new little clinic for each test of a file. */
export function setStage(): Stage {
  let server: Server;
  const stage: Stage = {
    // Set before each test.
    standin: undefined as unknown as Standin,
    hooks: [],
    now: new Date(0),
    leave: () => void server.close(),
    restart,
  };
  async function restart(options: StandinOptions, furnish = addClinic) {
    await (stage.standin as Standin | undefined)?.close();
    stage.standin = await startStandin({
      appUrl,
      deliverTo: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      pace: { sentMs: 0, deliveredMs: 0, readMs: 0 },
      now: () => stage.now,
      ...options,
    });
    furnish(stage.standin);
  }
  beforeEach(async () => {
    stage.now = new Date("2026-11-20T09:05:00Z");
    stage.hooks = [];
    server = await openClinic(stage);
    await restart({});
  });
  afterEach(async () => {
    await stage.standin.close();
    server.closeAllConnections();
    server.close();
  });
  return stage;
}

/** The callbacks among what reached the clinic. */
export const callbacks = ({ hooks }: Stage) =>
  hooks.filter(({ params }) => params.MessageStatus);

/** Asks Twilio's own library whether a webhook was signed for the clinic's public address. */
export const isSigned = (hook: Hook | undefined, token = authToken) =>
  hook !== undefined &&
  twilio.validateRequest(token, hook.signature, appUrl + hook.path, hook.params);

/** Twilio's own library, its requests led to the stand-in with the real host first in the path. */
export const clientOf = (stage: Stage, token = authToken) =>
  twilio(accountSid, token, { httpClient: new LedClient(stage, { timeout: 500 }) });

/** The stand-in's address of a real URL. */
export function led({ standin }: Stage, realUrl: string): string {
  const { host, pathname, search } = new URL(realUrl);
  return `${standin.url}/${host}${pathname}${search}`;
}

type Reply = Partial<Parameters<ReturnType<typeof twilio>["messages"]["create"]>[0]>;

/** The clinic answers Amelia. */
export const reply = (stage: Stage, change: Reply = {}, token = authToken) =>
  clientOf(stage, token).messages.create({
    from: `whatsapp:${clinic}`,
    to: `whatsapp:${amelia.phone}`,
    body: "We have 14:00 free.",
    statusCallback: `${appUrl}/api/webhooks/twilio/status?outbox=41`,
    ...change,
  });

class LedClient extends twilio.RequestClient {
  readonly #stage: Stage;

  constructor(
    stage: Stage,
    options: ConstructorParameters<typeof twilio.RequestClient>[0],
  ) {
    super(options);
    this.#stage = stage;
  }

  override request<Body>(options: Parameters<twilio.RequestClient["request"]>[0]) {
    return super.request<Body>({
      ...options,
      uri: led(this.#stage, options.uri),
    } as never);
  }
}

function addClinic(standin: Standin) {
  standin.addTwilioAccount({ accountSid, authToken, friendlyName: "Northgate Clinic" });
  standin.addSender({ accountSid, number: clinic, name: "Northgate Clinic" });
}

/** The clinic's side: keeps every webhook and answers 200; any file is gone. */
async function openClinic(stage: Stage): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const params = Object.fromEntries(
      new URLSearchParams(Buffer.concat(chunks).toString()),
    );
    const signature = String(request.headers["x-twilio-signature"]);
    const isHook = request.method === "POST";
    if (isHook) stage.hooks.push({ path: request.url ?? "", params, signature });
    response.writeHead(isHook ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
