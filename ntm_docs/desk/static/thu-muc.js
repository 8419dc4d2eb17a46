// Papers and whole folders, chosen or dropped: each file keeps its place in its folder, so that a dossier stays one.

const form = document.querySelector("form[data-ca-thu-muc]");
const input = form.querySelector("#tep"), folder = form.querySelector("#thu-muc");
const places = form.querySelector("[name=duong]"), said = form.querySelector("[data-da-tha]");
const WANTED = "moiTep" in form.dataset ? /./ : /\.(docx|txt|zip)$/i, EMPTY = "moiTep" in form.dataset, OURS = /^(~\$|\.)/;
const DEEPEST = 20, MOST = 5000;

form.querySelector("[data-thu-muc]").hidden = false;

/** `found` are files with their paths; what is not wanted here is named, not sent. */
function take(found, name) {
  const wanted = found.filter(({ file }) => WANTED.test(file.name) && !OURS.test(file.name) && (file.size || EMPTY));
  const board = new DataTransfer();
  for (const { file } of wanted) board.items.add(file);
  input.files = board.files;
  const others = found.filter((one) => !wanted.includes(one)).map(({ file }) => file.name);
  places.value = name ? JSON.stringify({ duong: wanted.map((one) => one.path), boQua: others.slice(0, 200) }) : "";
  said.textContent = name
    ? said.dataset.mau.replace("{count}", wanted.length).replace("{folder}", name).replace("{others}", others.length) : "";
  judge();
}

function judge() {
  const size = [...input.files].reduce((sum, one) => sum + one.size, 0);
  const large = size > Number(input.dataset.nhieuNhat);
  const many = input.files.length > Number(input.dataset.nhieuTep);
  input.setCustomValidity(large ? input.dataset.quaLon : many ? input.dataset.quaNhieu : "");
  if (large || many) input.reportValidity();
}

input.addEventListener("change", () => { places.value = ""; said.textContent = ""; folder.value = ""; });
folder.addEventListener("change", () => {
  const found = [...folder.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
  if (found.length) take(found, found[0].path.split("/")[0]);
});

for (const name of ["dragover", "dragleave", "drop"]) {
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("tren", name === "dragover");
  });
}
form.addEventListener("drop", async (event) => {
  const entries = [...event.dataTransfer.items].map((one) => one.webkitGetAsEntry?.()).filter(Boolean);
  const files = [...event.dataTransfer.files]; // the board is empty after the first await
  const folders = entries.filter((one) => one.isDirectory);
  if (!folders.length) { if (files.length) take(files.map((file) => ({ file, path: "" })), ""); return; }
  const found = [];
  for (const one of entries) await walk(one, found, 0);
  take(found, folders.length === 1 ? folders[0].name : folders.map((one) => one.name).join(", "));
});

async function walk(entry, found, depth) {
  if (depth > DEEPEST || found.length >= MOST) return;
  if (entry.isFile) {
    const file = await new Promise((done, failed) => entry.file(done, failed)).catch(() => null);
    if (file) found.push({ file, path: entry.fullPath.replace(/^\//, "") });
    return;
  }
  const reader = entry.createReader();
  for (;;) { // a hundred at a time
    const some = await new Promise((done, failed) => reader.readEntries(done, failed)).catch(() => []);
    if (!some.length) return;
    for (const one of some) await walk(one, found, depth + 1);
  }
}
