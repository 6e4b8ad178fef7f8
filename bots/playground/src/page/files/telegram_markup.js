// Telegram's message text as elements: words and the entities that mark them (docs: MessageEntity;
// offsets count UTF-16 units, as JavaScript does).

import { make } from "./basics.js";
import { telegramTime } from "./times.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };

function element(entity, inner, words, to) {
  switch (entity.type) {
    case "date_time": {
      const at = new Date(entity.unix_time * 1000).toISOString();
      const shown = telegramTime(entity.unix_time, entity.date_time_format ?? "", to.zone);
      return make("time", { dateTime: at, title: `in the text: ${words}` }, shown);
    }
    case "bot_command":
      return make("button", { type: "button", className: "inline", onclick: () => to.command(words) }, words);
    case "url":
    case "text_link":
      return make("span", { className: "address", title: "The playground opens no pages elsewhere" }, inner);
    default:
      return make(TAGS[entity.type] ?? "span", {}, inner);
  }
}

function nested(text, entities, from, to, reader) {
  const found = [];
  let at = from;
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const end = entity.offset + entity.length;
    if (entity.offset < at || end > to) continue;
    if (entity.offset > at) found.push(text.slice(at, entity.offset));
    const inside = entities.slice(index + 1).filter((one) => one.offset + one.length <= end);
    const inner = nested(text, inside, entity.offset, end, reader);
    found.push(element(entity, inner, text.slice(entity.offset, end), reader));
    at = end;
  }
  if (at < to) found.push(text.slice(at, to));
  return found;
}

/** The text as elements. `to` is the reader: `zone`, and `command(words)` when one is touched. */
export function telegramMarkup(text, entities, to) {
  const inOrder = entities.toSorted((one, other) => one.offset - other.offset || other.length - one.length);
  return nested(text, commandsToo(text, inOrder), 0, text.length, to);
}

/** Apps find commands in a bot's text by themselves, and let one touch them. */
function commandsToo(text, entities) {
  const covered = (at) => entities.some((one) => one.offset <= at && at < one.offset + one.length);
  const found = [...text.matchAll(/(?<![\w/])\/[a-z0-9_]{1,32}\b/g)].filter((match) => !covered(match.index));
  const own = found.map((match) => ({ type: "bot_command", offset: match.index, length: match[0].length }));
  return [...entities, ...own].sort((one, other) => one.offset - other.offset || other.length - one.length);
}
