// The line at the bottom of the Discord window: plain words, or `/` and a command with its options as
// fields of their own, the required ones first, the others to be added.

import { act, make } from "./basics.js";
import { suggest } from "./menu.js";

/** `here()` tells who types where, `send(path, body)` sends; `me()` is the person. */
export function commandLine(holder, { here, send, me }) {
  let commands = [];
  let place = "";
  const field = make("input", { type: "text", id: "discord-line", enterKeyHint: "send" });
  const plain = make("form", { className: "plain" },
    make("label", { htmlFor: field.id, className: "hidden" }, "Discord: message or command"), field,
    make("button", { type: "submit" }, "Send"));
  holder.append(plain);

  const local = (given, name) => given[`${name}_localizations`]?.[me().locale] ?? given[name];

  const list = suggest(field, plain, async (text) => {
    if (!text.startsWith("/")) return [];
    const wanted = text.slice(1).toLowerCase();
    const found = commands.filter((one) => local(one, "name").startsWith(wanted));
    return found.map((one) => ({ label: `/${local(one, "name")}`, note: local(one, "description"), value: one }));
  }, (entry) => begin(entry.value));

  // A space behind a command's name begins it, as in the real client.
  field.addEventListener("input", () => {
    const typed = field.value.match(/^\/(\S+)\s(.*)$/);
    const command = typed && commands.find((one) => local(one, "name") === typed[1].toLowerCase());
    if (command) begin(command, typed[2]);
  });

  plain.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text && (await send("say", { text }))) field.value = "";
  });

  /** Shows the plain line again. */
  function rest() {
    field.value = "";
    list.close();
    holder.replaceChildren(plain);
  }

  function begin(command, typed = "") {
    list.close();
    const given = new Map();
    const options = command.options ?? [];
    const fields = make("div", { className: "options" });
    const more = make("div", { className: "more", role: "group", "aria-label": "More options" });
    const form = make("form", { className: "command", "aria-label": `/${local(command, "name")}` },
      make("p", { className: "name" }, make("b", {}, `/${local(command, "name")}`), " ", local(command, "description")),
      fields, more,
      make("p", { className: "ends" }, make("button", { type: "button", onclick: leave }, "Cancel"),
        make("button", { type: "submit", className: "strong" }, "Send")));

    function add(option, value = "") {
      const input = optionField(command, option, given, fields);
      input.value = value;
      given.set(option.name, input);
      more.querySelector(`[data-option="${option.name}"]`)?.remove();
      return input;
    }

    for (const option of options.filter((one) => one.required)) add(option);
    for (const option of options.filter((one) => !one.required)) {
      more.append(make("button", { type: "button", "data-option": option.name, title: local(option, "description"), onclick: () => add(option).focus() }, `+ ${local(option, "name")}`));
    }
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const filled = values(given);
      form.setAttribute("aria-busy", "true");
      const sent = await send("command", { name: command.name, options: filled });
      form.removeAttribute("aria-busy");
      if (sent) leave();
    });
    form.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
    holder.replaceChildren(form);
    const first = options[0];
    // The first option is what a command is mostly about, required or not.
    if (first) (given.get(first.name) ?? add(first)).value = typed;
    (form.querySelector("input, select") ?? form.querySelector("[type=submit]")).focus();
  }

  function leave() {
    rest();
    field.focus();
  }

  const values = (given) => [...given].map(([name, input]) => [name, input.value.trim()]).filter(([, value]) => value);

  function optionField(command, option, given, fields) {
    const id = `option-${option.name}`;
    const holder = make("div", { className: "option" },
      make("label", { htmlFor: id }, local(option, "name"), option.required ? " *" : ""));
    fields.append(holder);
    const about = { id, required: option.required, "aria-describedby": `${id}-note` };
    const note = make("small", { id: `${id}-note` }, local(option, "description"));
    if (option.choices?.length) {
      const choices = option.choices.map((one) => make("option", { value: String(one.value) }, local(one, "name")));
      const select = make("select", about, option.required ? null : make("option", { value: "" }, ""), choices);
      holder.append(select, note);
      return select;
    }
    const number = option.type === 4 || option.type === 10;
    const input = make("input", { ...about, type: number ? "number" : "text", min: option.min_value, max: option.max_value, minLength: option.min_length ?? null, maxLength: option.max_length ?? null });
    holder.append(input, note);
    if (option.autocomplete) completes(command, option, input, holder, given);
    return input;
  }

  /** What is chosen is what is sent; its name is shown as a note. */
  function completes(command, option, input, holder, given) {
    suggest(input, holder, async () => {
      const others = values(given).filter(([name]) => name !== option.name);
      const body = { ...here(), name: command.name, options: [...others, [option.name, input.value]], focused: option.name };
      const found = (await act("/api/discord/suggest", body)) ?? [];
      return found.map(([label, value]) => ({ label, value }));
    }, (entry) => {
      input.value = entry.value;
      holder.querySelector("small").textContent = entry.label;
    });
  }

  return {
    show(offered, name, moved) {
      commands = offered.toSorted((one, other) => one.name.localeCompare(other.name));
      if (place !== name || moved) rest();
      place = name;
      field.placeholder = `Message ${name}, or / for commands`;
    },
  };
}
