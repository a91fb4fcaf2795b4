import { Client } from "pg";

/**
 * A connection that takes further statements before it has answered the first (pipelining), and sends what it was
 * given at one moment as one packet: each packet costs more than many a statement.
 */
export class Connection extends Client {
  /** Takes and answers whatever `Client.query` does, in each of its forms. */
  override query(...asked: unknown[]): never {
    const { stream } = this.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
    return Reflect.apply(super.query, this, asked) as never;
  }
}
