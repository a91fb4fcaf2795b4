import {
  Activity,
  Clock,
  History,
  Hourglass,
  LayoutTemplate,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  Users,
  Zap,
} from "lucide-react";

/** A page of Settings. `name` is its key in the catalogue; on the paths below `covers` it is marked in the menu. */
export type SettingsPage = {
  name: string;
  href: string;
  icon: LucideIcon | "instagram";
  covers: string;
};

/** Every page, in the groups that the menu shows. The same page may stand in two places. */
export const settingsPages: { name: string | null; pages: SettingsPage[] }[] = [
  {
    name: null,
    pages: [
      at("start", ListChecks),
      {
        name: "messaging",
        href: "/settings/messaging/twilio",
        icon: MessagesSquare,
        covers: "/settings/messaging",
      },
      at("health", Activity),
      at("hours", Clock),
    ],
  },
  {
    name: "integrations",
    pages: [
      {
        name: "instagram",
        href: "/settings/integrations/instagram",
        icon: "instagram",
        covers: "/settings/messaging/instagram",
      },
    ],
  },
  { name: "answers", pages: [at("templates", LayoutTemplate), at("replies", Zap)] },
  {
    name: "clinic",
    pages: [at("staff", Users), at("audit", History), at("retention", Hourglass)],
  },
];

/** The page that covers most of the path: Instagram's stands within Messaging. */
export function currentPage(path: string): SettingsPage | undefined {
  return settingsPages
    .flatMap(({ pages }) => pages)
    .filter(({ covers }) => path.startsWith(covers))
    .sort((one, other) => other.covers.length - one.covers.length)[0];
}

/** A page that stands where its name says. */
function at(name: string, icon: LucideIcon): SettingsPage {
  const href = `/settings/${name}`;
  return { name, href, icon, covers: href };
}
