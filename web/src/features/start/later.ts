// Which questions of a filing are asked on their own, and which are answered by filling in the form?
import { isEmptyAt, type Written } from './written'
import type { Question } from './questions'

// The server takes these facts from the form where it can (src/form/facts.cpp); asked here they would be asked twice.
const written: Readonly<Record<string, readonly string[]>> = {
  'subject.name': ['subject.name'],
  'subject.business_scope': ['subject.business_scope'],
  'order.site_count': ['services[0].kind'],
  'order.domain_count': ['services[0].domains[0].name'],
  'head.is_legal_representative': ['head.name', 'legal_representative.name'],
  'service_head.is_legal_representative': ['services[0].head.name', 'legal_representative.name'],
  'service_head.same_as_head': ['head.certificate_number', 'services[0].head.certificate_number'],
  'service.kind': ['services[0].kind'],
  'service.name': ['services[0].name'],
  'service.remark': ['services[0].remark'],
  'service.home_url_count': ['services[0].url'],
  'service.domain_count': ['services[0].domains[0].name'],
  'service.content': ['services[0].contents'],
  'service.preapproval': ['services[0].approvals'],
  'domain.owner': ['services[0].domains[0].holder'],
  'domain.suffix': ['services[0].domains[0].name'],
  'domain.prefix': ['services[0].domains[0].name'],
  'domain.days_left': ['services[0].domains[0].expires'],
  'domain.real_name_days': ['services[0].domains[0].verified'],
}
const ofPerson = /^(head|service_head)\.(residency|age|sex|id_province|id_number_prefix|id_validity_days|name|id_number)$/

function pathsOf(fact: string): readonly string[] | undefined {
  const [, role, what] = ofPerson.exec(fact) ?? []
  if (!role) return written[fact]
  const group = role === 'head' ? 'head' : 'services[0].head'
  if (what === 'name') return [`${group}.name`]
  return what === 'id_validity_days' ? [`${group}.certificate_until`] : [`${group}.certificate_type`, `${group}.certificate_number`]
}

/** What decides a document comes at once, in the server's order; the rest only once the form has not answered it. */
export function askNow(questions: readonly Question[], form: Written): Question[] {
  const byForm = (question: Question): boolean => pathsOf(question.fact)?.some((path) => isEmptyAt(form, path)) ?? false
  const once = [...new Map(questions.map((question) => [question.fact, question])).values()]
  return once.filter((question) => (question.type !== 'text' && question.decides.length > 0) || !byForm(question))
}
