// The marked paragraphs of an own plan, one by one: keys, the page while one types, the next without a new page. What
// stands in the box while it has the focus is never touched; without script every step is a form of its own.

const host = document.querySelector("#khung-giay");
const warning = document.querySelector("#bao"), status_ = document.querySelector("#trang-thai");
const base = location.pathname.replace(/\/ra-soat$/, "");
const REST = 350;
const part = () => document.querySelector("#ra-soat");
const box = () => document.querySelector("#chu");
let revision = part().dataset.lan, flying = null, wanted = false, composing = false;

const tell = (text) => { warning.textContent = text; warning.hidden = !text; };

// Typing.

async function push() {
  if (flying) { wanted = true; return flying; }
  flying = (async () => {
    do {
      wanted = false;
      const sign = document.querySelector("#doan [name=dau]"), field = box();
      if (!sign || !field) return;
      try {
        const answer = await fetch(`${base}/ra-soat/go`, {
          method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value },
          body: JSON.stringify({ dau: sign.value, chu: field.value.normalize("NFC") }),
        });
        const told = await answer.json();
        if (!answer.ok) { tell(told.told); return; }
        tell("");
        sign.value = told.dau;
        revision = told.lan;
        paint();
      } catch { tell(part().dataset.mat); return; }
    } while (wanted);
  })().finally(() => { flying = null; });
  return flying;
}

let rest = 0;
const typed = () => { clearTimeout(rest); rest = setTimeout(push, REST); };

// Steps.

async function step(form, button) {
  clearTimeout(rest);
  if (flying) await flying;
  const data = new FormData(form);
  data.set("viec", button.value);
  await go(form.getAttribute("action") || location.pathname, { method: "POST", body: new URLSearchParams(data) });
}

async function go(address, how) {
  try {
    const answer = await fetch(address, { ...how, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#ra-soat");
    if (!fresh) { location.reload(); return; }
    part().replaceWith(document.adoptNode(fresh));
    status_.textContent = page.querySelector("#trang-thai").textContent;
    const address_ = answer.redirected ? answer.url : how ? location.href : address;
    if (how) history.replaceState(null, "", address_); else history.pushState(null, "", address_);
    revision = part().dataset.lan;
    tell("");
    begin();
    (part().querySelector("[data-focus]") ?? part().querySelector("h2"))?.focus();
    paint();
  } catch { tell(part().dataset.mat); }
}

function begin() {
  for (const one of part().querySelectorAll("h2")) one.tabIndex = -1;
  const form = document.querySelector("#doan");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    step(form, event.submitter ?? form.querySelector("[name=viec]"));
  });
  for (const link of part().querySelectorAll('a[href^="?so="]')) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      go(link.getAttribute("href"));
    });
  }
  const field = box();
  if (field) {
    field.addEventListener("input", (event) => { if (!event.isComposing) typed(); });
    field.addEventListener("compositionstart", () => { composing = true; });
    field.addEventListener("compositionend", () => { composing = false; typed(); });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229 || composing) return;
      if (event.key === "Escape") part().querySelector("h2").focus();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); part().querySelector("[data-luu]").click(); }
    });
  }
  keysShown();
}

// Keys of one letter: only where nothing is typed, and not for who does not want them.

const wants = () => localStorage.getItem("phim") !== "khong";
function keysShown() {
  const line = part().querySelector("[data-phim-tat]");
  line.hidden = false;
  const choice = line.querySelector("input");
  choice.checked = wants();
  choice.addEventListener("change", () => { localStorage.setItem("phim", choice.checked ? "co" : "khong"); keysShown(); });
  for (const one of part().querySelectorAll("kbd")) one.hidden = !wants();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.keyCode === 229 || event.repeat || !wants()) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (key === "s" && box()) { event.preventDefault(); box().focus(); return; }
  const found = part().querySelector(`[data-phim="${CSS.escape(key)}"]`);
  if (!found) return;
  event.preventDefault();
  found.click();
});
addEventListener("popstate", () => location.reload());

// The page.

let painting = null;
async function paint() {
  const { trang } = part().dataset;
  if (!host || !trang) return;
  const address = () => (part().dataset.giay ? `${base}/giay/${encodeURIComponent(part().dataset.giay)}` : "");
  painting ??= import(trang).then(({ painter }) => painter(host, {
    count: document.querySelector("#so-trang"), address, revision: () => revision, drawn: find,
  }));
  (await painting)();
}

/** The paragraph that is settled now, on the page: by its words, since a mark stands behind them. */
function find() {
  const flat = (text) => text.replace(/[\s\u00a0]+/g, " ").replace(/[*\\]/g, "").trim();
  const words = flat(box()?.value ?? "");
  for (const one of host.querySelectorAll(".dang-xem")) one.classList.remove("dang-xem");
  if (words.length < 8) return;
  const begin_ = words.slice(0, 60);
  const found = [...host.querySelectorAll("p")].find((one) => flat(one.textContent).includes(begin_));
  if (!found) return;
  found.classList.add("dang-xem");
  const place = found.getBoundingClientRect(), room = host.getBoundingClientRect();
  if (place.top < room.top || place.bottom > room.bottom) host.scrollTop += place.top - room.top - room.height / 3;
}

begin();
paint();
