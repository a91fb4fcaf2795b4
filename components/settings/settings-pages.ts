import type { IconName } from "@/components/ui/icons/icon";

/** A page of Settings. `name` is its key in the catalogue; on the paths below `covers` it is marked in the menu. */
export type SettingsPage = {
  name: string;
  href: string;
  icon: IconName;
  covers: string;
};

/** Every page, in the groups that the menu shows. The same page may stand in two places. */
export const settingsPages: { name: string | null; pages: SettingsPage[] }[] = [
  {
    name: null,
    pages: [
      at("start", "icon-list-checks"),
      {
        name: "messaging",
        href: "/settings/messaging/twilio",
        icon: "icon-messages-square",
        covers: "/settings/messaging",
      },
      at("health", "icon-activity"),
      at("hours", "icon-clock"),
    ],
  },
  {
    name: "integrations",
    pages: [
      {
        name: "instagram",
        href: "/settings/integrations/instagram",
        icon: "icon-instagram",
        covers: "/settings/messaging/instagram",
      },
    ],
  },
  {
    name: "answers",
    pages: [at("templates", "icon-layout-template"), at("replies", "icon-zap")],
  },
  {
    name: "clinic",
    pages: [
      at("staff", "icon-users"),
      at("audit", "icon-rotate-ccw-clock"),
      at("retention", "icon-hourglass"),
      at("sounds", "icon-volume-2"),
    ],
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
function at(name: string, icon: IconName): SettingsPage {
  const href = `/settings/${name}`;
  return { name, href, icon, covers: href };
}
