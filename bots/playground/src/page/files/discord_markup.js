// Discord's message text as elements: the markup bots use. Source: Discord docs, "Message Formatting".
//
// Deliberately absent: code blocks with languages, spoilers, custom emoji.

import { make } from "./basics.js";
import { discordTime } from "./times.js";

const INLINE = [
  [/^\\([!-/:-@[-`{-~])/, (m) => m[1]],
  [/^\*\*([\s\S]+?)\*\*/, (m, to) => make("strong", {}, inline(m[1], to))],
  [/^\*([^*\s][^*]*)\*/, (m, to) => make("em", {}, inline(m[1], to))],
  [/^`([^`]+)`/, (m) => make("code", {}, m[1])],
  [/^<t:(-?\d+)(?::([tTdDfFR]))?>/, (m, to) => time(Number(m[1]), m[2] ?? "f", to)],
  [/^<#(\d+)>/, (m, to) => make("span", { className: "mention" }, `#${to.channel(m[1])}`)],
  [/^<@!?(\d+)>/, (m, to) => make("span", { className: "mention" }, `@${to.person(m[1])}`)],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => address(m[1])],
  [/^https?:\/\/[^\s<>]+/, (m) => address(m[0])],
];

function time(seconds, style, to) {
  const shown = discordTime(seconds, style, to.zone);
  const title = discordTime(seconds, "F", to.zone);
  return make("time", { dateTime: new Date(seconds * 1000).toISOString(), title }, shown);
}

/** An address is shown, never followed: the playground stays on this machine. */
function address(url) {
  return make("span", { className: "address", title: "The playground opens no pages elsewhere" }, url);
}

function inline(text, to) {
  const found = [];
  let plain = "";
  let rest = text;
  while (rest) {
    const rule = INLINE.find(([pattern]) => pattern.test(rest));
    if (!rule) {
      // What cannot begin anything goes through in one piece.
      const [piece] = rest.match(/^[^\\*`<h]+|^[\s\S]/);
      plain += piece;
      rest = rest.slice(piece.length);
      continue;
    }
    const match = rest.match(rule[0]);
    if (plain) found.push(plain);
    plain = "";
    found.push(rule[1](match, to));
    rest = rest.slice(match[0].length);
  }
  if (plain) found.push(plain);
  return found;
}

/** The text as elements. `to` is the reader: `zone`, and the names of `channel`s and `person`s by id. */
export function discordMarkup(text, to) {
  const lines = text.split("\n");
  const blocks = [];
  for (const line of lines) {
    const heading = line.match(/^(#{1,3}) (.+)/);
    const item = line.match(/^[-*] (.+)/);
    const last = blocks.at(-1);
    if (heading) blocks.push(make("h3", {}, inline(heading[2], to)));
    else if (item && last?.tagName === "UL") last.append(make("li", {}, inline(item[1], to)));
    else if (item) blocks.push(make("ul", {}, make("li", {}, inline(item[1], to))));
    else if (line.trim()) blocks.push(make("p", {}, inline(line, to)));
  }
  return blocks;
}
