// The peer of rules.checklist: GoRules ZEN makes the decisions of decisions.txt as one decision table.
//   decide.mjs PROVINCES SITUATIONS FIRED
// Prints the microseconds that all of them take for one situation; writes the rules that fired to FIRED, a line a situation.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import { parse } from 'yaml';

process.on('uncaughtException', (error) => {
  console.error(`decide.mjs: ${error.message}`);
  process.exit(1);
});

const [provinces, situationsFile, firedFile] = process.argv.slice(2);
const wanted = readFileSync(new URL('decisions.txt', import.meta.url), 'utf8')
  .split('\n').filter((line) => line && !line.startsWith('#'));

// `for` and `filing` are short for conditions, with these values where `filing` is absent (docs/rulebook.md).
const usualFilings = ['first', 'new_service', 'new_access', 'change'];
const holders = { person: 'person', organization: { not: 'person' } };

const rules = new Map();
for (const file of readdirSync(provinces).filter((name) => name.endsWith('.yaml'))) {
  const { province, rules: list } = parse(readFileSync(`${provinces}/${file}`, 'utf8'));
  for (const rule of list) rules.set(rule.id, { province, ...rule });
}

const list = (value) => (Array.isArray(value) ? value : [value]);
const literal = (value) => JSON.stringify(value);
const bounds = { under: '<', at_most: '<=', over: '>', at_least: '>=' };

/** A condition on one fact as ZEN writes it in a cell. */
function cell(test, where) {
  if (test === null || typeof test !== 'object' || Array.isArray(test)) {
    const values = list(test);
    return values.length === 1 ? literal(values[0]) : `in ${literal(values)}`;
  }
  return Object.entries(test).map(([operator, value]) => {
    // A fact that does not exist fulfils nothing here, while ZEN would find null to be "not in" any list.
    if (operator === 'not') return `$ != null and $ not in ${literal(list(value))}`;
    if (operator in bounds) return `$ != null and $ ${bounds[operator]} ${literal(value)}`;
    throw new Error(`${where}: "${operator}" is no simple condition; choose another rule in decisions.txt`);
  }).join(' and ');
}

/** Every condition of a rule, by fact; two on one fact stand side by side in one cell. */
function cells(id) {
  const rule = rules.get(id);
  if (!rule) throw new Error(`${id}: no such rule in ${provinces}; mend decisions.txt`);
  for (const key of ['who', 'must', 'constrains', 'instead_of', 'disputed', 'until'])
    if (key in rule) throw new Error(`${id}: has "${key}", which ZEN's table cannot say; choose another rule in decisions.txt`);
  const tests = [['filing.province', rule.province], ['filing.kind', rule.filing ?? usualFilings]];
  if (rule.for in holders) tests.push(['subject.kind', holders[rule.for]]);
  tests.push(...Object.entries(rule.when ?? {}));
  const byFact = {};
  for (const [fact, test] of tests)
    byFact[fact] = fact in byFact ? `${unary(byFact[fact])} and ${unary(cell(test, id))}` : cell(test, id);
  return byFact;
}
const unary = (text) => (text.startsWith('$') ? text : text.startsWith('in ') ? `$ ${text}` : `$ == ${text}`);

const rows = wanted.map((id) => ({ id, cells: cells(id) }));
const facts = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))];
const table = {
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    { id: 'table', type: 'decisionTableNode', name: 'decisions', position: { x: 1, y: 0 },
      content: {
        hitPolicy: 'collect',
        inputs: facts.map((fact) => ({ id: fact, name: fact, type: 'expression', field: fact })),
        outputs: [{ id: 'rule', name: 'rule', type: 'expression', field: 'rule' }],
        rules: rows.map((row) => ({
          _id: row.id, rule: literal(row.id), ...Object.fromEntries(facts.map((fact) => [fact, row.cells[fact] ?? ''])),
        })),
      } },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 2, y: 0 } },
  ],
  edges: [
    { id: 'a', type: 'edge', sourceId: 'in', targetId: 'table' },
    { id: 'b', type: 'edge', sourceId: 'table', targetId: 'out' },
  ],
};

const situations = readFileSync(situationsFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const engine = new ZenEngine();
const decision = engine.createDecision(table);
decision.validate();

const answers = [];
for (const situation of situations) {
  const { result } = await decision.evaluate(situation);
  answers.push(result.map((hit) => hit.rule).sort().join(' '));
}
writeFileSync(firedFile, answers.map((line) => line + '\n').join(''));

// The engine's own clock, which leaves out the way from JavaScript into it and back: the figure that speaks best for it.
// The median of each situation's times, so that another program on this core does not count.
const scales = { ns: 1e-3, 'µs': 1, ms: 1e3, s: 1e6 };
function microseconds(text) {
  const [, number, scale] = /^([\d.]+)\s*(\D+)$/.exec(text);
  return Number(number) * scales[scale];
}
const times = situations.map(() => []);
const started = performance.now();
while (times[0].length < 5 || performance.now() - started < 1000) {
  for (const [i, situation] of situations.entries())
    times[i].push(microseconds((await decision.evaluate(situation)).performance));
}
engine.dispose();
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
console.log(times.map(median).reduce((sum, time) => sum + time) / times.length);
