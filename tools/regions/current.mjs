// The region codes in force now, for the pages: the same table that the server checks against.
//   node tools/regions/current.mjs <node_modules with gb2260 and @vant/area-data> <regions.json>
import { writeFileSync } from 'node:fs';
import { readTables } from './tables.mjs';

const [modules, output] = process.argv.slice(2);
if (!modules || !output) {
  console.error('usage: current.mjs <node_modules> <output>');
  process.exit(2);
}
writeFileSync(output, JSON.stringify(readTables(modules).pop().names));
