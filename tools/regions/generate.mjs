// Turns the published region tables into the C++ table src/identity/region.cpp includes.
//   node tools/regions/generate.mjs <node_modules with gb2260 and @vant/area-data> <regions.inc>
import { writeFileSync } from 'node:fs';
import { grouping, readTables } from './tables.mjs';

const [modules, output] = process.argv.slice(2);
if (!modules || !output) {
  console.error('usage: generate.mjs <node_modules> <output>');
  process.exit(2);
}

const tables = readTables(modules);

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
tables.forEach(({ names }, index) => {
  for (const code of Object.keys(names)) {
    const seen = codes.get(code) ?? { first: index };
    codes.set(code, { ...seen, last: index });
  }
});

const rows = [...codes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, { first, last }]) => {
  // 0 = already in the earliest table, 0 = still in the latest one: beyond them the packages know nothing. Between two tables years apart
  // nobody knows when: the earliest year is taken, so that no number is refused that may have been given out.
  const since = first === 0 ? 0 : Math.min(tables[first].year, tables[first - 1].year + 1);
  const until = last === tables.length - 1 ? 0 : tables[last + 1].year;
  return `    {${code}, ${since}, ${until}, ${JSON.stringify(fullName(tables[last].names, code))}},`;
});

writeFileSync(
  output,
  [
    '// Written by tools/regions/generate.mjs from npm gb2260 and @vant/area-data; do not edit.',
    `constexpr int kEarliestTableYear = ${tables[0].year};`,
    `constexpr int kLatestTableYear = ${tables[tables.length - 1].year};`,
    'constexpr Region kRegions[] = {',
    ...rows,
    '};',
    '',
  ].join('\n'),
);
