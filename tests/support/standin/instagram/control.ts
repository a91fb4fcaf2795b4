import { z } from "zod";
import {
  type ControlRequest,
  type ControlRoute,
  controlRoute as route,
} from "@/tests/support/standin/control";
import type { FaultQueue, RequestFault } from "@/tests/support/standin/faults";
import {
  type Answer,
  answerBytes,
  answerJson,
  type ProviderRequest,
} from "@/tests/support/standin/provider";
import { readSample, sampleNames } from "@/tests/support/standin/samples";
import { conversation } from "./conversation";
import { findPerson } from "./people";
import { instagramTroubles } from "./problems";
import { NewInstagramAccount } from "./set-up";
import type { InstagramVerbs } from "./verbs";
import type { InstagramWorld } from "./world";

const Mid = z.object({ mid: z.string() });
const Chat = z.object({ account: z.string(), person: z.string().min(1) });
const Sampled = z.object({
  account: z.string(),
  text: z.string().max(4096).default(""),
  sample: z.enum(sampleNames).optional(),
});

const Write = Sampled.extend({
  from: z.object({
    igsid: z.string().regex(/^\d+$/).optional(),
    username: z.string().min(1).max(60),
    name: z.string().max(100).nullish(),
  }),
  replyToMid: z.string().optional(),
  story: z.object({ kind: z.enum(["reply", "mention"]) }).optional(),
  share: z
    .object({ kind: z.enum(["post", "reel"]), title: z.string().optional() })
    .optional(),
});

const AppAnswer = Sampled.extend({ to: z.string() });
const Reaction = Mid.extend({ emoji: z.string().min(1).max(20).nullable() });
const Edit = Mid.extend({ text: z.string().min(1).max(4096) });

const Times = z.number().int().positive().default(1);
const Trouble = z.object({
  on: z.string(),
  answer: z.enum(Object.keys(instagramTroubles) as [keyof typeof instagramTroubles]),
  times: Times,
});
const EchoTrouble = z.object({
  fault: z.discriminatedUnion("type", [
    z.object({ type: z.literal("late"), byMs: z.number().min(0) }),
    z.object({ type: z.enum(["dropped", "duplicated", "before-answer"]) }),
  ]),
  times: Times,
});

type Reach = {
  world: InstagramWorld;
  verbs: InstagramVerbs;
  faults: FaultQueue<RequestFault, ProviderRequest>;
};

/** What another process may ask of this Instagram: the simulator's page, a browser test. */
export const instagramControl = (reach: Reach): ControlRoute[] => [
  ...readRoutes(reach),
  ...phoneRoutes(reach),
  ...troubleRoutes(reach),
];

const readRoutes = ({ world, verbs }: Reach): ControlRoute[] => [
  route("GET", "instagram/accounts", () =>
    answerJson(200, { accounts: accountsOf(world) }),
  ),
  route("GET", "instagram/people", ({ query }) =>
    answerJson(200, { people: peopleOf(world, query.get("account")) }),
  ),
  route("GET", "instagram/conversation", ({ query }) => {
    const chat = Chat.parse(Object.fromEntries(query));
    // Somebody new has said nothing yet.
    const isKnown = findPerson(world, chat) !== null;
    return answerJson(200, { messages: isKnown ? conversation(world, chat) : [] });
  }),
  route("GET", "instagram/media", ({ query }) => {
    const asset = world.state.assets.get(query.get("id") ?? "");
    if (!asset) return answerJson(404, { error: "No such file." });
    return answerBytes(asset.contentType, Buffer.from(asset.base64, "base64"));
  }),
  route("POST", "instagram/app", ({ json }) => {
    verbs.setInstagramApp(z.object({ appSecret: z.string().min(1) }).parse(json));
    return answerJson(200, {});
  }),
  route("POST", "instagram/accounts", ({ json }) => {
    verbs.addInstagramAccount(NewInstagramAccount.parse(json));
    return answerJson(200, {});
  }),
];

function phoneRoutes({ world, verbs: { instagram } }: Reach): ControlRoute[] {
  const known = knownIn(world);
  return [
    route(
      "POST",
      "instagram/write",
      known(Write, (asked) => instagram.write(withMedia(asked))),
    ),
    route(
      "POST",
      "instagram/answer-from-app",
      known(AppAnswer, (asked) => instagram.answerFromApp(withMedia(asked))),
    ),
    route("POST", "instagram/react", known(Reaction, told(instagram.react))),
    route("POST", "instagram/edit", known(Edit, told(instagram.edit))),
    route(
      "POST",
      "instagram/unsend",
      known(
        Mid,
        told(({ mid }) => instagram.unsend(mid)),
      ),
    ),
    route("POST", "instagram/open", known(Chat, told(instagram.open))),
  ];
}

const troubleRoutes = ({ world, faults }: Reach): ControlRoute[] => [
  route("POST", "instagram/faults", ({ json }) => {
    const { on, answer, times } = Trouble.parse(json);
    faults.add(on, { type: "answer", answer: instagramTroubles[answer] }, { times });
    return answerJson(200, {});
  }),
  route("POST", "instagram/echo-faults", ({ json }) => {
    const { fault, times } = EchoTrouble.parse(json);
    world.echoFaults.add("any", fault, { times });
    return answerJson(200, {});
  }),
];

type Named = { account?: string; person?: string; to?: string; mid?: string };

/** Reads what was asked and does it, where its account, its person and its message exist. */
const knownIn =
  (world: InstagramWorld) =>
  <Asked extends Named>(
    schema: z.ZodType<Asked>,
    work: (asked: Asked) => Promise<object>,
  ) =>
  async ({ json }: ControlRequest): Promise<Answer> => {
    const asked = schema.parse(json);
    if (isMissing(world, asked)) return answerJson(404, { error: "No such thing." });
    return answerJson(200, await work(asked));
  };

function isMissing(world: InstagramWorld, named: Named): boolean {
  const { account, person = named.to, mid } = named;
  if (account !== undefined && !world.state.accounts.has(account)) return true;
  if (mid !== undefined && !world.state.messages.has(mid)) return true;
  return !!account && !!person && !findPerson(world, { account, person });
}

const told =
  <Asked>(work: (asked: Asked) => Promise<unknown>) =>
  async (asked: Asked) => ({ webhook: await work(asked) });

const withMedia = <Asked extends z.infer<typeof Sampled>>({
  sample,
  ...asked
}: Asked) => ({
  ...asked,
  media: sample ? [readSample(sample)] : [],
});

const accountsOf = ({ state }: InstagramWorld) =>
  [...state.accounts.values()].map(({ id, username, name, accountType }) => ({
    id,
    username,
    name,
    accountType,
  }));

const peopleOf = ({ state }: InstagramWorld, account: string | null) =>
  [...state.people.values()]
    .filter(({ accountId }) => account === null || accountId === account)
    .map(({ accountId, igsid, username, name }) => ({
      account: accountId,
      igsid,
      username,
      name,
    }))
    .sort((one, other) => one.username.localeCompare(other.username));
