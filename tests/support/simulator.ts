import type { PhoneMessage } from "@/components/simulator/types";

const host = "localhost:3000";
const before = { ...process.env };

/** The simulator's routes as a page of its own asks them, for one person and one account of the clinic's. */
export function useSimulator(pair: {
  channel: "whatsapp" | "instagram";
  clinic: string;
  person: { id: string; name: string };
}) {
  const { channel, clinic, person } = pair;
  afterAll(() => {
    process.env = before;
  });
  return {
    /** The surroundings are read once, so a change of them needs the modules anew. */
    simulate(surroundings: Record<string, string>) {
      Object.assign(process.env, surroundings);
      jest.resetModules();
    },
    async write(message: object, headers = {}) {
      const { POST } = await import("@/app/api/simulator/write/route");
      const nothing = { attachment: null, replyTo: null };
      return POST(
        request("write", { channel, clinic, person, ...nothing, ...message }, headers),
      );
    },
    async act(act: object) {
      const { POST } = await import("@/app/api/simulator/act/route");
      return POST(request("act", { channel, ...act }));
    },
    async open() {
      const { POST } = await import("@/app/api/simulator/read/route");
      return POST(request("read", { channel, clinic, person: person.id }));
    },
    async phone(): Promise<PhoneMessage[]> {
      const { GET } = await import("@/app/api/simulator/conversation/route");
      const query = new URLSearchParams({ channel, clinic, person: person.id });
      const url = `http://${host}/api/simulator/conversation?${query}`;
      return (await (await GET(new Request(url))).json()).messages;
    },
    /** A file of a message, by the link that the phone has. */
    async file({ media: [file] }: PhoneMessage) {
      const { GET } = await import("@/app/api/simulator/media/route");
      return GET(new Request(new URL(file?.href ?? "", `http://${host}`)));
    },
  };
}

const request = (route: string, body: object, headers = {}) =>
  new Request(`http://${host}/api/simulator/${route}`, {
    method: "POST",
    headers: {
      host,
      origin: `http://${host}`,
      "content-type": "application/json",
      ...headers,
    },
    body: JSON.stringify(body),
  });
