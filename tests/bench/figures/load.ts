import { Agent, request } from "node:http";
import { type Times, timesOf } from "./measure";

/** One post: where, with what. */
export type Post = { url: string; headers: Record<string, string>; body: string };

/** How a server held out: answers a second, their times, and the longest time in which nobody had an answer. */
export type Load = { rate: number; times: Times; stallMs: number; count: number };

/** Posts for so long, or so many, on so many connections that stay open, each waiting for its answer. */
export async function load(
  name: string,
  next: () => Post,
  {
    connections,
    forMs = Infinity,
    count = Infinity,
  }: { connections: number; forMs?: number; count?: number },
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const begunAt = performance.now();
  let sent = 0;
  let lastAt = begunAt;
  let stallMs = 0;
  const worker = async () => {
    while (performance.now() - begunAt < forMs && sent < count) {
      sent += 1;
      const sentAt = performance.now();
      await post(agent, next());
      const at = performance.now();
      times.push(at - sentAt);
      stallMs = Math.max(stallMs, at - lastAt);
      lastAt = at;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = (performance.now() - begunAt) / 1000;
  agent.destroy();
  return {
    rate: times.length / seconds,
    times: timesOf(name, times),
    stallMs,
    count: times.length,
  };
}

/** @throws Error where the answer is not a 200. */
function post(agent: Agent, { url, headers, body }: Post): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.once("end", () =>
        answer.statusCode === 200
          ? resolve()
          : reject(new Error(`${url} answered ${answer.statusCode}.`)),
      );
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
