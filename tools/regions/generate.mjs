// Turns the published region tables of npm `gb2260` into the C++ table src/identity/region.cpp includes.
//   node tools/regions/generate.mjs <folder of the package> <regions.inc>
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, output] = process.argv.slice(2);
if (!folder || !output) {
  console.error('usage: generate.mjs <folder of npm gb2260> <output>');
  process.exit(2);
}

const read = (name) => JSON.parse(readFileSync(join(folder, 'lib', name), 'utf8'));
const revisions = read('revisions.json').map(String).sort();
const tables = revisions.map((revision) => read(`${revision}.json`));
const yearOf = (index) => Number(revisions[index].slice(0, 4));

// Levels that only group others ("市辖区", "县", "省直辖县级行政区划") say nothing in a full name.
const grouping = /^(市辖区|县|市|.*直辖县级行政(区划|单位))$/;

function fullName(table, code) {
  const parts = [];
  for (const level of [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code]) {
    const name = table[level];
    if (!name || parts.includes(name)) continue;
    if (level !== code && grouping.test(name)) continue;
    parts.push(name);
  }
  return parts.join('');
}

const codes = new Map();
tables.forEach((table, index) => {
  for (const code of Object.keys(table)) {
    if (!/^[1-9]\d{5}$/.test(code)) throw new Error(`${revisions[index]}: odd code ${code}`);
    const seen = codes.get(code) ?? { first: index };
    codes.set(code, { ...seen, last: index });
  }
});
if (codes.size < 3000) throw new Error(`only ${codes.size} region codes in ${folder}: is the package whole?`);

const rows = [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { first, last }]) => {
  // 0 = already in the earliest table, 0 = still in the latest one: beyond them the package knows nothing.
  const since = first === 0 ? 0 : yearOf(first);
  const until = last === revisions.length - 1 ? 0 : yearOf(last + 1);
  return `    {${code}, ${since}, ${until}, ${JSON.stringify(fullName(tables[last], code))}},`;
});

writeFileSync(
  output,
  [
    '// Written by tools/regions/generate.mjs from npm gb2260; do not edit.',
    `constexpr int kEarliestTableYear = ${yearOf(0)};`,
    `constexpr int kLatestTableYear = ${yearOf(revisions.length - 1)};`,
    'constexpr Region kRegions[] = {',
    ...rows,
    '};',
    '',
  ].join('\n'),
);
