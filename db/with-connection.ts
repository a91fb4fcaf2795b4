import type { Pool, PoolClient } from "pg";

/**
 * Lends a connection of a pool for a transaction, and takes it back however that ends. One that died meanwhile, or on
 * which something is still open, makes room for another. Drizzle by itself never gives one back that dies before it has
 * answered `begin`: after a few of those nobody would get any.
 */
export async function withConnection<Value>(
  pool: Pool,
  work: (connection: PoolClient) => Promise<Value>,
): Promise<Value> {
  const connection = await pool.connect();
  try {
    return await work(connection);
  } finally {
    connection.release(connection.getTransactionStatus() !== "I");
  }
}
