// What every page gains where script runs: progress, dropped files, sizes told before they are sent.

for (const box of document.querySelectorAll("[data-focus]")) box.focus();

for (const button of document.querySelectorAll("[data-in]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const input of document.querySelectorAll("input[type=file]")) {
  const most = Number(input.dataset.nhieuNhat || 0);
  const form = input.closest("form");
  const judge = () => {
    const size = [...input.files].reduce((sum, one) => sum + one.size, 0);
    input.setCustomValidity(most && size > most ? input.dataset.quaLon : "");
    if (most && size > most) input.reportValidity();
  };
  input.addEventListener("change", judge);
  if (!form || "caThuMuc" in form.dataset) continue;
  for (const name of ["dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("tren", name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        judge();
      }
    });
  }
}

// The run is asked once a second, and not while nobody looks.
const watched = document.querySelector("[data-hoi]");
if (watched) {
  const ask = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(watched.dataset.hoi, { headers: { Accept: "text/html" } });
        const text = await answer.text();
        const inner = new DOMParser().parseFromString(text, "text/html");
        const going = inner.querySelector("[data-dang-chay]");
        if (!watched.querySelector(":focus") || !going) watched.replaceChildren(...inner.body.childNodes);
        else watched.querySelector("progress")?.setAttribute("value", inner.querySelector("progress")?.value ?? 0);
        const next = watched.querySelector("[data-di-tiep]");
        if (next) location.replace(next.href);
        if (!going) return;
      } catch { /* the server may be busy or gone; ask again */ }
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
}
