// What template engines of JavaScript take for one document: node peers.mjs NAME FORM VALUES ROUNDS OUT
// One line of JSON: the version, the milliseconds of each round. The form is opened and filled anew each time, as its
// manual shows; the last document is written to OUT.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [name, form, values, rounds, out] = process.argv.slice(2);
const require = createRequire(join(process.cwd(), "package.json"));
const data = JSON.parse(readFileSync(values, "utf8"));
const bytes = readFileSync(form);

const engines = {
  docxtemplater: () => {
    const Docxtemplater = require("docxtemplater"), PizZip = require("pizzip");
    return async () => {
      const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "easy-template-x": () => {
    const { TemplateHandler } = require("easy-template-x");
    return () => new TemplateHandler().process(bytes, data);
  },
};

const once = engines[name]();
await once(); // what is compiled when it runs first is not counted
const times = [];
let made;
for (let round = 0; round < Number(rounds); round += 1) {
  const start = performance.now();
  made = await once();
  times.push(performance.now() - start);
}
writeFileSync(out, made);
const version = JSON.parse(readFileSync(join(process.cwd(), "node_modules", name, "package.json"), "utf8")).version;
console.log(JSON.stringify({ version, times }));
