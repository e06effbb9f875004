// Every operation, every role, a filing of one's own, of another's and of another tenant's: what opens?
#include <gtest/gtest.h>

#include <functional>
#include <map>

#include "http/routes.h"
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using workflow::Role;

/// Who asks, in the order of the columns below.
constexpr const char* kWho[] = {"anyone", "owner",         "other",   "agent", "reviewer",
                                "senior", "administrator", "auditor", "link"};

// Operation → one letter for each of kWho: y it opens, - it does not. Filings are `draft` of the owner's,
// except where `!` before the row says that it is one that was submitted. Written by hand from the process
// and the design, not from the routes: where both differ one of them is wrong.
const std::map<std::string, std::string> kRights = {
    //                        anyone owner other agent rev sen adm aud link
    {"getHealth", "yyyyyyyyy"},
    {"getMetrics", "------yy-"},
    {"listDeadJobs", "------y--"},
    {"retryJob", "------y--"},
    {"setUp", "yyyyyyyyy"},
    {"register", "yyyyyyyyy"},
    {"logIn", "yyyyyyyyy"},
    {"logOut", "-yyyyyyy-"},
    {"takeOver", "yyyyyyyyy"},
    {"beginHandOver", "---------"},  // these callers are programs: HttpAccounts asks as a browser
    {"readMe", "-yyyyyyy-"},
    {"changeMyPassword", "-yyyyyyy-"},
    {"endMyOtherSessions", "-yyyyyyy-"},
    {"beginTotp", "-yyyyyyy-"},
    {"confirmTotp", "-yyyyyyy-"},
    {"removeTotp", "-yyyyyyy-"},
    {"listMyTokens", "-yyyyyyy-"},
    {"createMyToken", "-yyyyyyy-"},
    {"revokeMyToken", "-yyyyyyy-"},
    {"listUsers", "------y--"},
    {"createUser", "------y--"},
    {"readUser", "------y--"},
    {"changeUser", "------y--"},
    {"listSessions", "------y--"},
    {"endSession", "------y--"},
    {"readRetention", "------yy-"},
    {"readKeys", "------yy-"},
    {"makeChecklist", "yyyyyyyyy"},
    {"explainMaterial", "yyyyyyyyy"},
    {"readRulebook", "yyyyyyyyy"},
    {"listProfiles", "yyyyyyyyy"},
    {"listFacts", "yyyyyyyyy"},
    {"listMaterials", "yyyyyyyyy"},
    {"listFields", "yyyyyyyyy"},
    {"listReasons", "yyyyyyyyy"},
    {"readCoverage", "yyyyyyyyy"},
    {"diffRulebook", "yyyyyyyyy"},
    {"listRules", "yyyyyyyyy"},
    {"readRule", "yyyyyyyyy"},
    {"listFilings", "-yyyyyyy-"},
    {"beginFiling", "-yyy-----"},
    {"readFiling", "-y----yy-"},
    {"readForm", "-y-------"},
    {"saveForm", "-y-------"},
    {"checkFiling", "-y-------"},
    {"readFilingChecklist", "-y-------"},
    {"submitFiling", "-y-------"},
    {"actOnFiling", "-y----yy-"},
    {"readHistory", "-y----yy-"},
    {"recordPresence", "------y--"},
    {"beginPresence", "-y-------"},  // by a link for presence: HttpPresence
    {"readPresence", "-y-------"},
    {"sendFrames", "-y-------"},
    {"finishPresence", "-y-------"},
    {"readPresencePicture", "---------"},
    {"listLetters", "-y------y"},
    {"drawLetter", "-y-------"},  // of the subject; a link draws its person's own: HttpLetters
    {"answerLetter", "-y-------"},
    {"beginExport", "---------"},
    {"readExport", "---------"},
    {"downloadExport", "---------"},
    {"importResults", "----yyy--"},
    {"inspectPhoto", "-yyyyy--y"},
    {"listPages", "-y------y"},
    {"removePages", "-y-------"},
    {"readPage", "-y-------"},
    {"readSmallPage", "-y-------"},
    {"putPage", "-y-------"},
    {"correctCorners", "-y-------"},
    {"readInspection", "-y-------"},
    {"beginUpload", "-y-------"},
    {"readUpload", "-y-------"},
    {"appendUpload", "-y-------"},
    {"dropUpload", "-y-------"},
    {"readQueue", "----yy---"},
    {"claimNext", "----yy---"},
    {"listReviewers", "----yy---"},
    {"readStatistics", "----yyy--"},
    {"issueLink", "-y-------"},
    {"revokeLink", "-y-------"},
    {"openLink", "--------y"},
    {"finishLink", "--------y"},
    {"searchAudit", "-------y-"},
    {"readAuditEnd", "-------y-"},
    {"verifyAudit", "-------y-"},
};
// Of a filing that was submitted reviewers see what they need; its link is over.
const std::map<std::string, std::string> kSubmitted = {
    {"readFiling", "-y--yyyy-"},  {"readForm", "-y--yy---"},       {"checkFiling", "-y--yy---"},
    {"listPages", "-y--yy---"},   {"readPage", "-y--yy---"},       {"readInspection", "-y--yy---"},
    {"readHistory", "-y--yyyy-"}, {"actOnFiling", "-y--yyyy-"},    {"readFilingChecklist", "-y--yy---"},
    {"listLetters", "-y--yy---"}, {"drawLetter", "-y--yy---"},     {"beginExport", "----yy---"},
    {"readExport", "----yy---"},  {"downloadExport", "----yy---"}, {"readPresencePicture", "----yy---"},
};

/// Did it open? What is refused for another reason than who asks has opened.
bool opened(const Answer& answer) {
    const auto parsed = json::parse(answer.body, nullptr, false);
    const std::string detail = parsed.is_object() ? parsed.value("detail", "") : "";
    if (answer.status == 401) return answer.problem() == "wrong-password";
    if (answer.status == 403)
        return detail.find("password is another") != std::string::npos ||
               detail.find("token that the server") != std::string::npos;
    // What is told to be missing because it is not theirs.
    for (const char* missing :
         {"there is no such filing", "there is no such link", "there is no such upload",
          "there is no such check", "there is no such page", "this link is for this person's own pages"})
        if (detail.find(missing) != std::string::npos) return false;
    if (answer.status == 404) return !detail.empty();
    return answer.status != 0;
}

class HttpRights : public testing::Test {
protected:
    Place place{{.server = {.address = {1e6, 1e6}, .account = {1e6, 1e6}}}};
    std::string draft, submitted, upload, check, link_secret;

    void SetUp() override {
        const desk::Caller anna = place.caller(Role::Applicant, "owner");
        submitted = place.ready(anna);
        const auto version =
            desk::loaded(place.filings->view(anna, submitted, desk::Sight::Status, "")).filing.version;
        desk::loaded(place.filings->submit(anna, submitted, version));
        draft =
            desk::loaded(place.filings->begin(anna, {workflow::FilingKind::First, "guangdong", "enterprise"}))
                .key.filing;
        const Bytes page{1, 2, 3};
        desk::loaded(
            place.filings->put_page(anna, draft, {"head.id_card", "front", "id_card", "image/jpeg", page}));
        upload = desk::loaded(place.uploads->begin(anna, draft,
                                                   {"head.id_card", "back", "id_card", "image/jpeg", 10,
                                                    std::string(64, 'a')}))
                     .upload;
        check = desk::loaded(place.presence->begin(anna, draft, workflow::Person::Head)).row.check;
        link_secret = desk::loaded(place.filings->issue_link(anna, draft, workflow::Person::ServiceHead,
                                                             workflow::Purpose::Pages))
                          .secret;
    }

    Client who(const std::string& name, const std::string& tenant) {
        if (name == "anyone") return place.anyone();
        if (name == "link")
            return place.anyone().with("Authorization", "Link " + tenant + "." + draft + "." + link_secret);
        static const std::map<std::string, Role> kRoles = {
            {"owner", Role::Applicant},       {"other", Role::Applicant},
            {"agent", Role::Agent},           {"reviewer", Role::Reviewer},
            {"senior", Role::SeniorReviewer}, {"administrator", Role::Administrator},
            {"auditor", Role::Auditor}};
        return place.as(kRoles.at(name), name, tenant);
    }

    /// Asks in a way that changes nothing where it opens.
    Answer ask(const Client& client, const Route& route, const std::string& filing) {
        std::string path(route.path);
        const std::map<std::string, std::string> values = {
            {"{filing}", filing},  {"{item}", "head.id_card"},
            {"{side}", "front"},   {"{upload}", upload},
            {"{link}", "none"},    {"{token}", "none"},
            {"{account}", "none"}, {"{rule}", "none"},
            {"{export}", "1"},     {"{file}", "filing.json"},
            {"{check}", check},    {"{frame}", "0"},
            {"{session}", "none"}, {"{material}", "pledge_letter"}};
        for (const auto& [name, value] : values)
            if (const std::size_t at = path.find(name); at != std::string::npos)
                path.replace(at, name.size(), value);
        if (route.operation == "inspectPhoto") path += "?as=auto";
        Headers headers{{"If-Match", "\"999999\""}, {"Upload-Offset", "5"}};
        static const std::map<std::string_view, std::string> kBodies = {
            {"importResults", "[]"},
            {"saveForm", R"({"province":"guangdong","subject_kind":"enterprise","answers":[],"form":{}})"},
            {"actOnFiling", R"({"action":"note","text":"x"})"},
            {"issueLink", R"({"person":"head","purpose":"pages"})"},
            {"correctCorners", R"({"quad":[[10,10],[900,20],[890,600],[15,590]]})"},
            {"recordPresence", R"({"person":"head","reference":"x"})"},
            {"beginPresence", R"({"person":"head"})"},
            {"changeMyPassword", R"({"old":"wrong wrong wrong","new":"x"})"},
            {"answerLetter", R"({"answers":{}})"},
            {"beginTotp", R"({"password":"wrong wrong wrong"})"},
            {"removeTotp", R"({"password":"wrong wrong wrong"})"},
            {"beginUpload",
             R"({"item":"head.id_card","side":"back","media_type":"image/jpeg","bytes":10,"digest":")" +
                 std::string(64, 'b') + "\"}"}};
        const auto body = kBodies.find(route.operation);
        std::string text = body == kBodies.end() ? "{}" : body->second;
        if (route.takes == Takes::Nothing) text.clear();
        if (route.takes == Takes::Json || route.takes == Takes::Form) headers = Client::with_json(headers);
        if (route.takes == Takes::Photo) headers.emplace_back("Content-Type", "image/jpeg");
        if (route.takes == Takes::Part || route.takes == Takes::Frames)
            headers.emplace_back("Content-Type", "application/octet-stream");
        return client.ask(std::string(name_of(route.method)), path, text, headers);
    }

    void expect(const Route& route, const std::string& row, const std::string& filing,
                const std::string& tenant, bool same_tenant) {
        ASSERT_EQ(row.size(), std::size(kWho)) << route.operation;
        for (std::size_t n = 0; n < row.size(); ++n) {
            const bool may = row[n] == 'y' && same_tenant;
            // What ends the link comes last, and is tried in its own test.
            if (route.operation == "finishLink" && may) continue;
            const Answer answer = ask(who(kWho[n], tenant), route, filing);
            EXPECT_EQ(opened(answer), may) << route.operation << " for " << kWho[n] << " of " << tenant
                                           << ": " << answer.status << " " << answer.body.substr(0, 300);
        }
    }
};

TEST_F(HttpRights, HaveARowForEveryOperation) {
    for (const Route& route : routes())
        EXPECT_TRUE(kRights.contains(std::string(route.operation))) << route.operation;
    EXPECT_EQ(kRights.size(), routes().size());
}

TEST_F(HttpRights, OpenWhatTheRolesAreForOfADraft) {
    for (const Route& route : routes())
        if (route.operation != "dropUpload")
            expect(route, kRights.at(std::string(route.operation)), draft, "main", true);
}

TEST_F(HttpRights, OpenToReviewersWhatWasSubmitted) {
    for (const Route& route : routes()) {
        const auto row = kSubmitted.find(std::string(route.operation));
        if (row != kSubmitted.end()) expect(route, row->second, submitted, "main", true);
    }
}

TEST_F(HttpRights, OpenNothingOfAnotherTenant) {
    for (const Route& route : routes()) {
        if (route.path.find("{filing}") == std::string_view::npos) continue;
        for (const std::string& filing : {draft, submitted})
            expect(route, kRights.at(std::string(route.operation)), filing, "other", false);
    }
}

TEST_F(HttpRights, ListNothingOfAnotherTenant) {
    for (const char* name : {"owner", "agent", "reviewer", "senior", "administrator", "auditor"})
        EXPECT_EQ(who(name, "other").get("/filings").json()["items"].size(), 0U) << name;
    EXPECT_EQ(who("reviewer", "other").get("/reviews").json()["items"].size(), 0U);
    EXPECT_EQ(who("administrator", "other").get("/users").json()["items"].size(), 6U);
    const std::string foreign = place.account_of(Role::Applicant, "owner");
    EXPECT_EQ(who("administrator", "other").get("/users/" + foreign).status, 404U);
}

}  // namespace

}  // namespace beian::http
