import type { MetadataRoute } from "next";
import inbox from "@/messages/en/inbox.json";
import shell from "@/messages/en/shell.json";

/** What a browser asks before it installs the portal as an application of its own. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Dialogs",
    short_name: "Dialogs",
    description: shell.what,
    id: "/dialogs",
    start_url: "/dialogs",
    scope: "/",
    display: "standalone",
    background_color: "#f5f6f4",
    theme_color: "#0f5f57",
    icons: [
      { src: "/app-icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/app-icon-512.png", sizes: "512x512", type: "image/png" },
      {
        src: "/app-icon-maskable-512.png",
        sizes: "512x512",
        type: "image/png",
        purpose: "maskable",
      },
    ],
    shortcuts: [
      { name: inbox.tabs.active, url: "/dialogs" },
      { name: shell.patients, url: "/patients" },
    ],
  };
}
