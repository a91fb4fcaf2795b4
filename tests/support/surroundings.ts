import { tmpdir } from "node:os";
import path from "node:path";

/** What the product reads from its surroundings, as tests give it; set before anything reads it. */
Object.assign(process.env, {
  DATA_DIR: path.join(tmpdir(), `dialogs-tests-${process.pid}`),
  APP_URL: "https://clinic.example",
  LOG_LEVEL: "silent",
  NEXTAUTH_SECRET: "a-secret-of-the-tests-only",
  SEALING_KEYS: `test:${Buffer.alloc(32, 1).toString("base64")}`,
  INSTAGRAM_APP_SECRETS: "574cab15b89377e2f9cf8c64baf15ae4",
  INSTAGRAM_VERIFY_TOKEN: "verify-open-7f3a",
  CRON_SECRET: "a-cron-secret-of-the-tests",
});
