// Inside the frame without rights: draws the bytes that it is handed, shows places. Follows `trang.js` in one module.

const inside = document.querySelector("#khung");
const around = window.parent;
const say = (told) => around.postMessage(told, "*");
const placeOf = (number) => document.getElementById(`cho-${number}`)?.closest("p, li, td") ?? null;
let shownNow = [];

addEventListener("message", async (event) => {
  if (event.source !== around || around === window || !event.data) return;
  const told = event.data;
  if (told.viec === "ve") await drawPaper(told);
  else if (told.viec === "den") show(told.cho);
});

async function drawPaper({ data, fonts, levels }) {
  try {
    for (const { how, data: letters } of fonts) document.fonts.add(await new FontFace("Times New Roman", letters, how).load());
    const count = await draw(new Blob([data]), inside);
    for (const link of inside.querySelectorAll("a[href]")) link.removeAttribute("href");
    fit();
    new ResizeObserver(fit).observe(document.documentElement);
    say({ viec: "ve", trang: count, cho: mark(levels) });
  } catch (error) {
    console.warn(String(error));
    say({ viec: "hong" });
  }
}

function mark(levels) {
  const found = [];
  for (const [number, level] of Object.entries(levels)) {
    const element = placeOf(number);
    if (!element) continue;
    found.push(Number(number));
    element.classList.add("cho", ["error", "warning", "hint"].includes(level) ? level : "hint");
    element.addEventListener("click", () => say({ viec: "chon", cho: Number(number) }));
  }
  return found;
}

function show(number) {
  for (const one of shownNow) one.classList.remove("dang-xem");
  const element = placeOf(number);
  if (!element) return;
  shownNow = [element];
  for (let next = continued(element); next; next = continued(next)) shownNow.push(next); // a paragraph over two pages
  for (const one of shownNow) one.classList.add("dang-xem");
  element.scrollIntoView({ block: "center" });
  const pages = [...inside.querySelectorAll("section")];
  say({ viec: "o", trang: pages.indexOf(element.closest("section")) + 1 });
}

function continued(element) {
  if (!element.classList.contains("con-nua")) return null;
  const next = element.closest("section")?.nextElementSibling?.querySelector("article > *");
  return next?.classList.contains("noi-tiep") ? next : null;
}

function fit() {
  const paper = inside.querySelector(".giay");
  const page = paper?.querySelector("section");
  if (page) paper.style.zoom = Math.min(1, (document.documentElement.clientWidth - 12) / (parseFloat(page.style.width) * (/pt$/.test(page.style.width) ? 4 / 3 : 1)));
  shownNow[0]?.scrollIntoView({ block: "center" }); // the place that is looked at stays in sight
}

say({ viec: "san-sang" });
