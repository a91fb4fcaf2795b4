import http from "node:http";
import { concurrently } from "@/lib/concurrency/concurrently";

/** One post to a webhook, with the headers that it bears. */
export type Post = { path: string; body: Buffer; headers: Record<string, string> };

const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/** How often a webhook answered what; `0` where it did not answer. */
export type Answers = Map<number, number>;

/** Makes and posts so many bodies, sixteen at a time. */
export async function postAll(
  appUrl: string,
  count: number,
  make: (number: number) => Post,
): Promise<Answers> {
  const answers: Answers = new Map();
  const numbers = Array.from({ length: count }, (_, number) => number);
  await concurrently(16, numbers, async (number) => {
    const status = await post(appUrl, make(number));
    answers.set(status, (answers.get(status) ?? 0) + 1);
  });
  return answers;
}

/** How many answers were in a range of statuses. */
export const answered = (answers: Answers, from: number, to: number): number =>
  [...answers].reduce(
    (sum, [status, count]) => sum + (status >= from && status <= to ? count : 0),
    0,
  );

function post(appUrl: string, posted: Post): Promise<number> {
  const { path, body, headers } = posted;
  return new Promise((resolve) => {
    const length = { "content-length": String(body.length) };
    const options = { method: "POST", agent, headers: { ...headers, ...length } };
    const request = http
      .request(`${appUrl}${path}`, options, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      })
      .once("error", () => {
        // A kept connection that the server had just let go of says nothing about this post.
        resolve(request.reusedSocket ? post(appUrl, posted) : 0);
      })
      .end(body);
  });
}
