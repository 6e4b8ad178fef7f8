// A list of suggestions below a text field, by keyboard and by pointer: the combobox pattern
// (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { make } from "./basics.js";

let count = 0;

/**
 * Gives `field` a list. `find(text)` resolves to entries `{ label, note, value }`; `choose(entry)` is
 * called with the one chosen. The list stands in `holder`.
 */
export function suggest(field, holder, find, choose) {
  count += 1;
  const list = make("ul", { id: `menu-${count}`, className: "menu", role: "listbox", hidden: true });
  holder.append(list);
  let entries = [];
  let at = -1;
  let asked = 0;

  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false", autocomplete: "off" };
  for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);

  function close() {
    asked += 1;
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    at = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === at)));
    const item = list.children[at];
    if (!item) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  }

  function take(entry) {
    close();
    choose(entry);
  }

  async function open() {
    const mine = (asked += 1);
    const found = await find(field.value);
    if (mine !== asked) return;
    if (!found.length || document.activeElement !== field) return close();
    entries = found;
    list.replaceChildren(...entries.map((entry, index) => make("li", {
      id: `${list.id}-${index}`, role: "option", "aria-selected": "false",
      // Before the field loses the focus.
      onpointerdown: (event) => { event.preventDefault(); take(entry); },
    }, make("b", {}, entry.label), entry.note ? make("span", {}, entry.note) : null)));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    mark(0);
  }

  field.addEventListener("input", open);
  field.addEventListener("focus", open);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((at + step + entries.length) % entries.length);
    else if (event.key === "Enter" || event.key === "Tab") take(entries[at]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  return { open, close };
}
