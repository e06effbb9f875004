#include "identity/credit_code.h"
#include "identity/domain_name.h"
#include "identity/icp_number.h"
#include "identity/mrz.h"
#include "identity/permit.h"
#include "identity/phone.h"
#include "identity/resident_id.h"
#include "identity/verification.h"

namespace beian::identity {

namespace {

constexpr Kind kKinds[] = {Kind::Id,    Kind::Uscc, Kind::Permit,       Kind::Passport, Kind::Mrz,
                           Kind::Phone, Kind::Icp,  Kind::Organisation, Kind::Licence,  Kind::Domain};

template <class T>
Verification conclude(Kind kind, const Checked<T>& checked, CivilDay today) {
    Verification verification;
    verification.kind = kind;
    verification.valid = checked.has_value();
    if (checked) {
        tell(*checked, today, verification);
    } else {
        verification.refusal = checked.error();
    }
    return verification;
}

}  // namespace

std::string_view name_of(Kind kind) {
    switch (kind) {
        case Kind::Id:
            return "id";
        case Kind::Uscc:
            return "uscc";
        case Kind::Permit:
            return "permit";
        case Kind::Passport:
            return "passport";
        case Kind::Mrz:
            return "mrz";
        case Kind::Phone:
            return "phone";
        case Kind::Icp:
            return "icp";
        case Kind::Organisation:
            return "org";
        case Kind::Licence:
            return "licence";
        case Kind::Domain:
            return "domain";
    }
    return {};
}

std::optional<Kind> find_kind(std::string_view name) {
    for (const Kind kind : kKinds) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

std::span<const Kind> kinds() {
    return kKinds;
}

Verification verify(Kind kind, std::string_view value, CivilDay today) {
    switch (kind) {
        case Kind::Id:
            return conclude(kind, parse_resident_id(value, today), today);
        case Kind::Uscc:
            return conclude(kind, parse_credit_code(value), today);
        case Kind::Permit:
            return conclude(kind, parse_permit(value, today), today);
        case Kind::Passport:
            return conclude(kind, parse_passport_number(value), today);
        case Kind::Mrz:
            return conclude(kind, parse_mrz(value, today), today);
        case Kind::Phone:
            return conclude(kind, parse_phone(value), today);
        case Kind::Icp:
            return conclude(kind, parse_icp_number(value), today);
        case Kind::Organisation:
            return conclude(kind, parse_organisation_code(value), today);
        case Kind::Licence:
            return conclude(kind, parse_licence_number(value), today);
        case Kind::Domain:
            return conclude(kind, parse_domain(value), today);
    }
    return {};
}

}  // namespace beian::identity
