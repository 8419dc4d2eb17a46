// Findings beside the pages of a paper of anybody's. The pages are drawn inside a frame without rights: it is handed
// the bytes and the typefaces, and says which places it has drawn. What it says is taken for numbers and nothing else.

const place = document.querySelector("#giay-la");
const status_ = document.querySelector("#trang-so"), walk = document.querySelector("[data-di]");
const levels = JSON.parse(document.querySelector("#muc-do").textContent);
const buttons = [...document.querySelectorAll("[data-den]")];
const FACES = [["Regular", {}], ["Bold", { weight: "bold" }], ["Italic", { style: "italic" }], ["BoldItalic", { weight: "bold", style: "italic" }]];
let pages = 0, drawn = new Set();

const frame = document.createElement("iframe");
frame.setAttribute("sandbox", "allow-scripts"); // no origin of ours, no windows, no forms, no way to the page around it
frame.title = place.dataset.ten;
frame.src = place.dataset.khung;
status_.textContent = status_.dataset.cho;
place.setAttribute("aria-busy", "true");
const bytes = fetch(place.dataset.tep).then(async (answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(await answer.text()))));
bytes.catch(() => {}); // told when the frame is ready
const faces = Promise.all(FACES.map(async ([name, how]) => ({ how, data: await (await fetch(`/phong/LiberationSerif-${name}.ttf`)).arrayBuffer() })));
place.append(frame);

const number = (value) => (Number.isSafeInteger(value) && value >= 0 ? value : 0);

addEventListener("message", async (event) => {
  if (event.source !== frame.contentWindow || typeof event.data !== "object" || event.data === null) return;
  const told = event.data;
  if (told.viec === "san-sang") await hand();
  else if (told.viec === "ve") ready(number(told.trang), Array.isArray(told.cho) ? told.cho.map(number) : []);
  else if (told.viec === "hong") fail("");
  else if (told.viec === "o") at(number(told.trang));
  else if (told.viec === "chon") choose(number(told.cho));
});

async function hand() {
  try {
    const [data, fonts] = await Promise.all([bytes, faces]);
    frame.contentWindow.postMessage({ viec: "ve", data, fonts, levels }, "*", [data, ...fonts.map((one) => one.data)]);
  } catch (error) {
    fail(error instanceof TypeError ? "" : error.message);
  }
}

function ready(count, places) {
  pages = count;
  drawn = new Set(places);
  place.setAttribute("aria-busy", "false");
  place.dataset.xong = "1";
  status_.textContent = status_.dataset.mau.replace("{count}", count);
  for (const one of document.querySelectorAll("[data-khong-ve]")) one.hidden = !Number(one.dataset.khongVe) || drawn.has(Number(one.dataset.khongVe));
  for (const one of buttons) if (!drawn.has(Number(one.dataset.den))) one.disabled = true;
  walk.hidden = !buttons.some((one) => !one.disabled);
  const wanted = /^#den-(\d+)$/.exec(location.hash);
  const first = wanted && buttons.find((one) => one.dataset.den === wanted[1]);
  if (first && !first.disabled) show(first);
}

function fail(text) {
  place.setAttribute("aria-busy", "false");
  status_.textContent = text || status_.dataset.hong;
  frame.remove();
  for (const one of buttons) one.disabled = true;
}

function at(page) {
  if (page) status_.textContent = status_.dataset.o.replace("{page}", page).replace("{count}", pages);
}

function show(button) {
  for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
  frame.contentWindow.postMessage({ viec: "den", cho: Number(button.dataset.den) }, "*");
  const box = place.getBoundingClientRect(); // on a narrow screen the pages stand below the findings
  if (box.top > innerHeight * 0.8 || box.bottom < innerHeight * 0.2) place.scrollIntoView({ block: "center" });
}

/** A place on the page was clicked: its finding is gone to. */
function choose(wanted) {
  const button = buttons.find((one) => Number(one.dataset.den) === wanted);
  if (!button || button.disabled) return;
  show(button);
  button.focus();
  button.scrollIntoView({ block: "center" });
}

function step(by) {
  const open = buttons.filter((one) => !one.disabled);
  const now = open.findIndex((one) => one.getAttribute("aria-pressed") === "true");
  const next = open[(now + by + open.length + (now < 0 && by < 0 ? 1 : 0)) % open.length];
  if (!next) return;
  show(next);
  next.scrollIntoView({ block: "nearest" });
}

for (const one of buttons) one.addEventListener("click", () => show(one));
document.querySelector("[data-truoc]").addEventListener("click", () => step(-1));
document.querySelector("[data-sau]").addEventListener("click", () => step(1));
