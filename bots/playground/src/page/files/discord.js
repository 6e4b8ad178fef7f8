// The Discord window.

import { act, ask, closeDialog, gathered, make, openDialog, say } from "./basics.js";
import { commandLine } from "./discord_line.js";
import { discordMarkup } from "./discord_markup.js";
import { face, fileLink, frame, listPlaces, showMessages } from "./messages.js";
import { stamp } from "./times.js";

const STYLES = { 1: "primary", 2: "plain", 3: "success", 4: "danger", 5: "plain" };

/** Builds the window; gives what to call when there is something new. */
export function discordWindow(element, scene) {
  const { people } = scene;
  const state = { who: 0, at: "", view: undefined, shown: "", heard: new Map() };
  const parts = frame(element, "Discord", people, (who) => {
    Object.assign(state, { who, shown: "", heard: new Map() });
    refresh();
  });
  const line = commandLine(parts.line, { here, send, me: () => people[state.who] });

  function here() {
    return { who: state.who, at: state.at };
  }

  async function send(path, body) {
    const answer = await act(`/api/discord/${path}`, { ...here(), ...body });
    if (answer?.form) openForm(answer.form);
    return answer !== undefined;
  }

  const refresh = gathered(async () => {
    const { who, at } = here();
    const view = await ask("/api/discord/view", { who, at });
    // Somebody went elsewhere meanwhile: this is the view of another place.
    if (who !== state.who || at !== state.at) return refresh();
    if (!view.places.some((place) => place.key === state.at)) {
      const next = view.places.find((place) => place.name === "thursday-circle")?.key ?? view.places[0]?.key ?? "";
      if (next === state.at) return draw(view);
      state.at = next;
      return refresh();
    }
    draw(view);
  });

  function draw(view) {
    const shown = JSON.stringify([view, state.who, state.at]);
    if (shown === state.shown) return;
    const moved = state.view?.key !== `${state.who} ${state.at}`;
    Object.assign(state, { shown, view: { ...view, key: `${state.who} ${state.at}` } });
    parts.zone.textContent = [people[state.who].zone, ...view.roles].join(" · ");
    listPlaces(parts.places, {
      places: view.places.map(named), current: state.at, heard: state.heard,
      onPlace: (key) => {
        state.at = key;
        state.shown = "";
        refresh();
      },
      deeds: view.deeds, onDeed: (deed) => send("deed", { deed }),
    });
    showMessages(parts.log, view.messages.map(message), moved);
    const place = view.places.find((one) => one.key === state.at);
    line.show(view.commands, place ? named(place).shown : "", moved);
  }

  function named(place) {
    const shown = place.key === "dm" ? "@Circlekeeper" : `#${place.name}`;
    return { ...place, shown, hint: place.server ? `on the server ${place.server}` : "the conversation with the bot" };
  }

  function reader() {
    const channel = (id) => state.view.places.find((place) => place.key === id)?.name ?? "no access";
    const person = (id) => (id === scene.bot ? "Circlekeeper" : people.find((one) => one.id === id)?.name ?? "somebody");
    return { zone: people[state.who].zone, channel, person };
  }

  function message(seen) {
    const { raw } = seen;
    const bot = Boolean(raw.author.bot);
    const name = raw.author.global_name ?? raw.author.username;
    const used = seen.command ? make("p", { className: "used" }, make("b", {}, seen.user ?? "Somebody"), " used ", make("code", {}, `/${seen.command}`)) : null;
    // 1 << 7: "is thinking …". Source: Discord docs, "Message Flags".
    const text = raw.flags & 128 ? [make("p", { className: "thinking" }, "Circlekeeper is thinking …")] : discordMarkup(raw.content, reader());
    return make("li", { className: seen.ephemeral ? "message only-you" : "message" },
      face(name, bot),
      make("div", { className: "said" }, used,
        make("p", { className: "by" }, make("b", {}, name), bot ? make("span", { className: "badge" }, "APP") : null,
          make("time", {}, stamp(Date.parse(raw.timestamp), people[state.who].zone))),
        make("div", { className: "text" }, text,
          raw.edited_timestamp ? make("span", { className: "edited" }, "(edited)") : null),
        raw.attachments.map((file, number) => fileLink("/api/discord/file", { ...here(), message: raw.id, number }, file.filename, file.size)),
        raw.components.map((row) => make("div", { className: "buttons" }, row.components.map((one) => button(raw, one)))),
        seen.ephemeral ? make("p", { className: "eyes" }, "Only you can see this") : null));
  }

  function button(raw, one) {
    const given = { type: "button", className: `button ${STYLES[one.style] ?? "plain"}`, disabled: one.disabled, "data-key": `${raw.id} ${one.id}` };
    if (one.url) return make("button", { ...given, onclick: () => say(`Opens ${one.url}`) }, one.label, " ↗");
    const press = async (event) => {
      event.target.setAttribute("aria-busy", "true");
      await send("press", { message: raw.id, custom_id: one.custom_id });
      event.target.removeAttribute("aria-busy");
    };
    return make("button", { ...given, onclick: press }, one.label);
  }

  function openForm(form) {
    const fields = form.fields.map((field) => {
      const id = `field-${field.id}`;
      const input = make(field.long ? "textarea" : "input", {
        id, name: field.id, value: field.value, placeholder: field.hint, required: field.required,
        minLength: field.min || null, maxLength: field.max,
      });
      return make("p", {}, make("label", { htmlFor: id }, field.label, field.required ? " *" : ""), input);
    });
    const submit = async (event) => {
      event.preventDefault();
      const filled = [...new FormData(event.target)].map(([name, value]) => [name, String(value)]);
      if (await send("submit", { form: form.key, fields: filled })) closeDialog();
    };
    openDialog(form.title, make("form", { onsubmit: submit }, fields, make("p", { className: "ends" },
      make("button", { type: "button", onclick: closeDialog }, "Cancel"),
      make("button", { type: "submit", className: "strong" }, "Submit"))));
  }

  return { refresh, redraw: () => { state.shown = ""; return refresh(); } };
}
