import { spawnSync } from "node:child_process";
import { userInfo } from "node:os";
import { Problem } from "./problem";

/** Who PostgreSQL runs as. `uid` owns its files, as seen from outside. */
export type PostgresUser = {
  uid: number;
  command(file: string, args: string[]): { file: string; args: string[] };
};

type Disguise = { uid: number; file: string; args: string[] };

const nobody = 65_534;

/**
 * Chooses how PostgreSQL is run here: it refuses to run as root, and as a user without a name.
 * @throws Problem when this is such a user, and no way round it works.
 */
export function choosePostgresUser(postgres: string): PostgresUser {
  const uid = process.getuid?.() ?? 0;
  if (uid !== 0 && hasName()) return { uid, command: (file, args) => ({ file, args }) };
  const disguise = disguises(uid).find((each) => works(each, postgres));
  if (disguise) return wearing(disguise);
  throw new Problem(
    "PostgreSQL refuses to run as root or as a user without a name, and this machine allows neither unshare nor setpriv. Start as another user, or set DATABASE_URL to a database of your own (npm start).",
  );
}

/**
 * Both need no system user, and both work where the data lies in a folder that other users can't enter, such as a
 * clone in /root.
 */
const disguises = (uid: number): Disguise[] => [
  // A user namespace: the program believes that it is nobody, the kernel knows that its files are ours.
  {
    uid,
    file: "unshare",
    args: ["--user", `--map-user=${nobody}`, `--map-group=${nobody}`],
  },
  // Where containers forbid namespaces: really nobody, with the one right that opens root's folders.
  {
    uid: nobody,
    file: "setpriv",
    args: [
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      "--clear-groups",
      "--inh-caps=-all,+dac_override",
      "--ambient-caps=-all,+dac_override",
    ],
  },
];

const works = ({ file, args }: Disguise, postgres: string) =>
  spawnSync(file, [...args, postgres, "--version"]).status === 0;

const wearing = ({ uid, file, args }: Disguise): PostgresUser => ({
  uid,
  command: (program, its) => ({ file, args: [...args, program, ...its] }),
});

function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}
