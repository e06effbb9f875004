// Writes random situations, one JSON object a line: situations.mjs FACTS.YAML COUNT. The same seed every time, so that both
// sides and every run see the same ones. Facts that do not exist in a situation are left out, as the rulebook's
// only_when says; every other fact that the decisions read is there.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const [factsFile, count] = process.argv.slice(2);
const facts = parse(readFileSync(factsFile, 'utf8')).facts;

// With this seed each of the decisions is made in at least one of 1,000 situations.
let state = 20261129;
// A linear congruential generator with Numerical Recipes' constants; its high bits are good enough to draw from.
function below(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
}
const one = (list) => list[below(list.length)];
const chance = (percent) => below(100) < percent;
const any = (fact) => one(Object.keys(facts[fact].values));
// Who files most, and those that provinces treat apart.
const organisations = ['enterprise', 'enterprise', 'individual_business', 'law_firm', 'public_institution', 'government', 'hospital'];
// Rules about age turn on the years around 18.
const age = () => (chance(40) ? 13 + below(6) : 20 + below(55));

const provinces = Object.keys(facts['filing.province'].values);

function situation(i) {
  const province = provinces[i % provinces.length];
  const person = chance(40);
  const home = () => (chance(50) ? province : any('filing.province'));
  const residency = () => (chance(70) ? 'mainland' : any('head.residency'));
  const known = {
    'filing.kind': one(['first', 'new_service', 'new_access', 'change']),
    'filing.province': province,
    'subject.kind': person ? 'person' : one(organisations),
    'head.residency': residency(),
    'head.age': age(),
    'subject.site_count': 1 + below(chance(30) ? 50 : 6),
    'subject.domain_count': 1 + below(8),
    'order.site_count': 1 + below(3),
    'order.domain_count': 1 + below(7),
    'service.kind': 'website',
    'service.domain_count': 1 + below(3),
    'domain.owner': chance(30) ? 'legal_representative' : any('domain.owner'),
    'domain.registered_abroad': chance(20),
  };
  if (known['head.residency'] === 'mainland') known['head.id_province'] = home();
  if (person) return known;
  const head = chance(60), serviceHead = !head && chance(50), same = !head && !serviceHead && chance(50);
  known['subject.renamed'] = chance(30);
  known['subject.has_seal'] = chance(60);
  known['subject.business_status'] = chance(80) ? 'normal' : any('subject.business_status');
  known['head.is_legal_representative'] = head;
  known['service_head.is_legal_representative'] = serviceHead;
  known['service_head.same_as_head'] = same;
  known['service_head.age'] = same ? known['head.age'] : age();
  known['legal_representative.residency'] = head ? known['head.residency'] : residency();
  return known;
}

function nested(known) {
  const tree = {};
  for (const [name, value] of Object.entries(known)) {
    const [of, what] = name.split('.');
    (tree[of] ??= {})[what] = value;
  }
  return tree;
}

for (let i = 0; i < Number(count); ++i) console.log(JSON.stringify(nested(situation(i))));
