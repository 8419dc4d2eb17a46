// Rows from Excel: onto the cells of a table from the one that has the focus, or through a box under a list, where it is
// said first what they are taken for. What was put in through the box can be taken back at once.

const REST = 400;

export function pasting({ form, words, base, token, reshape, partsOf }) {
  let rest = 0, turn = 0;

  async function look(box) {
    const panel = box.closest("[data-dan]"), place = panel.querySelector(".dan-doc"), mine = (turn += 1);
    if (!box.value.trim()) { place.replaceChildren(); return; }
    const answer = await fetch(`${base}/dan`, {
      method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ path: JSON.parse(panel.dataset.dan), text: box.value.normalize("NFC") }),
    });
    const told = await answer.json();
    if (mine !== turn) return; // more was pasted meanwhile
    panel.dataset.dong = answer.ok ? told.rows : 0;
    panel.dataset.danhSach = answer.ok ? told.lists : 0;
    place.replaceChildren(line("p", answer.ok ? told.said : told.told));
    if (told.faults?.length) place.append(list(told.faults));
  }

  const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const list = (lines) => {
    const made = document.createElement("ul");
    made.append(...lines.map((one) => line("li", one)));
    return made;
  };

  form.addEventListener("input", (event) => {
    const box = event.target;
    if (!box.closest("[data-dan]") || box.dataset.cho) return;
    clearTimeout(rest);
    rest = setTimeout(() => look(box), REST);
  });

  form.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-dan-vao], button[data-dan-lai]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.danLai) { await back(button); return; }
    const panel = button.closest("[data-dan]"), box = panel.querySelector("textarea"), table = panel.closest("[data-bang]");
    clearTimeout(rest);
    await look(box);
    const rows = Number(panel.dataset.dong || 0);
    if (!rows) { box.focus(); return; }
    const path = JSON.parse(panel.dataset.dan);
    const said = panel.querySelector(".dan-doc p").textContent, several = panel.dataset.danhSach !== "1";
    const made = await reshape(table, [], { path, text: box.value.normalize("NFC") });
    if (!made) return; // told above the form; the text stays
    if (several) { location.reload(); return; } // rows went into another list too
    told(made, said, partsOf(made).length - rows, partsOf(made).length); // a starter's blank one has made way
  });

  /** Under the list: what was put in, and the way back. */
  function told(table, said, from, to) {
    const place = document.createElement("p");
    place.setAttribute("role", "status");
    const undo = Object.assign(line("button", words.danLai), { type: "button", className: "phu" });
    Object.assign(undo.dataset, { danLai: "1", tu: from, den: to });
    place.append(`${words.danXong.replace("{rows}", to - from)} ${said} `, undo);
    table.querySelector("[data-dan]").before(place);
    undo.focus();
  }

  async function back(button) {
    const table = button.closest("[data-bang]"), path = JSON.parse(table.dataset.bang);
    const { tu, den } = button.dataset;
    if (partsOf(table).length !== Number(den)) { button.parentElement.remove(); return; } // rows came or went since
    const changes = [];
    for (let at = Number(den) - 1; at >= Number(tu); at -= 1) changes.push({ path: [...path, at], kind: "remove" });
    const made = await reshape(table, changes);
    made?.querySelector("[data-them]")?.focus();
  }

  form.addEventListener("paste", async (event) => {
    const table = event.target.closest("table.nhap");
    if (!table || !event.target.dataset.cho) return;
    const rows = cellsOf(event.clipboardData);
    if (rows.length < 2 && (rows[0]?.length ?? 0) < 2) return;
    event.preventDefault();
    const group = table.closest("[data-bang]");
    const path = JSON.parse(group.dataset.bang);
    const inRow = (cell) => JSON.parse(cell.dataset.cho).slice(path.length + 1);
    const cells = [...table.tBodies[0].rows[0].querySelectorAll("[data-cho]")];
    const heads = [...table.tHead.rows[0].cells].slice(1).map((one) => plain((one.querySelector("[lang=vi]") ?? one).textContent.replace("*", "")));
    const first = JSON.parse(event.target.dataset.cho)[path.length];
    const start = cells.findIndex((one) => `${inRow(one)}` === `${inRow(event.target)}`);
    let columns = cells.slice(start).map(inRow);
    const named = rows[0].map((one) => heads.indexOf(plain(one)));
    if (named.filter((at) => at >= 0).length > 1) { columns = named.map((at) => (at < 0 ? null : inRow(cells[at]))); rows.shift(); }
    const name = table.tHead.rows[0].cells[1 + cells.findIndex((one) => columns.some((part) => part && `${part}` === `${inRow(one)}`))].textContent.trim();
    const asks = words.danHoi.replace("{rows}", rows.length).replace("{first}", first + 1).replace("{column}", name);
    if (!rows.length || !window.confirm(asks)) return;
    const there = partsOf(group).length, changes = [];
    rows.forEach((texts, at) => {
      if (first + at >= there) changes.push({ path: [...path, first + at], kind: "insert" });
      texts.forEach((text, column) => { if (columns[column]) changes.push({ path: [...path, first + at, ...columns[column]], text }); });
    });
    const made = await reshape(group, changes);
    partsOf(made ?? group)[first]?.querySelector("[data-cho]")?.focus();
  });
}

const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase().replace(/[^a-z0-9]/g, "");

/** The HTML's cells as text, else lines and tabs. */
function cellsOf(board) {
  const page = new DOMParser().parseFromString(board.getData("text/html"), "text/html");
  const rows = [...page.querySelectorAll("tr")].map((row) => [...row.cells].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()));
  if (rows.some((row) => row.length)) return rows.filter((row) => row.some(Boolean));
  return board.getData("text/plain").replace(/\r/g, "").split("\n").filter((line) => line.trim()).map((line) => line.split("\t").map((one) => one.trim()));
}
