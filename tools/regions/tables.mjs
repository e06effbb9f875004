// Which region codes were listed when? The yearly tables of npm gb2260 (GB/T 2260, 2002 to 2016), and what @vant/area-data lists since:
// a table for choosing a place, well kept, which holds more than the standard does. What is no code of the standard is left out here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

// Levels that only group others ("市辖区", "县", "省直辖县级行政区划") say nothing in a full name.
export const grouping = /^(市辖区|县|市|.*直辖县级行政(区划|单位))$/;

// Of the last table of area-data 2.1.0: 和康县 and 和安县 of December 2024 are its youngest places.
const latestYear = 2024;

// Zones are run like districts and have no code; statistics number them 71 to 79 and from 90.
const zone = /(开发区|园区|新区|管理区|管委会|示范区|高新区|经开区|新城|合作区|行政委员会)$/;
// Cities without districts: towns stand there in the place of districts.
const undivided = new Set(['4419', '4420', '4604']);
// Counties under the province that area-data puts under a city (定州, 辛集), and districts of a forest administration (大兴安岭).
const misplaced = new Set(['130181', '130682', '232761', '232762', '232763', '232764']);

function isOfTheStandard(code, name, before) {
  if (code in before) return true;
  const county = Number(code.slice(4));
  const underProvince = code.slice(2, 4) === '90';
  if (code >= '700000' || misplaced.has(code) || (county > 0 && undivided.has(code.slice(0, 4)))) return false;
  return !(zone.test(name) || (!underProvince && ((county >= 71 && county <= 79) || county >= 90)));
}

/** What is listed now, in the way of the yearly tables: with the levels that only group, and under the names that these have there. */
function latestTable(listed, before) {
  const now = Object.fromEntries(Object.entries(listed).filter(([code, name]) => isOfTheStandard(code, name, before)));
  for (const [code, name] of Object.entries(before)) {
    const isKept = code >= '700000' || /^1390(00|01|02)$/.test(code) || (grouping.test(name) && (code.endsWith('00') || `${code.slice(0, 4)}00` in now));
    if (isKept) now[code] = name;
  }
  return Object.fromEntries(Object.entries(now).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Oldest first: the year of each table and its names by code. `modules`: where npm put the two packages. */
export function readTables(modules) {
  const read = (name) => JSON.parse(readFileSync(join(modules, 'gb2260/lib', name), 'utf8'));
  const yearly = read('revisions.json').map(String).sort().map((revision) => ({ year: Number(revision.slice(0, 4)), names: read(`${revision}.json`) }));
  const { areaList } = createRequire(import.meta.url)(resolve(modules, '@vant/area-data/dist/index.cjs'));
  const listed = { ...areaList.province_list, ...areaList.city_list, ...areaList.county_list };
  const tables = [...yearly, { year: latestYear, names: latestTable(listed, yearly[yearly.length - 1].names) }];
  for (const { year, names } of tables) {
    const odd = Object.keys(names).find((code) => !/^[1-9]\d{5}$/.test(code));
    if (odd) throw new Error(`${year}: odd code ${odd}`);
    if (Object.keys(names).length < 3000) throw new Error(`${year}: only ${Object.keys(names).length} region codes in ${modules}: are the packages whole?`);
  }
  return tables;
}
