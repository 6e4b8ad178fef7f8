// The clock lever, and the list of what the bot owes next.

import { act, ask, gathered, make } from "./basics.js";
import { calendar, now, ownZone, relative, setNow } from "./times.js";

/** Starts both; `moved` is called when the calendar jumped. */
export async function lever(moved) {
  document.getElementById("zone").textContent = ownZone;
  for (const button of document.querySelectorAll(".pulls button")) {
    const pull = button.dataset.minutes ? { minutes: Number(button.dataset.minutes) } : "to_next_reminder";
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      await act("/api/clock", pull);
      button.removeAttribute("aria-busy");
    });
  }
  const read = gathered(async () => {
    setNow((await ask("/api/clock")).now);
    tick();
    moved();
  });
  await read();
  setInterval(tick, 1000);
  return read;
}

function tick() {
  const element = document.getElementById("now");
  element.textContent = calendar(now());
  element.dateTime = new Date(now()).toISOString();
}

let shown = "";

/** Asks for what is owed, and shows it. */
export const owed = gathered(async () => {
  const debts = await ask("/api/owed");
  const lines = debts.map((debt) => [debt.what, `${debt.platform}, ${debt.to}`, `${calendar(debt.due)}, ${relative(debt.due)}`]);
  if (JSON.stringify(lines) === shown) return;
  shown = JSON.stringify(lines);
  const items = lines.map(([what, where, when]) => make("li", {}, make("b", {}, what), make("span", {}, where), make("time", {}, when)));
  document.getElementById("owed").replaceChildren(...(items.length ? items : [make("li", { className: "nothing" }, "Nothing just now.")]));
});
