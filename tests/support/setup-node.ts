import "./surroundings";
import { failOnConsoleErrors, forbidTheNetwork, ignoreKnownWarnings } from "./strictness";

failOnConsoleErrors();
ignoreKnownWarnings();
forbidTheNetwork();
