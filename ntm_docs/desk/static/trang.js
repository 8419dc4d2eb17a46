// A .docx → the pages that are printed. docx-preview draws one endless page for each section, its lines too tight; the
// corrections are here: height of lines, heads, numbers of pages. `ngat.js` says where pages end.
// While one types, only the paragraphs that changed are read, laid out and put on the page again.

import { copyOf, pagesOf } from "./ngat.js";
import { block, facts, runsIn, textOf } from "./van-ban.js";

const FONT = 1.149; // what Word and LibreOffice multiply a line of Times New Roman by
const OPTIONS = {
  inWrapper: true, breakPages: true, ignoreLastRenderedPageBreak: true, renderAltChunks: false, renderComments: false,
  useBase64URL: false, renderFootnotes: true,
};
// What a block shares with others: one that has it is not drawn by itself.
const SHARED = /<w:(?:sectPr|footnoteReference|endnoteReference|lastRenderedPageBreak|pageBreakBefore|altChunk|drawing|pict|object)\b|<w:br\b[^>]*w:type="page"/;

let faces = null;

/** The four faces, once: breaks depend on them. */
function facesReady() {
  faces ??= Promise.all(["", "bold ", "italic ", "italic bold "].map((style) => document.fonts.load(`${style}14px "Times New Roman"`, "ế")));
  return faces;
}

let turn = 0;

/** Draws the bytes of a paper into `host`; what stood there stays until the new pages are whole. Returns their number. */
export async function draw(bytes, host) {
  const paper = new Paper(host);
  try {
    return await paper.whole(bytes);
  } finally {
    paper.forget();
  }
}

/** A paper on the page, and its blocks laid out beside it (`galley`), from which the pages are copied. */
class Paper {
  constructor(host) { this.host = host; }

  /** All of it from the bytes of a .docx. Returns how many pages there are. */
  async whole(bytes) {
    await facesReady();
    const name = `giay${(turn += 1)}`, options = { ...OPTIONS, className: name };
    const [parsed, known] = await Promise.all([window.docx.parseAsync(bytes, options), facts(bytes)]);
    const nodes = await window.docx.renderDocument(parsed, options);
    this.forget();
    const styles = div("kieu"), galley = div("giay moi");
    for (const one of nodes) (one.nodeName === "STYLE" ? styles : galley).append(one);
    heighten(styles, galley, name);
    disarm(galley);
    document.body.append(galley); // measured where nothing is scaled
    try {
      this.host.append(styles);
      lower(galley.querySelectorAll("p"));
      Object.assign(this, { name, options, parsed, known, galley });
      this.#gather();
      const old = this.host.querySelectorAll(":scope > .giay"), oldStyles = [...this.host.querySelectorAll(":scope > .kieu")].filter((one) => one !== styles);
      const paper = div("giay"), wrapper = div(`${name}-wrapper`), pages = this.#pages();
      this.shown = [];
      paper.append(wrapper);
      this.#show(pages, wrapper);
      this.host.append(paper);
      for (const one of [...old, ...oldStyles]) one.remove();
      return pages.length;
    } catch (error) {
      styles.remove();
      this.forget();
      throw error;
    }
  }

  /** The blocks in order, and what is known of each. */
  #gather() {
    this.sections = [...this.galley.querySelectorAll(`section.${this.name}`)];
    const blocks = this.blocks(), { told, text } = this.known;
    const broken = told.flatMap((one) => (one.broken ? [one, one] : [one]));
    const facts_ = blocks.length === told.length ? told : blocks.length === broken.length ? broken : [];
    this.of = new WeakMap(blocks.map((one, at) => [one, facts_[at] ?? {}]));
    this.text = text?.blocks.length === blocks.length ? text : null;
  }

  blocks() { return this.sections.flatMap((section) => [...section.querySelectorAll(":scope > article > *")]); }

  /** The new text of the document, all else as it was: only what changed is drawn. Returns how many pages there are, 0 where
   * it cannot be done so. */
  async patch(document_) {
    const text = this.galley && this.text && textOf(document_), before = this.text;
    if (!text || text.head !== before.head || text.tail !== before.tail || !this.parsed.documentPart?.parseXml) return 0;
    const runs = runsIn(before.blocks, text.blocks), blocks = this.blocks();
    const changed = runs.flatMap(({ from, to }) => text.blocks.slice(from, to));
    const gone = runs.flatMap(({ from, old }) => before.blocks.slice(from, old));
    if ([...changed, ...gone].some((one) => SHARED.test(one))) return 0;
    if (runs.some(({ from, old }) => !this.#within(blocks, from, old))) return 0;
    const fresh = changed.length ? await this.#drawn(text, changed) : { elements: [], told: [] };
    if (!fresh) return 0;
    heighten(null, fresh.elements, this.name);
    for (const [at, one] of fresh.elements.entries()) { disarm(one); this.of.set(one, fresh.told[at]); }
    let next = 0;
    for (const { from, old, to } of runs) {
      const made = fresh.elements.slice(next, (next += to - from));
      blocks[from].before(...made);
      for (const one of blocks.slice(from, old)) one.remove();
    }
    lower(fresh.elements.flatMap((one) => (one.tagName === "P" ? [one] : [...one.querySelectorAll("p")])));
    this.text = text;
    const pages = this.#pages();
    this.#show(pages, this.host.querySelector(`:scope > .giay > .${this.name}-wrapper`));
    return pages.length;
  }

  /** Whether blocks stand in one section and are not its first: one may begin it. */
  #within(blocks, from, old) {
    const article = blocks[from]?.parentElement;
    return Boolean(article) && blocks.slice(from, old).every((one) => one.parentElement === article)
      && (this.sections.length === 1 || blocks[from] !== article.firstElementChild);
  }

  /** Blocks as docx-preview draws them by themselves. */
  async #drawn(text, changed) {
    const xml = new DOMParser().parseFromString([text.head, ...changed, text.tail].join(""), "application/xml");
    const elements = [...(xml.getElementsByTagName("w:body")[0]?.children ?? [])].filter((one) => ["p", "tbl"].includes(one.localName));
    if (elements.length !== changed.length) return null;
    const { parsed } = this;
    for (const style of parsed.stylesPart?.styles ?? []) style.basedOn = undefined; // has what it took from there
    parsed.documentPart.parseXml(xml.documentElement);
    const nodes = await window.docx.renderDocument(parsed, { ...this.options, ignoreFonts: true, renderHeaders: false, renderFooters: false });
    const articles = nodes.find((one) => one.nodeName === "DIV")?.querySelectorAll("article") ?? [];
    if (articles.length !== 1 || articles[0].children.length !== changed.length) return null;
    return { elements: [...articles[0].children], told: elements.map((one) => block(one, this.known.kept)) };
  }

  /** What stands on each page. */
  #pages() {
    return this.sections.flatMap((section) => {
      const style = getComputedStyle(section);
      const height = parseFloat(style.minHeight) - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
      const articles = section.querySelectorAll(":scope > article");
      if (articles.length !== 1 || style.columnCount > 1 || !Number.isFinite(height)) return [{ section, parts: null }];
      const found = pagesOf([...articles[0].children], height, (one) => this.of.get(one));
      return found.map((parts, at) => ({ section, parts, first: at === 0, last: at + 1 === found.length }));
    });
  }

  /** Pages that are others are made, of the rest the blocks that are others. */
  #show(pages, wrapper) {
    pages.forEach((page, at) => {
      const before = this.shown[at];
      const same = before && page.parts && before.parts && before.section === page.section && before.first === page.first
        && (before.last === page.last || !notesOf(page.section).length);
      page.element = same ? before.element : pageLike(page);
      if (page.parts) refill(page.element.querySelector(":scope > article"), same ? before.parts : [], page.parts);
      if (!same && before) before.element.replaceWith(page.element);
      else if (!same) wrapper.append(page.element);
    });
    for (const one of this.shown.slice(pages.length)) one.element.remove();
    this.shown = pages;
    pages.forEach(({ element }, at) => number(element, at, pages.length, this.known));
  }

  /** What is only there for the next change goes; the pages stay. */
  forget() {
    this.galley?.remove();
    this.galley = this.text = null;
  }
}

function div(name) {
  const made = document.createElement("div");
  made.className = name;
  return made;
}

const notesOf = (section) => [...section.children].filter((one) => !["ARTICLE", "HEADER", "FOOTER"].includes(one.tagName));

/** A page of a section without its blocks; one that is not broken with all of them. */
function pageLike({ section, parts, first, last }) {
  if (!parts) return section.cloneNode(true);
  const page = section.cloneNode(false);
  page.style.height = section.style.minHeight;
  const copied = (name) => [...section.querySelectorAll(`:scope > ${name}`)].map((one) => one.cloneNode(name !== "article"));
  page.append(...(first ? copied("header") : []), ...copied("article"), ...(last ? notesOf(section).map((one) => one.cloneNode(true)) : []), ...copied("footer"));
  return page;
}

const samePart = (one, other) => one.element === other.element && one.from === other.from && one.to === other.to;

/** Of what stands in an article only what differs is replaced. */
function refill(article, before, parts) {
  const most = Math.min(before.length, parts.length);
  let same = 0, behind = 0;
  while (same < most && samePart(before[same], parts[same])) same += 1;
  while (behind < most - same && samePart(before.at(-1 - behind), parts.at(-1 - behind))) behind += 1;
  const children = [...article.children], after = children[before.length - behind] ?? null;
  for (const one of children.slice(same, before.length - behind)) one.remove();
  for (const part of parts.slice(same, parts.length - behind)) article.insertBefore(copyOf(part), after);
}

function number(page, at, count, known) {
  page.setAttribute("aria-label", `${at + 1}/${count}`);
  if (at === 0 && known.first && !known.firstHead) page.querySelector(":scope > header")?.remove(); // the others' is drawn
  if (!known.numbered || (at === 0 && known.first)) return;
  page.querySelector(":scope > header")?.remove();
  let mark = page.querySelector(":scope > .so-trang");
  if (!mark) {
    mark = document.createElement("p");
    mark.className = "so-trang";
    const top = page.style.paddingTop || getComputedStyle(page).paddingTop;
    mark.style.top = `${Math.max(0, parseFloat(top) / 2)}${/pt$/.test(top) ? "pt" : "px"}`;
    page.append(mark);
  }
  if (mark.textContent !== String(at + 1)) mark.textContent = String(at + 1);
}

/** What draws the newest state of a paper into `host`, one after another, and never two at once: a function to call at
 * each change. `address` tells where the paper is to be had, nothing where there is none; `missing` why it cannot be drawn;
 * the place of the scroll stays, the page is as wide as its room, `drawn` is called with each new page. Where `given` has
 * the newest text of the paper already, it is not asked for; `held` of what is called tells what is needed for that. */
export function painter(host, { count, address, revision, given = () => null, missing = () => "", drawn = () => {} }) {
  const paper = new Paper(host);
  let busy = false, again = false, at = "", sign = "";

  /** The newest text in the paper as it stands: how many pages, 0 where it is to be drawn as a whole. */
  const patched = async (told) => (told?.sign && told.sign === sign ? paper.patch(told.text) : 0);

  const whole = async (turn_) => {
    const answer = await fetch(`${at}?r=${turn_}`);
    if (answer.status !== 200) return 0;
    const top = host.scrollTop;
    const pages = await paper.whole(await answer.blob());
    sign = answer.headers.get("X-Dau") ?? "";
    host.scrollTop = top;
    widen(host);
    return pages;
  };
  const round = async () => {
    const turn_ = revision(), told = given();
    if (address() !== at) { at = address(); sign = ""; }
    const pages = at && (await patched(told) || await whole(turn_));
    older(host, pages ? "" : missing());
    if (!pages) return;
    count.textContent = count.dataset.mau.replace("{count}", pages);
    drawn();
    host.dataset.lan = turn_;
  };
  new ResizeObserver(() => widen(host)).observe(host);
  const paint = async () => {
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
  paint.held = () => (address() === at ? sign : "");
  return paint;
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
  const some = styles ? [body] : body;
  for (const one of some.flatMap((each) => [each, ...each.querySelectorAll("[style*='line-height']")])) {
    const style = one.getAttribute("style");
    if (style?.includes("line-height")) one.setAttribute("style", mend(style));
  }
  if (!styles) return;
  for (const style of styles.querySelectorAll("style")) style.textContent = mend(style.textContent);
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
function lower(paragraphs) {
  const found = [];
  for (const one of paragraphs) {
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
