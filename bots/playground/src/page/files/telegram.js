// The Telegram window.

import { act, ask, gathered, make, openDialog, say } from "./basics.js";
import { face, fileLink, frame, listPlaces, showMessages } from "./messages.js";
import { suggest } from "./menu.js";
import { telegramMarkup } from "./telegram_markup.js";
import { stamp } from "./times.js";

/** Builds the window; gives what to call when there is something new. */
export function telegramWindow(element, scene) {
  const { people } = scene;
  const state = { who: 0, at: "", view: undefined, shown: "", heard: new Map() };
  const parts = frame(element, "Telegram", people, (who) => {
    Object.assign(state, { who, shown: "", heard: new Map() });
    refresh();
  });
  const field = make("textarea", { id: "telegram-line", rows: 1, enterKeyHint: "send" });
  const menu = make("button", { type: "button", className: "menu-button", onclick: () => { field.value = "/"; field.focus(); list.open(); } }, "Menu");
  const start = make("button", { type: "button", className: "start", onclick: () => act("/api/telegram/start", { who: state.who }) }, "Start");
  const form = make("form", { className: "plain" }, menu,
    make("label", { htmlFor: field.id, className: "hidden" }, "Telegram: message or command"), field,
    make("button", { type: "submit" }, "Send"));
  parts.line.append(form);

  const here = () => ({ who: state.who, at: state.at });

  const list = suggest(field, form, async (text) => {
    if (!text.startsWith("/") || /\s/.test(text)) return [];
    const found = (state.view?.commands ?? []).filter((one) => one.command.startsWith(text.slice(1).toLowerCase()));
    return found.map((one) => ({ label: `/${one.command}`, note: one.description, value: one.command }));
  }, (entry) => { field.value = `/${entry.value} `; });

  form.addEventListener("submit", (event) => { event.preventDefault(); speak(field.value.trim()); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    form.requestSubmit();
  });

  async function speak(text) {
    list.close();
    if (text && (await act("/api/telegram/say", { ...here(), text }))) field.value = "";
  }

  function go(key) {
    Object.assign(state, { at: key, shown: "" });
    return refresh();
  }

  const refresh = gathered(async () => {
    const { who, at } = here();
    const view = await ask("/api/telegram/view", { who, at });
    // Somebody went elsewhere meanwhile: this is the view of another place.
    if (who !== state.who || at !== state.at) return refresh();
    if (!view.places.some((place) => place.key === state.at)) {
      return go((view.places[1] ?? view.places[0]).key);
    }
    draw(view);
  });

  function draw(view) {
    const shown = JSON.stringify([view, state.who, state.at]);
    if (shown === state.shown) return;
    const key = `${state.who} ${state.at}`;
    const moved = state.view?.key !== key;
    Object.assign(state, { shown, view: { ...view, key } });
    parts.zone.textContent = people[state.who].zone;
    const named = view.places.map((place) => ({ ...place, shown: place.key === "private" ? "Circlekeeper (private)" : place.name }));
    listPlaces(parts.places, {
      places: named, current: state.at, heard: state.heard, onPlace: go,
      deeds: view.deeds, onDeed: (deed) => act("/api/telegram/deed", { ...here(), deed }),
    });
    showMessages(parts.log, view.messages.map(message), moved);
    const silent = state.at === "private" && !view.started;
    parts.line.replaceChildren(silent ? start : form);
    field.placeholder = "Message, or / for commands";
    if (moved) field.value = "";
  }

  const own = (raw) => String(raw.from.id) === people[state.who].id;

  function service(raw) {
    const names = (raw.new_chat_members ?? []).map((one) => one.first_name).join(", ");
    if (names) return `${names} joined`;
    if (raw.left_chat_member) return `${raw.left_chat_member.first_name} left`;
    if (raw.forum_topic_created) return `Topic: ${raw.forum_topic_created.name}`;
    return undefined;
  }

  function message(raw) {
    const notice = service(raw);
    if (notice) return make("li", { className: "notice" }, notice);
    const name = raw.from.first_name;
    const text = raw.text ?? raw.caption ?? "";
    const reader = { zone: people[state.who].zone, command: speak };
    const rows = raw.reply_markup?.inline_keyboard ?? [];
    let number = 0;
    return make("li", { className: own(raw) ? "message mine" : "message" },
      own(raw) ? null : face(name, raw.from.is_bot),
      make("div", { className: "said" },
        make("div", { className: "bubble" },
          own(raw) ? null : make("p", { className: "by" }, make("b", {}, name)),
          raw.document ? fileLink("/api/telegram/file", { ...here(), message: raw.message_id }, raw.document.file_name, raw.document.file_size) : null,
          make("div", { className: "text" }, telegramMarkup(text, raw.entities ?? raw.caption_entities ?? [], reader)),
          make("p", { className: "stamp" }, raw.edit_date ? "edited " : "", make("time", {}, stamp(raw.date * 1000, people[state.who].zone)))),
        rows.map((row) => make("div", { className: "buttons" }, row.map((one) => button(raw, one, number++))))));
  }

  function button(raw, one, number) {
    const sign = one.url ? " ↗" : one.copy_text ? " ⧉" : "";
    const press = async (event) => {
      event.target.setAttribute("aria-busy", "true");
      const led = await act("/api/telegram/press", { ...here(), message: raw.message_id, button: number });
      event.target.removeAttribute("aria-busy");
      if (led) await follow(led);
    };
    return make("button", { type: "button", className: `button ${one.style ?? "plain"}`, "data-key": `${raw.message_id} ${number}`, onclick: press }, one.text, sign);
  }

  /** Opens an invite link. */
  async function enter(url) {
    const led = await act("/api/telegram/open", { ...here(), url });
    if (led?.at) await go(led.at);
    else if (led?.said) say(led.said);
  }

  /** What a press led to besides messages. */
  async function follow(led) {
    const bot = `t.me/${scene.username}`;
    if (led.opened?.includes(bot)) await go("private");
    else if (led.opened?.startsWith("https://t.me/+")) await enter(led.opened);
    else if (led.opened) say(`Opens ${led.opened}`);
    if (led.copied) {
      await navigator.clipboard?.writeText(led.copied).catch(() => {});
      say(`Copied: ${led.copied}`);
    }
    if (led.alert && led.must_dismiss) {
      openDialog("Circlekeeper", make("p", {}, led.alert), make("form", { method: "dialog" }, make("button", { className: "strong" }, "OK")));
    } else if (led.alert) say(led.alert);
  }

  return { refresh, redraw: () => { state.shown = ""; return refresh(); } };
}
