#include "reading/kind.h"

#include <algorithm>

namespace beian::reading {

// Each in its own file in kinds/.
extern const Kind kIdCardFront, kIdCardBack, kResidencePermitFront, kResidencePermitBack,
    kHmtResidencePermitFront, kHmtResidencePermitBack, kHmtTravelPermitFront, kHmtTravelPermitBack,
    kTwTravelPermitFront, kTwTravelPermitBack, kPermanentResidentFront, kPermanentResidentBack, kPassport,
    kBusinessLicense, kLawFirmFirst, kLawFirmRegistration, kLawFirmChanges, kLawFirmInspections,
    kOrgCertificate, kOrgCodeCertificate, kDomainCertificate, kAuthorizationLetter, kSiteHeadAuthorization,
    kPledgeLetter;

std::span<const Kind* const> all_kinds() {
    static const Kind* const kKinds[] = {
        &kIdCardFront,
        &kIdCardBack,
        &kResidencePermitFront,
        &kResidencePermitBack,
        &kHmtResidencePermitFront,
        &kHmtResidencePermitBack,
        &kHmtTravelPermitFront,
        &kHmtTravelPermitBack,
        &kTwTravelPermitFront,
        &kTwTravelPermitBack,
        &kPermanentResidentFront,
        &kPermanentResidentBack,
        &kPassport,
        &kBusinessLicense,
        &kLawFirmFirst,
        &kLawFirmRegistration,
        &kLawFirmChanges,
        &kLawFirmInspections,
        &kOrgCertificate,
        &kOrgCodeCertificate,
        &kDomainCertificate,
        &kAuthorizationLetter,
        &kSiteHeadAuthorization,
        &kPledgeLetter,
    };
    return kKinds;
}

std::vector<Recognised> recognise(const Sheet& sheet) {
    std::vector<Recognised> found;
    for (const Kind* kind : all_kinds()) {
        double score = 0;
        for (const Mark& mark : kind->marks)
            if (sheet.says(mark.words)) score += mark.weight;
        if (kind->speaks_for != nullptr) score += kind->speaks_for(Form(sheet, kind->labels));
        if (score > 0) found.push_back({kind, score});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return found;
}

std::vector<std::string_view> needed_fields(std::string_view document, std::string_view side) {
    std::vector<std::string_view> fields;
    for (const Kind* kind : all_kinds()) {
        if (kind->document != document || kind->side != side) continue;
        for (std::string_view rest = kind->needed; !rest.empty();) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            fields.push_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        break;
    }
    return fields;
}

}  // namespace beian::reading
