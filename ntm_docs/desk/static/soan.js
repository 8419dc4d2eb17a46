// The form while one types: each key goes to the server, problems and the page come back. What stands in a field that
// has the focus is never touched: input methods rewrite it themselves.

const form = document.querySelector("#bieu");
const words = form.dataset;
const base = `/viec/${words.viec}`;
const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
const status_ = document.querySelector("#trang-thai");
const warning = document.querySelector("#bao");
const summary = document.querySelector("#tom-tat");
const choice = document.querySelector("#giay");
const host = document.querySelector("#khung-giay");
const REST = 1000, SAVE = 1200, AGAIN = 2000;

let state = JSON.parse(document.querySelector("#luc-dau").textContent);
let revision = 0, lastKey = 0, flying = false, wanted = false, over = false, saving = 0, asked = false;
const pending = new Map();
const touched = new Set();

// Sending: one request under way, of the rest the newest.

async function send(changes = [], save = false, paste = undefined, offer = undefined) {
  const mine = [...[...pending].map(([path, text]) => ({ path: JSON.parse(path), text })), ...changes];
  const sent = new Map(pending);
  pending.clear();
  flying = true;
  try {
    const answer = await fetch(`${base}/sua`, {
      method: "POST", keepalive: save, headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ window: words.cuaSo, changes: mine, save, paste, offer, paper: choice?.value, sign: held() }),
    });
    const told = await answer.json();
    if (!answer.ok) {
      tell(told.told);
      over = answer.status === 409;
      if (answer.status >= 500) throw new Error(told.told);
      return false;
    }
    tell(told.refused.join(" "));
    state = told;
    revision = told.revision;
    for (const [path, text] of Object.entries(told.said)) say(path, text);
    if (told.saved) document.dispatchEvent(new Event("da-luu"));
    if (told.saved) status_.textContent = [words.daLuu.replace("{time}", new Date().toTimeString().slice(0, 5)), count()].join(". ");
    return true;
  } catch (error) {
    for (const [path, text] of sent) if (!pending.has(path)) pending.set(path, text);
    if (error instanceof TypeError || error instanceof SyntaxError) tell(words.mat); // no answer, or none of ours
    setTimeout(push, AGAIN);
    return false;
  } finally {
    flying = false;
  }
}

async function push(save = false) {
  if (over) return;
  if (flying) {
    wanted = true;
    saving ||= Number(save);
    return;
  }
  do {
    wanted = false;
    const now = save || saving > 0;
    saving = 0;
    if ((pending.size || now) && await send([], now)) show();
    else break;
  } while (wanted);
}

const pause = (time) => new Promise((done) => { setTimeout(done, time); });

/** Everything that was typed is answered and in the file, or it is told why not. */
async function settle() {
  for (let left = 100; left > 0 && !over; left -= 1) {
    await push(true);
    while (flying) await pause(20);
    if (!pending.size && !wanted) return;
    await pause(50);
  }
}

function tell(text) {
  warning.hidden = !text;
  if (warning.textContent !== text) warning.textContent = text;
}

function say(path, text) {
  const field = fieldAt(path);
  const place = field && document.getElementById(`${field.id}-d2`);
  if (place) place.textContent = text;
}

const count = () => {
  const grave = state.problems.filter((one) => one.grave);
  const blank = grave.filter((one) => one.open).length;
  const told = [[words.canSua, grave.length - blank], [words.conTrong, blank]].filter(([, number]) => number);
  return told.map(([text, number]) => text.replace("{count}", number)).join(". ") || words.khongLoi;
};

// Typing.

/** A starter left a field open: left empty by the clerk, there is none. */
function leftEmpty(field) {
  delete field.dataset.conMo;
  if (!field.value && !pending.has(field.dataset.cho)) pending.set(field.dataset.cho, "");
}

let resting = 0;
function typed(field) {
  pending.set(field.dataset.cho, field.value);
  lastKey = Date.now();
  touched.add(field.dataset.cho);
  clearTimeout(resting);
  resting = setTimeout(() => { push(true); problems(); }, SAVE);
  push();
}

form.addEventListener("input", (event) => {
  if (event.target.dataset.cho && !event.isComposing) typed(event.target);
});
form.addEventListener("compositionend", (event) => {
  if (event.target.dataset.cho) typed(event.target);
});
form.addEventListener("focusout", (event) => {
  if (!event.target.dataset.cho) return;
  touched.add(event.target.dataset.cho);
  if ("conMo" in event.target.dataset) leftEmpty(event.target);
  setTimeout(problems);
  if (pending.size || Date.now() - lastKey < SAVE) push(true);
});
const HOLE = /(Ông \(bà\) )?……/; // what a starter left open within a text: “ấp ……, xã Thạnh Đông”
form.addEventListener("focusin", ({ target }) => setTimeout(() => { // behind the click that placed the caret
  const found = target.dataset.cho && target.setSelectionRange && target === document.activeElement && HOLE.exec(target.value);
  if (found) target.setSelectionRange(found.index, found.index + found[0].length);
}));
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.tagName === "INPUT" && !event.isComposing && event.keyCode !== 229) event.preventDefault();
});
document.addEventListener("visibilitychange", () => { if (document.hidden) push(true); });
window.addEventListener("pagehide", () => push(true));

// Problems at their fields.

const fieldAt = (path) => form.querySelector(`[data-cho="${CSS.escape(path)}"]`);

function problems() {
  const by = new Map();
  for (const one of state.problems) if (!by.has(one.loc)) by.set(one.loc, one);
  for (const place of form.querySelectorAll("[data-sai]")) {
    const found = by.get(place.dataset.sai);
    if (!found && place.hidden) continue;
    const field = fieldAt(place.dataset.sai);
    const wait = found && place.hidden && field && (field === document.activeElement ? Date.now() - lastKey < REST
      : !asked && !touched.has(place.dataset.sai) && (found.open || !field.value));
    const text = found && !wait ? brief(found) : "";
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text;
    place.classList.toggle("nhac", Boolean(found && !found.grave));
    if (field) field.toggleAttribute("aria-invalid", Boolean(text && found.grave));
    if (field && text && found.grave) field.setAttribute("aria-invalid", "true");
  }
  for (const item of form.querySelectorAll("details[data-muc]")) {
    const start = item.dataset.muc.slice(0, -1);
    const mark = item.querySelector(":scope > summary .dau-sai");
    const wrong = state.problems.some((one) => one.grave && (one.loc.startsWith(`${start},`) || one.loc === item.dataset.muc));
    if (mark.hidden !== wrong) continue; // as it stands: a text that is set anew is laid out anew
    mark.hidden = !wrong;
    mark.textContent = wrong ? `(${words.choSua})` : "";
  }
}

const LONG = 160; // letters of a mere warning that stand at a field; the whole is on the page of what will be made
const brief = (one) => (one.grave || one.text.length <= LONG ? one.text : `${one.text.slice(0, LONG)}…`);

function show() {
  problems();
  if (!summary.hidden) summarise();
  papers();
  offers();
  paint();
  if (Date.now() - lastKey > AGAIN || !status_.textContent) status_.textContent = count();
}

// The summary, at the end.

/** A path as people say it: `hội đồng › thành viên 2 › họ và tên`. */
const named = (loc) => JSON.parse(loc).reduce((said, part) => (
  typeof part === "number" && said.length ? [...said.slice(0, -1), `${said.at(-1)} ${part + 1}`] : [...said, String(part)]), []).join(" › ");

function summarise() {
  const grave = state.problems.filter((one) => one.grave);
  summary.hidden = !grave.length;
  summary.querySelector("h2").textContent = count();
  summary.querySelector("ul").replaceChildren(...grave.map((one) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = "#bieu";
    link.textContent = [one.field ?? named(one.loc), one.text].filter(Boolean).join(": ");
    link.addEventListener("click", (event) => { event.preventDefault(); goTo(one.loc); });
    line.append(link);
    return line;
  }));
}

async function goTo(loc) {
  const path = JSON.parse(loc);
  for (let end = 1; end <= path.length; end += 1) {
    const item = form.querySelector(`details[data-muc="${CSS.escape(JSON.stringify(path.slice(0, end)))}"]`);
    if (item) await openItem(item);
  }
  for (let end = path.length; end > 0; end -= 1) {
    const text = CSS.escape(JSON.stringify(path.slice(0, end)));
    const found = form.querySelector(`[data-cho="${text}"], [data-bang="${text}"], [data-nhom="${text}"]`);
    if (!found) continue;
    for (let up = found; up; up = up.parentElement?.closest("details")) if (up.tagName === "DETAILS") up.open = true;
    const field = found.dataset.cho ? found : found.querySelector("[data-cho], summary, button") ?? found;
    field.scrollIntoView({ block: "center" });
    field.focus();
    return;
  }
}

document.querySelector("#tao")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  asked = true;
  for (const field of form.querySelectorAll("[data-con-mo]:not([aria-required])")) leftEmpty(field);
  await settle();
  problems();
  if (state.problems.some((one) => one.grave)) {
    summarise();
    summary.focus();
    summary.scrollIntoView({ block: "start" });
  } else if (!over && !pending.size) {
    event.target.submit();
  }
});

// Items: opened one at a time, added, taken away.

async function openItem(item) {
  item.open = true;
  const inside = item.querySelector(":scope > .trong");
  if (!inside.hasChildNodes() && !inside.dataset.xin) {
    inside.dataset.xin = "1";
    inside.innerHTML = await part(item.dataset.muc);
    delete inside.dataset.xin;
    problems();
  }
}

async function part(path) {
  const answer = await fetch(`${base}/muc?path=${encodeURIComponent(path)}`);
  return answer.ok ? answer.text() : "";
}

form.addEventListener("toggle", async (event) => {
  const item = event.target;
  if (!item.dataset.muc || !item.open) return;
  for (const other of item.parentElement.querySelectorAll(":scope > details[data-muc][open]")) if (other !== item) other.open = false;
  await openItem(item);
  const own = choice && state.papers.find((one) => one.nominee.length && JSON.stringify(one.nominee) === item.dataset.muc);
  if (own && choice.value !== own.id) {
    choice.value = own.id;
    paint();
  }
}, true);

/** Sends a change of a list behind what was typed, or rows that were pasted, and draws the list anew. */
async function reshape(table, changes, paste = undefined) {
  while (flying) await pause(20);
  if (!(await send(changes, true, paste))) return null;
  const fresh = document.createElement("template");
  fresh.innerHTML = await part(table.dataset.bang);
  const made = fresh.content.querySelector("[data-bang]");
  if (!made) return null;
  table.replaceWith(made);
  show();
  return made;
}

const partsOf = (table) => [...table.querySelectorAll(":scope > details[data-muc], :scope > .cuon > table > tbody > tr")];

form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-them], button[data-bo]");
  if (!button) return;
  const table = button.closest("[data-bang]");
  if (button.dataset.them) {
    const path = [...JSON.parse(table.dataset.bang), partsOf(table).length];
    const made = await reshape(table, [{ path, kind: "insert" }]);
    const last = made && partsOf(made).at(-1);
    if (last?.tagName === "DETAILS") await openItem(last);
    last?.querySelector("[data-cho]")?.focus();
    return;
  }
  const part_ = button.closest("[data-nhom]");
  const at = partsOf(table).indexOf(part_);
  const filled = part_.tagName === "DETAILS" || [...part_.querySelectorAll("[data-cho]")].some((one) => one.value);
  if (filled && !window.confirm(words.bo.replace("{name}", button.textContent.replace(/\s+/g, " ").trim().replace(/^\S+ /, "")))) return;
  const made = await reshape(table, [{ path: JSON.parse(button.dataset.bo), kind: "remove" }]);
  const next = made && (partsOf(made)[at] ?? partsOf(made).at(-1));
  (next?.querySelector("summary, [data-cho]") ?? made?.querySelector("[data-them]"))?.focus();
});

import(words.danVao).then(({ pasting }) => pasting({ form, words, base, token, reshape, partsOf }));

form.addEventListener("change", (event) => { // the columns of a table have other names, or are more
  const table = event.target.dataset.veLai && form.querySelector(`[data-bang="${CSS.escape(event.target.dataset.veLai)}"]`);
  if (table) reshape(table, []);
});

// What follows from what was typed: it stands above its fields, and in them when it is taken.

let offered = {};
function offers() {
  for (const place of form.querySelectorAll("[data-goi-y]")) {
    const path = place.dataset.goiY, text = state.offers[path] ?? "";
    if (text !== (offered[path] ?? place.innerHTML)) place.innerHTML = text;
  }
  offered = state.offers;
}

form.addEventListener("click", async (event) => {
  const button = event.target.closest("button[data-lay]");
  if (!button) return;
  const part_ = button.closest("section");
  await settle();
  while (flying) await pause(20);
  if (!(await send([], true, undefined, button.dataset.lay))) return;
  const { filled, redrawn } = state;
  const fields = Object.keys(filled).map(fieldAt).filter(Boolean);
  for (const field of fields) field.value = filled[field.dataset.cho];
  for (const path of redrawn) await reshape(form.querySelector(`[data-bang="${CSS.escape(path)}"]`), []);
  show();
  (fields[0] ?? part_.querySelector("[data-lay], summary, [data-cho]")).focus();
});

// The page beside the form.

let listed = "";
function papers() {
  if (!choice) return;
  const text = JSON.stringify(state.papers.map((one) => [one.id, one.path]));
  if (text === listed) return;
  listed = text;
  const before = choice.value;
  const groups = new Map();
  for (const one of state.papers) {
    const name = one.path.split("/")[0];
    if (!groups.has(name)) groups.set(name, document.createElement("optgroup")).get(name).label = name;
    const option = document.createElement("option");
    option.value = one.id;
    option.textContent = one.nominee.length ? `${one.title}: ${one.path.split("/").at(-1).replace(/\.docx$/, "")}` : one.title;
    groups.get(name).append(option);
  }
  choice.replaceChildren(...groups.values());
  if (state.papers.some((one) => one.id === before)) choice.value = before;
}

let painting = null, held = () => "";
async function paint() {
  if (!choice) return;
  const link = document.querySelector("#lay-giay");
  const address = () => (choice.value ? `${base}/giay/${encodeURIComponent(choice.value)}` : "");
  if (choice.value) link.href = address();
  link.hidden = !choice.value;
  if (!host || !words.trang) return;
  painting ??= import(words.trang).then(({ painter }) => painter(host, {
    count: document.querySelector("#so-trang"), address, revision: () => revision, missing: () => state.why || state.problems[0]?.text || "",
    given: () => (state.page?.paper === choice.value ? state.page : null),
  }));
  const painter_ = await painting;
  ({ held } = painter_);
  painter_();
}

choice?.addEventListener("change", paint);
papers();
problems();
status_.textContent = count();
paint();
