#include "http/routes.h"

#include "http/handlers/handlers.h"

#include <iterator>

namespace beian::http {

namespace {

using enum Method;
using desk::Scope;
using workflow::Role;
using namespace handlers;

constexpr Who kAnyone{};
constexpr Who kEveryone{workflow::Roles{Role::Applicant, Role::Agent, Role::Reviewer, Role::SeniorReviewer,
                                        Role::Administrator, Role::Auditor}};
constexpr Who kOwners{workflow::Roles{Role::Applicant, Role::Agent}};
constexpr Who kReviewers{workflow::Roles{Role::Reviewer, Role::SeniorReviewer}};
constexpr Who kSupervisors{workflow::Roles{Role::SeniorReviewer, Role::Reviewer, Role::Administrator}};
constexpr Who kAdministrators{workflow::Roles{Role::Administrator}};
constexpr Who kAuditors{workflow::Roles{Role::Auditor}};
constexpr Who kWatchers{workflow::Roles{Role::Administrator, Role::Auditor}};
constexpr Who kByLink{workflow::Roles{Role::LinkHolder}};
constexpr Who kInspecting{
    workflow::Roles{Role::Applicant, Role::Agent, Role::Reviewer, Role::SeniorReviewer, Role::LinkHolder}};
// Reading files comes from the desk: who may see what of which filing is its table (desk/access).
constexpr Who kHandsIn{workflow::Roles{Role::Applicant, Role::Agent, Role::LinkHolder}};
constexpr Who kSeesPages{
    workflow::Roles{Role::Applicant, Role::Agent, Role::Reviewer, Role::SeniorReviewer, Role::LinkHolder}};
constexpr Who kSeesForms{workflow::Roles{Role::Applicant, Role::Agent, Role::Reviewer, Role::SeniorReviewer}};

constexpr Takes kNothing = Takes::Nothing;
constexpr Takes kJson = Takes::Json;
constexpr Traits kVersioned{Trait::Versioned};
constexpr Traits kSecret{Trait::Secret};
constexpr Traits kPacked{Trait::Packed};

// Method · path · operation · who · scope · takes · lane · handler
constexpr Route kRoutes[] = {
    {Get, "/health", "getHealth", kAnyone, Scope::Read, kNothing, Lane::Desk, get_health},
    {Get, "/metrics", "getMetrics", kWatchers, Scope::Metrics, kNothing, Lane::Desk, get_metrics},
    {Get, "/jobs/dead", "listDeadJobs", kAdministrators, Scope::Admin, kNothing, Lane::Desk, list_dead_jobs},
    {Post, "/jobs/retries", "retryJob", kAdministrators, Scope::Admin, kJson, Lane::Desk, retry_job},

    {Post, "/setup", "setUp", kAnyone, Scope::Write, kJson, Lane::Password, set_up},
    {Post, "/accounts", "register", kAnyone, Scope::Write, kJson, Lane::Password, register_account},
    {Post, "/session", "logIn", kAnyone, Scope::Write, kJson, Lane::Password, log_in},
    {Delete, "/session", "logOut", kEveryone, Scope::Read, kNothing, Lane::Desk, log_out},
    {Post, "/session/handover", "takeOver", kAnyone, Scope::Write, kJson, Lane::Desk, take_over},
    {Post, "/me/handovers", "beginHandOver", kOwners, Scope::Admin, kNothing, Lane::Desk, begin_hand_over,
     kSecret},
    {Get, "/me", "readMe", kEveryone, Scope::Read, kNothing, Lane::Desk, read_me},
    {Put, "/me/password", "changeMyPassword", kEveryone, Scope::Admin, kJson, Lane::Password,
     change_my_password},
    {Delete, "/me/sessions", "endMyOtherSessions", kEveryone, Scope::Admin, kNothing, Lane::Desk,
     end_my_other_sessions},
    {Post, "/me/totp", "beginTotp", kEveryone, Scope::Admin, kJson, Lane::Password, begin_totp, kSecret},
    {Put, "/me/totp", "confirmTotp", kEveryone, Scope::Admin, kJson, Lane::Desk, confirm_totp, kSecret},
    {Post, "/me/totp/removal", "removeTotp", kEveryone, Scope::Admin, kJson, Lane::Password, remove_totp},
    {Get, "/me/tokens", "listMyTokens", kEveryone, Scope::Admin, kNothing, Lane::Desk, list_my_tokens},
    {Post, "/me/tokens", "createMyToken", kEveryone, Scope::Admin, kJson, Lane::Desk, create_my_token,
     kSecret},
    {Delete, "/me/tokens/{token}", "revokeMyToken", kEveryone, Scope::Admin, kNothing, Lane::Desk,
     revoke_my_token},

    {Get, "/users", "listUsers", kAdministrators, Scope::Admin, kNothing, Lane::Desk, list_users},
    {Post, "/users", "createUser", kAdministrators, Scope::Admin, kJson, Lane::Password, create_user,
     kSecret},
    {Get, "/users/{account}", "readUser", kAdministrators, Scope::Admin, kNothing, Lane::Desk, read_user},
    {Patch, "/users/{account}", "changeUser", kAdministrators, Scope::Admin, kJson, Lane::Password,
     change_user},
    {Get, "/users/{account}/sessions", "listSessions", kAdministrators, Scope::Admin, kNothing, Lane::Desk,
     list_sessions},
    {Delete, "/users/{account}/sessions/{session}", "endSession", kAdministrators, Scope::Admin, kNothing,
     Lane::Desk, end_session},

    {Get, "/retention", "readRetention", kWatchers, Scope::Read, kNothing, Lane::Desk, read_retention},
    {Get, "/keys", "readKeys", kWatchers, Scope::Read, kNothing, Lane::Desk, read_keys},

    {Post, "/checklists", "makeChecklist", kAnyone, Scope::Read, kJson, Lane::Here, make_checklist, kPacked},
    {Post, "/rulebook/explanations", "explainMaterial", kAnyone, Scope::Read, kJson, Lane::Desk,
     explain_material, kPacked},
    {Get, "/rulebook", "readRulebook", kAnyone, Scope::Read, kNothing, Lane::Here, read_rulebook, kPacked},
    {Get, "/rulebook/profiles", "listProfiles", kAnyone, Scope::Read, kNothing, Lane::Here, list_profiles,
     kPacked},
    {Get, "/rulebook/facts", "listFacts", kAnyone, Scope::Read, kNothing, Lane::Desk, list_facts, kPacked},
    {Get, "/rulebook/materials", "listMaterials", kAnyone, Scope::Read, kNothing, Lane::Desk, list_materials,
     kPacked},
    {Get, "/rulebook/fields", "listFields", kAnyone, Scope::Read, kNothing, Lane::Desk, list_fields, kPacked},
    {Get, "/rulebook/reasons", "listReasons", kAnyone, Scope::Read, kNothing, Lane::Desk, list_reasons,
     kPacked},
    {Get, "/rulebook/coverage", "readCoverage", kAnyone, Scope::Read, kNothing, Lane::Here, read_coverage,
     kPacked},
    {Get, "/rulebook/diff", "diffRulebook", kAnyone, Scope::Read, kNothing, Lane::Desk, diff_rulebook,
     kPacked},
    {Get, "/rules", "listRules", kAnyone, Scope::Read, kNothing, Lane::Desk, list_rules, kPacked},
    {Get, "/rules/{rule}", "readRule", kAnyone, Scope::Read, kNothing, Lane::Here, read_rule, kPacked},

    {Get, "/filings", "listFilings", kEveryone, Scope::Read, kNothing, Lane::Desk, list_filings},
    {Post, "/filings", "beginFiling", kOwners, Scope::Write, kJson, Lane::Desk, begin_filing},
    {Get, "/filings/{filing}", "readFiling", kEveryone, Scope::Read, kNothing, Lane::Desk, read_filing},
    {Get, "/filings/{filing}/form", "readForm", kSeesForms, Scope::Read, kNothing, Lane::Desk, read_form},
    {Put, "/filings/{filing}/form", "saveForm", kOwners, Scope::Write, Takes::Form, Lane::Desk, save_form,
     kVersioned},
    {Get, "/filings/{filing}/check", "checkFiling", kSeesForms, Scope::Read, kNothing, Lane::Desk,
     check_filing},
    {Get, "/filings/{filing}/checklist", "readFilingChecklist", kSeesForms, Scope::Read, kNothing, Lane::Desk,
     read_filing_checklist},
    {Post, "/filings/{filing}/submission", "submitFiling", kOwners, Scope::Write, kNothing, Lane::Desk,
     submit_filing, kVersioned},
    {Post, "/filings/{filing}/actions", "actOnFiling", kEveryone, Scope::Write, kJson, Lane::Desk,
     act_on_filing, kVersioned},
    {Post, "/filings/{filing}/presences", "recordPresence", kAdministrators, Scope::Admin, kJson, Lane::Desk,
     record_presence},
    {Post, "/filings/{filing}/presence-checks", "beginPresence", kHandsIn, Scope::Pages, kJson, Lane::Desk,
     begin_presence},
    {Get, "/filings/{filing}/presence-checks/{check}", "readPresence", kHandsIn, Scope::Pages, kNothing,
     Lane::Desk, read_presence},
    {Put, "/filings/{filing}/presence-checks/{check}/frames/{frame}", "sendFrames", kHandsIn, Scope::Pages,
     Takes::Frames, Lane::Judge, send_frames},
    {Post, "/filings/{filing}/presence-checks/{check}/finish", "finishPresence", kHandsIn, Scope::Pages,
     kNothing, Lane::Judge, finish_presence},
    {Get, "/filings/{filing}/presence-checks/{check}/picture", "readPresencePicture", kReviewers,
     Scope::Pages, kNothing, Lane::Desk, read_presence_picture},
    {Get, "/filings/{filing}/letters", "listLetters", kSeesPages, Scope::Read, kNothing, Lane::Desk,
     list_letters},
    {Get, "/filings/{filing}/letters/{material}", "drawLetter", kSeesPages, Scope::Read, kNothing,
     Lane::Judge, draw_letter},
    {Put, "/filings/{filing}/letters/{material}", "answerLetter", kOwners, Scope::Write, kJson, Lane::Desk,
     answer_letter, kVersioned},
    {Get, "/filings/{filing}/history", "readHistory", kEveryone, Scope::Read, kNothing, Lane::Desk,
     read_history},

    {Post, "/filings/{filing}/exports", "beginExport", kReviewers, Scope::Pages, kNothing, Lane::Desk,
     begin_export},
    {Get, "/filings/{filing}/exports/{export}", "readExport", kReviewers, Scope::Pages, kNothing, Lane::Desk,
     read_export},
    {Get, "/filings/{filing}/exports/{export}/{file}", "downloadExport", kReviewers, Scope::Pages, kNothing,
     Lane::Judge, download_export},
    {Post, "/results", "importResults", kSupervisors, Scope::Write, Takes::Form, Lane::Desk, import_results},

    {Post, "/inspections", "inspectPhoto", kInspecting, Scope::Pages, Takes::Photo, Lane::Judge,
     inspect_photo},
    {Get, "/filings/{filing}/pages", "listPages", kSeesPages, Scope::Pages, kNothing, Lane::Desk, list_pages},
    {Delete, "/filings/{filing}/pages/{item}", "removePages", kOwners, Scope::Pages, kNothing, Lane::Desk,
     remove_pages, kVersioned},
    {Get, "/filings/{filing}/pages/{item}/{side}", "readPage", kSeesPages, Scope::Pages, kNothing, Lane::Desk,
     read_page},
    {Get, "/filings/{filing}/pages/{item}/{side}/small", "readSmallPage", kSeesPages, Scope::Pages, kNothing,
     Lane::Judge, read_small_page},
    {Put, "/filings/{filing}/pages/{item}/{side}", "putPage", kHandsIn, Scope::Pages, Takes::Photo,
     Lane::Desk, put_page},
    {Put, "/filings/{filing}/pages/{item}/{side}/corners", "correctCorners", kHandsIn, Scope::Pages, kJson,
     Lane::Desk, correct_corners},
    {Get, "/filings/{filing}/pages/{item}/{side}/inspection", "readInspection", kSeesPages, Scope::Pages,
     kNothing, Lane::Desk, read_inspection},
    {Post, "/filings/{filing}/uploads", "beginUpload", kHandsIn, Scope::Pages, kJson, Lane::Desk,
     begin_upload},
    {Get, "/filings/{filing}/uploads/{upload}", "readUpload", kHandsIn, Scope::Pages, kNothing, Lane::Desk,
     read_upload},
    {Patch, "/filings/{filing}/uploads/{upload}", "appendUpload", kHandsIn, Scope::Pages, Takes::Part,
     Lane::Desk, append_upload},
    {Delete, "/filings/{filing}/uploads/{upload}", "dropUpload", kHandsIn, Scope::Pages, kNothing, Lane::Desk,
     drop_upload},

    {Get, "/reviews", "readQueue", kReviewers, Scope::Review, kNothing, Lane::Desk, read_queue},
    {Post, "/reviews/next", "claimNext", kReviewers, Scope::Review, kNothing, Lane::Desk, claim_next},
    {Get, "/reviews/reviewers", "listReviewers", kReviewers, Scope::Review, kNothing, Lane::Desk,
     list_reviewers},
    {Get, "/reviews/statistics", "readStatistics", kSupervisors, Scope::Review, kNothing, Lane::Desk,
     read_statistics},

    {Post, "/filings/{filing}/links", "issueLink", kOwners, Scope::Write, kJson, Lane::Desk, issue_link,
     kSecret},
    {Delete, "/filings/{filing}/links/{link}", "revokeLink", kOwners, Scope::Write, kNothing, Lane::Desk,
     revoke_link},
    {Get, "/link", "openLink", kByLink, Scope::Read, kNothing, Lane::Desk, open_link},
    {Post, "/link/finish", "finishLink", kByLink, Scope::Write, kNothing, Lane::Desk, finish_link},

    {Get, "/audit", "searchAudit", kAuditors, Scope::Audit, kNothing, Lane::Desk, search_audit},
    {Get, "/audit/end", "readAuditEnd", kAuditors, Scope::Audit, kNothing, Lane::Desk, read_audit_end},
    {Post, "/audit/verification", "verifyAudit", kAuditors, Scope::Audit, Takes::Form, Lane::Judge,
     verify_audit},
};

}  // namespace

std::span<const Route> routes() {
    return kRoutes;
}

}  // namespace beian::http
