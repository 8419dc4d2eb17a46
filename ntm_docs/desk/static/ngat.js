// Where pages end: blocks that are laid out → what stands on each page. The blocks stay as they are, a page gets copies,
// so that of a paper that changes only the pages and paragraphs are made anew that are others.

const LEAST = 2; // lines of a paragraph that stay together at a break (widow and orphan control)
const SLACK = 1.5; // pixels that a line may stand out of the page: rounding

/** What stands on each page of a height: parts `{ element, from, to }`, in lines of a paragraph or rows of a table, without
 * both the whole. `of` tells of a block what stays with the next. */
export function pagesOf(blocks, height, of) {
  const pieces = blocks.flatMap((element) => piecesOf(element, of(element) ?? {}));
  const breaks = breaksIn(pieces, height);
  return breaks.map((from, at) => partsOf(pieces.slice(from, breaks[at + 1] ?? pieces.length)));
}

/** Lines of a paragraph, rows of a table, or the whole: each with its place and whether a break may come before it. */
function piecesOf(element, known) {
  const box = element.getBoundingClientRect();
  if (element.tagName === "TABLE" && element.rows.length) return rowsOf(element, known);
  const tops = element.tagName === "P" && !known.lines ? linesOf(element, box.top) : [];
  if (tops.length < 2 * LEAST) return [{ element, top: box.top, bottom: box.bottom, next: known.next, whole: true }];
  return tops.map((top, at) => ({
    element, line: at, count: tops.length, top: at ? top : box.top, bottom: at + 1 < tops.length ? tops[at + 1] : box.bottom,
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
      element: table, row: at, count: rows.length, heads, high: at > heads ? high : 0, top: box.top, bottom: box.bottom,
      closed: at > 0 && at <= heads, next: known.rows?.[at]?.next,
    };
  });
}

const lines = new WeakMap(); // of a paragraph that stands as it was: the tops of its lines below its own

/** The top of each line, from the boxes of its text. */
function linesOf(paragraph, above) {
  if (!lines.has(paragraph)) lines.set(paragraph, lineTops(paragraph).map((top) => top - above));
  return lines.get(paragraph).map((top) => top + above);
}

function lineTops(paragraph) {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  const boxes = [...range.getClientRects()].filter((one) => one.width > 0 && one.height > 0).sort((a, b) => a.top - b.top);
  const found = [];
  for (const box of boxes) {
    const last = found.at(-1);
    if (last && box.top < last.bottom - last.height / 2) {
      last.top = Math.min(last.top, box.top);
      continue;
    }
    found.push({ top: box.top, bottom: box.bottom, height: box.height });
  }
  return found.map((one) => one.top);
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

/** The pieces of one page, block by block. */
function partsOf(pieces) {
  const found = [];
  for (let at = 0, to = 0; at < pieces.length; at = to) {
    const first = pieces[at], { element } = first;
    for (to = at + 1; pieces[to]?.element === element; ) to += 1;
    const from = first.row ?? first.line ?? 0, whole = first.whole || to - at === first.count;
    if (whole) found.push({ element });
    else if (first.row !== undefined) found.push({ element, from, to: from + to - at, heads: from > first.heads ? first.heads : 0 });
    else found.push({ element, from, to: from + to - at, ...ends(element, first, to - at) });
  }
  return found;
}

/** Where in its text the lines of a page begin and end. */
function ends(paragraph, first, count) {
  const tops = linesOf(paragraph, paragraph.getBoundingClientRect().top), to = first.line + count;
  const begin = first.line ? textAt(paragraph, tops[first.line]) : null;
  if (to === first.count) return { begin };
  return { begin, end: textAt(paragraph, tops[to]), full: getComputedStyle(paragraph).textAlign === "justify" };
}

/** The first letter at a height or below: the number of its text in the paragraph, and its number in that; null without one. */
function textAt(paragraph, top) {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(), text = 0; node; node = walk.nextNode(), text += 1) {
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
    return { text, letter: low };
  }
  return null;
}

/** A copy of a part for its page. */
export function copyOf({ element, from, to, heads, begin, end, full }) {
  if (from === undefined) return element.cloneNode(true);
  if (element.tagName === "TABLE") return rowsCopied(element, from, to, heads);
  const copy = element.cloneNode(true);
  if (end) cut(copy, end, "con-nua");
  if (end && full) copy.classList.add("deu");
  if (begin) cut(copy, begin, "noi-tiep");
  return copy;
}

function rowsCopied(table, from, to, heads) {
  const copy = table.cloneNode(false);
  const group = table.querySelector(":scope > colgroup");
  if (group) copy.append(group.cloneNode(true));
  const body = document.createElement("tbody");
  const rows = [...table.rows];
  body.append(...[...rows.slice(0, heads), ...rows.slice(from, to)].map((row) => row.cloneNode(true)));
  copy.append(body);
  return copy;
}

/** Takes away what stands behind a place (`con-nua`) or before it (`noi-tiep`). */
function cut(copy, { text, letter }, kind) {
  const walk = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  let node = walk.nextNode();
  for (let at = 0; at < text; at += 1) node = walk.nextNode();
  const range = document.createRange();
  range.selectNodeContents(copy);
  if (kind === "con-nua") range.setStart(node, letter);
  else range.setEnd(node, letter);
  range.deleteContents();
  copy.classList.add(kind);
}
