// What does a link open, and what is asked of whoever holds it?
#include "desk/filing_desk.h"

#include <algorithm>

namespace beian::desk {

namespace {

bool is_of(rules::Owner of, workflow::Person person) {
    return (person == workflow::Person::Head && of == rules::Owner::Head) ||
           (person == workflow::Person::ServiceHead && of == rules::Owner::ServiceHead);
}

bool names(const std::vector<LinkView::Item>& items, const LinkView::Item& wanted) {
    return std::any_of(items.begin(), items.end(),
                       [&](const LinkView::Item& one) { return one.item == wanted.item; });
}

void ask(LinkView& view, const std::vector<rules::Checklist>& checklists, const rules::Rulebook& rulebook) {
    for (std::size_t service = 0; service < checklists.size(); ++service) {
        for (const rules::Item& item : checklists[service].items) {
            const rules::Material& material = rulebook.materials[item.material];
            // The face is shown by another link.
            if (!is_of(item.of, view.link.person) || material.slug == "face_verification" ||
                item.necessity == rules::Necessity::Advised)
                continue;
            LinkView::Item wanted{item_id(item.of, service, material.slug), {}};
            for (const rules::MaterialIndex one : checklists[service].accepts_of(item))
                wanted.materials.push_back(rulebook.materials[one].slug);
            if (wanted.materials.empty()) wanted.materials.push_back(material.slug);
            auto& list = item.necessity == rules::Necessity::Required ? view.asked : view.perhaps;
            if (!names(list, wanted)) list.push_back(std::move(wanted));
        }
    }
    // What one service surely wants is not in doubt because another may do without.
    std::erase_if(view.perhaps, [&](const LinkView::Item& one) { return names(view.asked, one); });
}

std::string organizer_of(const Declaration& declaration) {
    return declaration.subject_kind == "person" ? std::string{}
                                                : declaration.form.part("subject").value("name");
}

}  // namespace

Result<LinkView> FilingDesk::view_link(const Caller& caller, const std::string& filing) {
    // Not `open_for`: a link that opens nothing any more is told apart from one that never was.
    const auto opened = open({caller.tenant, filing});
    const workflow::Link* link = opened ? opened->filing.find_link(caller.link) : nullptr;
    if (link == nullptr) return Error{ErrorCode::NotFound, "there is no such link"};
    LinkView view{*link, {}, {}, {}};
    const Instant now = parts_.clock.now();
    if (!link->is_live(now)) return view;
    view.organizer = organizer_of(opened->declaration);
    if (link->purpose == workflow::Purpose::Pages) {
        Gathered gathered;
        ask(view, checklists_of(submission_of(*opened, gathered), parts_.books), parts_.books.rulebook);
    }
    const AuditEntry look{
        now, caller.name(), std::string(workflow::slug(caller.role)), "view_link", filing, "open a link", {}};
    parts_.trail.append(caller.tenant, {&look, 1});
    return view;
}

}  // namespace beian::desk
