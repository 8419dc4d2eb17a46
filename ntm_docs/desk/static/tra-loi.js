// Beside a province's text: the answer with it, asked anew at each save and each change of the question.

const form = document.querySelector("#hoi-thu");
const place = document.querySelector("#tra-loi");
let turn = 0;

async function ask() {
  const mine = (turn += 1);
  if (!form.elements.award.value.trim()) { place.replaceChildren(); return; }
  try {
    const answer = await fetch(`/hoi?part&${new URLSearchParams(new FormData(form))}`, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    if (mine !== turn) return; // a newer question is under way
    place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    place.dataset.lan = mine;
  } catch { /* told by the form, which saves the same file */ }
}

document.addEventListener("da-luu", ask);
form.addEventListener("change", ask);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  ask().then(() => place.focus());
});
ask();
