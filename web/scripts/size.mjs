// Gzip size of everything that must arrive before Today can be used; exits 1 above the bar.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const barKilobytes = 350;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const files = new Set();
const seen = new Set();
const visit = (key) => {
  if (seen.has(key)) return;
  seen.add(key);
  const chunk = manifest[key];
  files.add(chunk.file);
  chunk.css?.forEach((file) => files.add(file));
  chunk.imports?.forEach(visit);
};
visit('index.html');
visit('src/app/today/list.tsx');

let total = 0;
for (const file of files) {
  const bytes = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += bytes;
  console.log(`${(bytes / 1024).toFixed(1).padStart(7)} KB  ${file}`);
}
console.log(`${(total / 1024).toFixed(1).padStart(7)} KB  first load, gzip (bar: ${barKilobytes} KB)`);
if (total > barKilobytes * 1024) process.exit(1);
