import { createServer, type Server } from "node:http";
import twilio from "twilio";
import manifest from "@/tests/support/samples/deliveries/MANIFEST.json";
import { appUrl, led, type Stage, setStage } from "@/tests/support/standin/stage";
import type { Standin } from "@/tests/support/standin/standin";

/** A webhook as it reached the clinic; `path` has the query. */
export type Hook = { path: string; params: Record<string, string>; signature: string };

export const { accountSid, authToken } = manifest.world.twilio;
export const clinic = "+442079460018";
export const amelia = { phone: "+447700900123", profileName: "Amelia Hart" };

/** The stage of a test, and what reached its clinic. */
export type TwilioStage = Stage & { hooks: Hook[] };

/** A new stand-in with one number, and a new little clinic, for each test of a file. */
export const setTwilioStage = (): TwilioStage =>
  setStage({ begin: () => ({ hooks: [] as Hook[] }), furnish: addClinic, openClinic });

/** The callbacks among what reached the clinic. */
export const callbacks = ({ hooks }: TwilioStage) =>
  hooks.filter(({ params }) => params.MessageStatus);

/** Asks Twilio's own library whether a webhook was signed for the clinic's public address. */
export const isSigned = (hook: Hook | undefined, token = authToken) =>
  hook !== undefined &&
  twilio.validateRequest(token, hook.signature, appUrl + hook.path, hook.params);

/** Twilio's own library, its requests led to the stand-in with the real host first in the path. */
export const clientOf = (stage: TwilioStage, token = authToken) =>
  twilio(accountSid, token, { httpClient: new LedClient(stage, { timeout: 500 }) });

type Reply = Partial<Parameters<ReturnType<typeof twilio>["messages"]["create"]>[0]>;

/** The clinic answers Amelia. */
export const reply = (stage: TwilioStage, change: Reply = {}, token = authToken) =>
  clientOf(stage, token).messages.create({
    from: `whatsapp:${clinic}`,
    to: `whatsapp:${amelia.phone}`,
    body: "We have 14:00 free.",
    statusCallback: `${appUrl}/api/webhooks/twilio/status?outbox=41`,
    ...change,
  });

class LedClient extends twilio.RequestClient {
  readonly #stage: TwilioStage;

  constructor(
    stage: TwilioStage,
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
async function openClinic(stage: TwilioStage): Promise<Server> {
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
