// What every part uses: making elements, asking the server, saying something in passing.
// Text always becomes a text node; nothing here or elsewhere writes HTML.

/** An element with properties, attributes (kebab-case or `aria-…`) and children. */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new Error(body.cannot ?? `the playground answered ${response.status}`);
}

/** Asks the server something. */
export async function ask(path, about = {}) {
  const query = new URLSearchParams(about).toString();
  return answer(await fetch(query ? `${path}?${query}` : path));
}

/** Asks the server to do something; what cannot be done is said in passing. */
export async function act(path, body) {
  try {
    const headers = { "content-type": "application/json" };
    return await answer(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
  } catch (error) {
    say(error.message);
    return undefined;
  }
}

let fading;

/** Says something in passing. */
export function say(words) {
  const toast = document.getElementById("toast");
  toast.textContent = words;
  toast.hidden = false;
  clearTimeout(fading);
  fading = setTimeout(() => { toast.hidden = true; }, 6000);
}

/** Calls `refresh` now; calls that come while it runs become one more at its end. */
export function gathered(refresh) {
  let running = false;
  let again = false;
  return async () => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await refresh();
      }
    } catch (error) {
      say(error.message);
    } finally {
      running = false;
    }
  };
}

/** A colour of its own for a name. */
export function hue(name) {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 360;
  return sum;
}

/** Shows the dialog with a title and content; resolves when it is closed. */
export function openDialog(title, ...content) {
  const dialog = document.getElementById("dialog");
  dialog.replaceChildren(make("h2", { id: "dialog-title" }, title), ...content);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", done, { once: true }));
}

export function closeDialog() {
  document.getElementById("dialog").close();
}
