// A .docx itself: what docx-preview does not tell of it (what stays with the next, rows that are heads, whether pages are
// numbered), and its text as blocks, so that two states of it can be compared.

export async function facts(bytes) {
  const zip = await window.JSZip.loadAsync(bytes);
  const read = async (path) => zip.file(path)?.async("string") ?? "";
  const xml = (text) => (text ? new DOMParser().parseFromString(text, "application/xml") : null);
  const [text, styles] = await Promise.all([read("word/document.xml"), read("word/styles.xml")]);
  const document_ = xml(text), kept = stylesThat(xml(styles));
  const told = [...(document_?.getElementsByTagName("w:body")[0]?.children ?? [])]
    .filter((one) => ["p", "tbl"].includes(one.localName)).map((one) => block(one, kept));
  const heads = await Promise.all(zip.file(/^word\/header\d*\.xml$/).map((one) => one.async("string")));
  return {
    told, kept, text: textOf(text), numbered: heads.some((head) => /instr[^>]*>?[^<]*\bPAGE\b/.test(head)),
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

export function block(element, styles) {
  if (element.localName === "p") return paragraph(element, styles);
  const rows = [...element.children].filter((one) => one.localName === "tr").map((row) => {
    const trPr = child(row, "trPr");
    const first = row.getElementsByTagName("w:p")[0];
    return { head: on(trPr, "tblHeader") ?? false, next: first ? paragraph(first, styles).next : false };
  });
  return { rows, next: rows.length > 0 && rows.every((row) => row.next) };
}

/** The text of a document: what stands before and behind its blocks, and each block; null where that is not plain. */
export function textOf(document_) {
  const begin = /<w:body>/.exec(document_), end = document_.lastIndexOf("</w:body>");
  if (!begin || end < 0) return null;
  const from = begin.index + begin[0].length, body = document_.slice(from, end);
  if (/<[!?]/.test(body)) return null;
  const blocks = [];
  let depth = 0, start = 0;
  for (const { 0: tag, index } of body.matchAll(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g)) {
    if (!depth) start = index;
    if (tag[1] === "/") depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (!depth) blocks.push(body.slice(start, index + tag.length));
  }
  const last = blocks.at(-1)?.startsWith("<w:sectPr") ? blocks.pop() : "";
  if (depth || !blocks.every((one) => /^<w:(?:p|tbl)\b/.test(one))) return null;
  return { head: document_.slice(0, from), blocks, tail: last + document_.slice(end) };
}

/** Where two lists of blocks differ: `from` up to `old` before, up to `to` now; each with a block that went. */
export function runsIn(before, now) {
  const runs = [];
  if (before.length === now.length) {
    for (let at = 0; at < now.length; at += 1) {
      if (before[at] === now[at]) continue;
      if (runs.at(-1)?.to === at) runs.at(-1).old = runs.at(-1).to = at + 1;
      else runs.push({ from: at, old: at + 1, to: at + 1 });
    }
    return runs;
  }
  let from = 0, behind = 0;
  const most = Math.min(before.length, now.length);
  while (from < most - 1 && before[from] === now[from]) from += 1;
  while (behind < most - from - 1 && before.at(-1 - behind) === now.at(-1 - behind)) behind += 1;
  return [{ from, old: before.length - behind, to: now.length - behind }];
}
