import { Client, type QueryResult } from "pg";

/**
 * A connection that takes further statements before it has answered the first (pipelining), and sends what it was
 * given at one moment as one packet: each packet costs more than many a statement.
 */
export class Connection extends Client {
  /** What went wrong last by itself, and not for the sake of what had gone wrong before. */
  private fault: unknown;

  /** Takes and answers whatever `Client.query` does, in each of its forms. */
  override query(...asked: unknown[]): never {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    const answer = Reflect.apply(super.query, this, asked) as never;
    if (typeof asked.at(-1) === "function") return answer;
    const text = textOf(asked);
    return (text === "begin" ? begun(answer) : this.heard(text, answer)) as never;
  }

  /**
   * What fails because something had failed before it in its transaction says that one's fault. So does the end, where
   * it undid all: who sent statements in one go need not wait for each of them.
   */
  private async heard(text: unknown, answer: Promise<QueryResult>): Promise<QueryResult> {
    try {
      const result = await answer;
      if (text === "commit" && result.command === "ROLLBACK")
        throw this.fault ?? new Error("The transaction was undone.");
      return result;
    } catch (fault) {
      const isOwn = (fault as { code?: unknown }).code !== failedBefore;
      if (isOwn) this.fault = fault;
      throw this.fault ?? fault;
    }
  }
}

const failedBefore = "25P02";

const textOf = ([asked]: unknown[]): unknown =>
  typeof asked === "string" ? asked : (asked as { text?: unknown }).text;

/** Nobody waits for a beginning: what is wrong with it is wrong with the statement behind it, which goes along with it. */
function begun(answer: Promise<unknown>): Promise<unknown> {
  answer.catch(() => undefined);
  return Promise.resolve({ rows: [], rowCount: null });
}
