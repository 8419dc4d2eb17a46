// A .docx → the pages that are printed. docx-preview draws one endless page for each section, its lines too tight; the
// corrections are here: height of lines, breaks between lines and rows, what stays together, heads, numbers of pages.

const FONT = 1.149; // what Word and LibreOffice multiply a line of Times New Roman by
const LEAST = 2; // lines of a paragraph that stay together at a break (widow and orphan control)
const SLACK = 1.5; // pixels that a line may stand out of the page: rounding
const OPTIONS = {
  inWrapper: true, breakPages: true, ignoreLastRenderedPageBreak: true, renderAltChunks: false, renderComments: false,
  useBase64URL: false, renderFootnotes: true,
};

let faces = null;

/** The four faces, once: breaks depend on them. */
function facesReady() {
  faces ??= Promise.all(["", "bold ", "italic ", "italic bold "].map((style) => document.fonts.load(`${style}14px "Times New Roman"`, "ế")));
  return faces;
}

let turn = 0;

/** Draws the bytes of a paper into `host`; what stood there stays until the new pages are whole. Returns their number. */
export async function draw(bytes, host) {
  await facesReady();
  const name = `giay${(turn += 1)}`;
  const fresh = document.createElement("div");
  fresh.className = "giay moi";
  const styles = document.createElement("div");
  const body = document.createElement("div");
  fresh.append(styles, body);
  document.body.append(fresh); // measured where nothing is scaled
  try {
    await window.docx.renderAsync(bytes, body, styles, { ...OPTIONS, className: name });
    heighten(styles, body, name);
    lower(body);
    disarm(body);
    const pages = paginate(body, await facts(bytes), name);
    const wrapper = document.createElement("div");
    wrapper.className = `${name}-wrapper`;
    wrapper.append(...pages);
    body.replaceChildren(wrapper);
    fresh.className = "giay";
    const old = host.querySelectorAll(":scope > .giay");
    host.append(fresh);
    for (const one of old) one.remove();
    return pages.length;
  } catch (error) {
    fresh.remove();
    throw error;
  }
}

/** What draws the newest state of a paper into `host`, one after another, and never two at once: a function to call at
 * each change. `address` tells where the paper is to be had, nothing where there is none; `missing` why it cannot be drawn;
 * the place of the scroll stays, the page is as wide as its room, `drawn` is called with each new page. */
export function painter(host, { count, address, revision, missing = () => "", drawn = () => {} }) {
  let busy = false, again = false;
  const round = async () => {
    const at = address(), turn_ = revision();
    const answer = at ? await fetch(`${at}?r=${turn_}`) : null;
    if (answer?.status !== 200) { older(host, missing()); return; }
    const top = host.scrollTop;
    const pages = await draw(await answer.blob(), host);
    count.textContent = count.dataset.mau.replace("{count}", pages);
    host.scrollTop = top;
    widen(host);
    older(host, "");
    drawn();
    host.dataset.lan = turn_;
  };
  new ResizeObserver(() => widen(host)).observe(host);
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    const late = setTimeout(() => host.setAttribute("aria-busy", "true"), 300);
    try {
      while (again) {
        again = false;
        await round();
      }
    } catch (error) {
      console.error(error);
    } finally {
      busy = false;
      clearTimeout(late);
      host.removeAttribute("aria-busy");
    }
  };
}

/** Above the last good page: why it is not the newest. */
function older(host, why) {
  let place = host.querySelector(".cu");
  if (!why || !host.dataset.cu) { place?.remove(); return; }
  if (!place) { place = document.createElement("p"); place.className = "cu"; host.prepend(place); }
  place.textContent = host.dataset.cu.replace("{why}", why);
}

function widen(host) {
  const paper = host.querySelector(".giay");
  const page = paper?.querySelector("section");
  if (page) paper.style.zoom = Math.min(1, (host.clientWidth - 8) / (parseFloat(page.style.width) * (/pt$/.test(page.style.width) ? 4 / 3 : 1)));
}

/** Single spacing is the font's own height. */
function heighten(styles, body, name) {
  const mend = (text) => text.replace(/line-height:\s*([\d.]+)\s*(?=[;}]|$)/g, (_, value) => `line-height: ${(value * FONT).toFixed(4)}`);
  for (const style of styles.querySelectorAll("style")) style.textContent = mend(style.textContent);
  for (const one of body.querySelectorAll("[style*='line-height']")) one.setAttribute("style", mend(one.getAttribute("style")));
  const own = document.createElement("style");
  own.textContent = `.${name}-wrapper { background: none; padding: 0; display: block; }
.${name}-wrapper > section.${name} { box-shadow: none; margin: 0; }
.${name} table td, .${name} table th { border-color: black; }
.${name} .noi-tiep { text-indent: 0 !important; margin-top: 0 !important; }
.${name} .noi-tiep::before { content: none !important; }
.${name} .con-nua { margin-bottom: 0 !important; }
.${name} .con-nua.deu { text-align-last: justify; }`;
  styles.append(own);
}

/** A line is as high as its letters: not as those of the paragraph's own mark, which nothing is set in. */
function lower(body) {
  const found = [];
  for (const one of body.querySelectorAll("p")) {
    const sizes = [...one.querySelectorAll("span")].filter((span) => span.textContent).map((span) => parseFloat(getComputedStyle(span).fontSize));
    if (sizes.length && Math.max(...sizes) < parseFloat(getComputedStyle(one).fontSize)) found.push([one, Math.max(...sizes)]);
  }
  for (const [one, size] of found) one.style.fontSize = `${size}px`;
}

/** Links lead to the web or nowhere; frames of strangers go. */
function disarm(body) {
  for (const link of body.querySelectorAll("a[href]")) {
    if (!/^(https?:|mailto:|#)/i.test(link.getAttribute("href"))) link.removeAttribute("href");
    else { link.rel = "noreferrer"; link.target = "_blank"; }
  }
  for (const frame of body.querySelectorAll("iframe, object, embed")) frame.remove();
}

// What docx-preview does not tell: what stays with the next, rows that are heads, whether pages are numbered.

async function facts(bytes) {
  const zip = await window.JSZip.loadAsync(bytes);
  const xml = async (path) => {
    const file = zip.file(path);
    return file ? new DOMParser().parseFromString(await file.async("string"), "application/xml") : null;
  };
  const [document_, styles] = await Promise.all([xml("word/document.xml"), xml("word/styles.xml")]);
  const kept = stylesThat(styles);
  const blocks = [...(document_?.getElementsByTagName("w:body")[0]?.children ?? [])]
    .filter((one) => ["p", "tbl"].includes(one.localName)).map((one) => block(one, kept));
  const heads = await Promise.all(zip.file(/^word\/header\d*\.xml$/).map((one) => one.async("string")));
  return {
    blocks, numbered: heads.some((text) => /instr[^>]*>?[^<]*\bPAGE\b/.test(text)),
    first: document_?.getElementsByTagName("w:titlePg").length > 0,
    firstHead: [...(document_?.getElementsByTagName("w:headerReference") ?? [])].some((one) => one.getAttribute("w:type") === "first"),
  };
}

const on = (parent, name) => {
  const found = parent && [...parent.children].find((one) => one.localName === name);
  if (!found) return null;
  return !["0", "false", "off"].includes(found.getAttribute("w:val"));
};
const child = (parent, name) => parent && [...parent.children].find((one) => one.localName === name);

function stylesThat(styles) {
  const found = new Map();
  for (const one of styles?.getElementsByTagName("w:style") ?? []) {
    const pPr = child(one, "pPr");
    found.set(one.getAttribute("w:styleId"), {
      base: child(one, "basedOn")?.getAttribute("w:val"), next: on(pPr, "keepNext"), lines: on(pPr, "keepLines"),
      usual: one.getAttribute("w:default") === "1" && one.getAttribute("w:type") === "paragraph",
    });
  }
  return found;
}

function ofStyle(styles, id, what) {
  for (let seen = 0, one = styles.get(id); one && seen < 20; seen += 1, one = styles.get(one.base)) {
    if (one[what] !== null) return one[what];
  }
  return false;
}

function paragraph(element, styles) {
  const pPr = child(element, "pPr");
  const usual = [...styles].find(([, one]) => one.usual)?.[0];
  const style = child(pPr, "pStyle")?.getAttribute("w:val") ?? usual;
  return {
    next: on(pPr, "keepNext") ?? ofStyle(styles, style, "next"), lines: on(pPr, "keepLines") ?? ofStyle(styles, style, "lines"),
    broken: [...element.getElementsByTagName("w:br")].some((one) => one.getAttribute("w:type") === "page"),
  };
}

function block(element, styles) {
  if (element.localName === "p") return paragraph(element, styles);
  const rows = [...element.children].filter((one) => one.localName === "tr").map((row) => {
    const trPr = child(row, "trPr");
    const first = row.getElementsByTagName("w:p")[0];
    return { head: on(trPr, "tblHeader") ?? false, next: first ? paragraph(first, styles).next : false };
  });
  return { rows, next: rows.length > 0 && rows.every((row) => row.next) };
}

// Pages.

function paginate(body, known, name) {
  const sections = [...body.querySelectorAll(`section.${name}`)];
  const elements = sections.flatMap((section) => [...section.querySelectorAll(":scope > article > *")]);
  const blocks = known.blocks.flatMap((one) => (one.broken ? [one, one] : [one]));
  const facts_ = elements.length === known.blocks.length ? known.blocks : elements.length === blocks.length ? blocks : [];
  const of = new Map(elements.map((one, at) => [one, facts_[at] ?? {}]));
  const pages = [];
  for (const section of sections) pages.push(...pagesOf(section, of));
  pages.forEach((page, at) => number(page, at, pages.length, known));
  return pages;
}

function number(page, at, count, known) {
  page.setAttribute("aria-label", `${at + 1}/${count}`);
  if (at === 0 && known.first && !known.firstHead) page.querySelector(":scope > header")?.remove(); // the others' is drawn
  if (!known.numbered || (at === 0 && known.first)) return;
  page.querySelector(":scope > header")?.remove();
  const style = getComputedStyle(page);
  const mark = document.createElement("p");
  mark.className = "so-trang";
  mark.style.top = `${Math.max(0, parseFloat(page.style.paddingTop || style.paddingTop) / 2)}${/pt$/.test(page.style.paddingTop) ? "pt" : "px"}`;
  mark.textContent = String(at + 1);
  page.append(mark);
}

/** The pages of one section: its pieces one after another, as many as go in. */
function pagesOf(section, of) {
  const style = getComputedStyle(section);
  const height = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  const articles = [...section.querySelectorAll(":scope > article")];
  const notes = [...section.children].filter((one) => !["ARTICLE", "HEADER", "FOOTER"].includes(one.tagName));
  if (articles.length !== 1 || style.columnCount > 1 || !Number.isFinite(height)) return [section];
  const pieces = [...articles[0].children].flatMap((element) => piecesOf(element, of.get(element) ?? {}));
  const breaks = breaksIn(pieces, height);
  const pages = breaks.map((_, at) => pageLike(section, articles[0], at === 0));
  for (const at of breaks.slice(1).reverse()) divide(pieces, at); // from below, so that what is above stays in its place
  breaks.forEach((from, at) => fill(pages[at].querySelector("article"), pieces.slice(from, breaks[at + 1] ?? pieces.length)));
  pages.at(-1).append(...notes);
  const footer = section.querySelector(":scope > footer");
  if (footer) for (const page of pages) page.append(footer.cloneNode(true));
  return pages;
}

function pageLike(section, article, first) {
  const page = section.cloneNode(false);
  page.style.height = section.style.minHeight;
  const header = section.querySelector(":scope > header");
  if (header && first) page.append(header.cloneNode(true));
  page.append(article.cloneNode(false));
  return page;
}

/** Lines of a paragraph, rows of a table, or the whole: each with its place and whether a break may come before it. */
function piecesOf(element, known) {
  const box = element.getBoundingClientRect();
  if (element.tagName === "TABLE" && element.rows.length) return rowsOf(element, known);
  const tops = element.tagName === "P" && !known.lines ? linesOf(element) : [];
  if (tops.length < 2 * LEAST) return [{ element, top: box.top, bottom: box.bottom, next: known.next, whole: true }];
  return tops.map((top, at) => ({
    element, line: at, top: at ? top : box.top, bottom: at + 1 < tops.length ? tops[at + 1] : box.bottom,
    closed: at > 0 && (at < LEAST || tops.length - at < LEAST), next: known.next && at === tops.length - 1,
  }));
}

function rowsOf(table, known) {
  const rows = [...table.rows];
  let heads = 0;
  while (known.rows?.[heads]?.head && heads + 1 < rows.length) heads += 1;
  const high = heads ? rows[heads - 1].getBoundingClientRect().bottom - rows[0].getBoundingClientRect().top : 0;
  return rows.map((row, at) => {
    const box = row.getBoundingClientRect();
    return {
      element: table, row: at, heads, high: at > heads ? high : 0, top: box.top, bottom: box.bottom,
      closed: at > 0 && at <= heads, next: known.rows?.[at]?.next,
    };
  });
}

/** The top of each line, from the boxes of its text. */
function linesOf(paragraph_) {
  const range = document.createRange();
  range.selectNodeContents(paragraph_);
  const boxes = [...range.getClientRects()].filter((one) => one.width > 0 && one.height > 0).sort((a, b) => a.top - b.top);
  const lines = [];
  for (const box of boxes) {
    const last = lines.at(-1);
    if (last && box.top < last.bottom - last.height / 2) {
      last.top = Math.min(last.top, box.top);
      continue;
    }
    lines.push({ top: box.top, bottom: box.bottom, height: box.height });
  }
  return lines.map((one) => one.top);
}

/** The first piece of each page. */
function breaksIn(pieces, height) {
  const found = [0];
  let start = pieces[0]?.top ?? 0, extra = 0;
  for (let at = 0; at < pieces.length; at += 1) {
    if (pieces[at].bottom - start + extra <= height + SLACK || at === found.at(-1)) continue;
    let to = at;
    while (to > found.at(-1) && (pieces[to].closed || (startsBlock(pieces, to) && pieces[to - 1].next))) to -= firstOf(pieces, to);
    if (to <= found.at(-1)) to = at; // what would stay together is longer than a page
    found.push(to);
    start = pieces[to].top;
    extra = pieces[to].high ?? 0;
    at = to;
  }
  return found;
}

const startsBlock = (pieces, at) => pieces[at].row !== undefined || pieces[at].whole || pieces[at].line === 0;

/** One step back: to the line before, or over the whole of a paragraph that stays with the next. */
function firstOf(pieces, at) {
  if (!startsBlock(pieces, at) || pieces[at].closed) return 1;
  let steps = 1;
  while (at - steps > 0 && pieces[at - steps].line > 0) steps += 1;
  return steps;
}

/** A paragraph that a page ends in becomes two. */
function divide(pieces, at) {
  const { element, line, top } = pieces[at];
  if (!line) return;
  const above = cut(element, top);
  if (above === element) return;
  element.before(above);
  for (const piece of pieces.slice(0, at)) if (piece.element === element) piece.element = above;
}

/** Moves pieces to a page: of a table its rows, else whole elements. */
function fill(article, pieces) {
  for (let at = 0; at < pieces.length; ) {
    const { element } = pieces[at];
    let to = at;
    while (to + 1 < pieces.length && pieces[to + 1].element === element) to += 1;
    article.append(pieces[at].row === undefined ? element : partOfTable(element, pieces.slice(at, to + 1)));
    at = to + 1;
  }
}

function partOfTable(table, pieces) {
  table.ownRows ??= [...table.rows];
  if (pieces.length === table.ownRows.length) return table;
  const part = table.cloneNode(false);
  const group = table.querySelector(":scope > colgroup");
  if (group) part.append(group.cloneNode(true));
  const body = document.createElement("tbody");
  part.append(body);
  if (pieces[0].row > pieces[0].heads) body.append(...table.ownRows.slice(0, pieces[0].heads).map((row) => row.cloneNode(true)));
  body.append(...pieces.map((one) => table.ownRows[one.row]));
  return part;
}

/** Takes the part of a paragraph above a height out of it. */
function cut(element, top) {
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    range.selectNodeContents(node);
    const boxes = range.getClientRects();
    if (!boxes.length || Math.max(...[...boxes].map((one) => one.top)) < top - 1) continue;
    let low = 0, high = node.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      range.setStart(node, middle);
      range.setEnd(node, middle + 1);
      if (range.getBoundingClientRect().top < top - 1) low = middle + 1;
      else high = middle;
    }
    range.setStart(element, 0);
    range.setEnd(node, low);
    const above = element.cloneNode(false);
    above.append(range.extractContents());
    above.classList.add("con-nua");
    if (getComputedStyle(element).textAlign === "justify") above.classList.add("deu");
    element.classList.add("noi-tiep");
    return above;
  }
  return element;
}
