"use client";

import GlobalFault from "./global-fault";
import "./globals.css";

export default GlobalFault;
