// What both windows have in common: who is played, the list of places, the list of messages.

import { hue, make } from "./basics.js";

/** The frame of a window; `parts` are filled in by `discord.js` and `telegram.js`. */
export function frame(element, title, people, onPerson) {
  const who = make("select", { id: `${element.id}-who`, onchange: () => onPerson(Number(who.value)) },
    people.map((one, index) => make("option", { value: index }, `${one.name}, ${one.role}`)));
  const zone = make("span", { className: "zone" });
  const places = make("nav", { className: "places", "aria-label": `${title}: places` });
  const log = make("ol", { className: "log", role: "log", tabIndex: 0, "aria-label": `${title}: messages` });
  const line = make("div", { className: "line" });
  stayAtEnd(log);
  element.append(
    make("div", { className: "bar" }, make("h2", {}, title),
      make("span", { className: "you" }, make("label", { htmlFor: who.id }, "You are"), who), zone),
    make("div", { className: "body" }, places, make("div", { className: "room" }, log, line)));
  return { who, zone, places, log, line };
}

/** Who reads the newest message goes on doing so when the list grows shorter. */
function stayAtEnd(log) {
  log.atEnd = true;
  log.addEventListener("scroll", () => { log.atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 60; });
  new ResizeObserver(() => { if (log.atEnd) log.scrollTop = log.scrollHeight; }).observe(log);
}

/**
 * Shows the places; those with something new are marked, `heard` remembers what was seen. Below them stand
 * the `deeds` a client has in its menus: pairs of a key, for `onDeed`, and words.
 */
export function listPlaces(nav, { places, current, heard, onPlace, deeds, onDeed }) {
  const items = places.map((place) => {
    if (place.key === current) heard.set(place.key, place.heard);
    const news = place.heard > (heard.get(place.key) ?? 0);
    return make("button", {
      type: "button", "aria-current": place.key === current ? "page" : null, className: news ? "news" : "",
      title: place.hint ?? null, onclick: () => onPlace(place.key),
    }, place.shown, news ? make("span", { className: "dot", role: "img", "aria-label": "new messages" }) : null);
  });
  const more = deeds.map(([key, label]) => make("button", { type: "button", className: "deed", onclick: () => onDeed(key) }, label));
  replaceKeepingFocus(nav, [...items, ...more]);
}

/** Replaces the children; if one of the old ones had the focus, the one in its place gets it. */
function replaceKeepingFocus(element, items) {
  const focused = [...element.children].indexOf(document.activeElement);
  element.replaceChildren(...items);
  if (focused >= 0) element.children[focused]?.focus();
}

/** Replaces the messages and stays at the end, if that is where the reader was. */
export function showMessages(log, items, jump) {
  const atEnd = log.atEnd || jump;
  const focused = log.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  log.replaceChildren(...items);
  if (focused) log.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

/** The round picture beside a message. */
export function face(name, bot) {
  const picture = make("span", { className: bot ? "face bot" : "face", "aria-hidden": "true" }, bot ? "◯" : name.slice(0, 1));
  picture.style.setProperty("--hue", hue(name));
  return picture;
}

/** The playground's own address of a file. */
export function fileLink(path, about, name, size) {
  const href = `${path}?${new URLSearchParams(about)}`;
  return make("a", { className: "file", href, download: name }, `${name} (${size} bytes)`);
}
