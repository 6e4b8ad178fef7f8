// The page: two windows, a lever, a list, and the bell that says what is new.

import { ask, say } from "./basics.js";
import { discordWindow } from "./discord.js";
import { lever, owed } from "./lever.js";
import { telegramWindow } from "./telegram.js";

const scene = await ask("/api/scene");
const discord = discordWindow(document.getElementById("discord"), scene.discord);
const telegram = telegramWindow(document.getElementById("telegram"), scene.telegram);
const readClock = await lever(() => { discord.redraw(); telegram.redraw(); owed(); });

const bell = new EventSource("/api/live");
bell.addEventListener("open", () => { discord.refresh(); telegram.refresh(); owed(); });
bell.addEventListener("discord", () => { discord.refresh(); owed(); });
bell.addEventListener("telegram", () => { telegram.refresh(); owed(); });
bell.addEventListener("clock", readClock);
bell.addEventListener("error", () => say("The playground does not answer. Is it still running?"));

// "in 24 hours" grows old by itself.
setInterval(() => { discord.redraw(); telegram.redraw(); owed(); }, 30000);
setInterval(owed, 3000);
