import { z } from "zod";
import { type ControlRoute, controlRoute as route } from "./control";
import type { FaultQueue, RequestFault } from "./faults";
import { answerJson, type ProviderRequest } from "./provider";
import type { Received } from "./received";

const Fault = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("status"),
    status: z.number().int(),
    retryAfterSeconds: z.number().optional(),
  }),
  z.object({ type: z.literal("html"), status: z.number().int() }),
  z.object({ type: z.literal("hang") }),
  z.object({ type: z.literal("reset") }),
  z.object({ type: z.literal("accept-then-drop") }),
  z.object({ type: z.literal("accept-then-status"), status: z.number().int() }),
  z.object({ type: z.literal("late"), afterMs: z.number().min(0) }),
]);

const Asked = z.object({
  on: z.string(),
  fault: Fault,
  /** Without it the fault stays until it is cleared. */
  times: z.number().int().positive().default(Number.POSITIVE_INFINITY),
});

type Watched = {
  faults: FaultQueue<RequestFault, ProviderRequest>;
  received: Received[];
};

/** Faults on demand and the log of requests, for another process. */
export const faultsControl = ({ faults, received }: Watched): ControlRoute[] => [
  route("GET", "health", () => answerJson(200, { status: "ok" })),
  route("GET", "received", ({ query }) => {
    const kind = query.get("kind");
    return answerJson(200, {
      received: received.filter((one) => !kind || one.kind === kind),
    });
  }),
  route("POST", "faults", ({ json }) => {
    const { on, fault, times } = Asked.parse(json);
    faults.add(on, fault as RequestFault, { times });
    return answerJson(200, {});
  }),
  route("DELETE", "faults", () => {
    faults.clear();
    return answerJson(200, {});
  }),
];
