// Do people get in who should, and nobody else?
#include "desk/accounts/totp.h"
#include "place.h"

namespace beian::http {

namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using workflow::Role;

/// A browser: the cookie that it was given, and the token of the page.
Client browser(const Client& from, const Answer& in) {
    const std::string cookie = in.header("set-cookie");
    return from.with("Cookie", cookie.substr(0, cookie.find(';'))).with("X-CSRF-Token", in.json()["csrf"]);
}

Answer log_in(const Client& client, const std::string& name, const std::string& password = kPassword,
              const std::string& code = {}) {
    json body{{"name", name}, {"password", password}};
    if (!code.empty()) body["code"] = code;
    return client.post("/session", body);
}

TEST(HttpAccounts, ArePutInByTheFirstAdministratorWhoHasTheTokenOfTheServer) {
    Place place({.set_up = "the token that was printed"});
    const json first{{"token", "another"}, {"name", "ada"}, {"password", kPassword}};
    EXPECT_EQ(place.anyone().post("/setup", first).status, 403U);
    json right = first;
    right["token"] = "the token that was printed";
    EXPECT_EQ(place.anyone().post("/setup", right).status, 201U);
    right["name"] = "eve";
    EXPECT_EQ(place.anyone().post("/setup", right).status, 409U);
    const Client ada = browser(place.anyone(), log_in(place.anyone(), "ADA"));
    const Answer made = ada.post("/users", {{"name", "ruth"}, {"role", "reviewer"}});
    ASSERT_EQ(made.status, 201U);
    EXPECT_EQ(log_in(place.anyone(), "ruth", made.json()["password"]).status, 201U);
}

TEST(HttpAccounts, RegisterThemselvesOnlyAsApplicantsAndOnlyWhereTheDeskIsOpen) {
    Place open;
    EXPECT_EQ(open.anyone().post("/accounts", {{"name", "anna"}, {"password", kPassword}}).status, 201U);
    EXPECT_EQ(open.anyone().post("/accounts", {{"name", "Anna"}, {"password", kPassword}}).status, 409U);
    EXPECT_EQ(open.anyone()
                  .post("/accounts", {{"name", "eve"}, {"password", kPassword}, {"role", "reviewer"}})
                  .status,
              403U);
    EXPECT_EQ(open.anyone().post("/accounts", {{"name", "bert"}, {"password", "bertbertbert"}}).status, 400U);
    Place closed({.policy = {.open = false}});
    EXPECT_EQ(closed.anyone().post("/accounts", {{"name", "anna"}, {"password", kPassword}}).status, 403U);
}

TEST(HttpAccounts, AreSeenAndLoggedOutOneByOneByAnAdministrator) {
    Place place;
    const std::string ruth = place.account_of(Role::Reviewer, "ruth");
    const Client ada = place.as(Role::Administrator, "ada");
    const Client first = browser(place.anyone(), log_in(place.anyone(), "ruth"));
    place.clock.at += std::chrono::hours{1};
    const Client second = browser(place.anyone(), log_in(place.anyone(), "ruth"));
    const Answer seen = ada.get("/users/" + ruth + "/sessions");
    ASSERT_EQ(seen.status, 200U) << seen.body;
    const json items = seen.json()["items"];
    ASSERT_EQ(items.size(), 2U);
    EXPECT_EQ(items[1]["begun"], "2026-11-25T02:00:00.000Z");
    EXPECT_EQ(items[1]["is_this"], false);
    const std::string path = "/sessions/" + items[1]["session"].get<std::string>();
    const std::string other = place.account_of(Role::Auditor, "otto");
    EXPECT_EQ(ada.ask("DELETE", "/users/" + other + path).status, 404U) << "it is not theirs";
    EXPECT_EQ(ada.ask("DELETE", "/users/" + ruth + path).status, 204U);
    EXPECT_EQ(ada.ask("DELETE", "/users/" + ruth + path).status, 404U);
    EXPECT_EQ(first.get("/me").status, 401U);
    EXPECT_EQ(second.get("/me").status, 200U);
    EXPECT_EQ(ada.get("/users/nobody/sessions").status, 404U);
    EXPECT_THAT(place.as(Role::Auditor, "otto").get("/audit").body, HasSubstr("end_session"));
}

TEST(HttpKeeping, SaysWhatIsDestroyedWhenAndByWhichKeysThingsAreSealed) {
    Place place;
    const desk::Caller anna = place.caller(Role::Applicant, "anna");
    const std::string filing = place.ready(anna);
    const auto version =
        desk::loaded(place.filings->view(anna, filing, desk::Sight::Status, "")).filing.version;
    desk::loaded(place.filings->act(anna, filing, version, {workflow::ActionKind::Withdraw, {}, {}}));
    place.store->put({"main", "remove_pages", R"({"filing":")" + filing + "\"}",
                      place.clock.at + std::chrono::hours{24 * 30}, "soon"});
    const Client ada = place.as(Role::Administrator, "ada");
    const Answer kept = ada.get("/retention");
    ASSERT_EQ(kept.status, 200U) << kept.body;
    EXPECT_EQ(kept.json()["terms"].size(), place.retention.pages.size());
    ASSERT_EQ(kept.json()["removals"].size(), 1U) << kept.body;
    EXPECT_EQ(kept.json()["removals"][0]["filing"], filing);
    EXPECT_EQ(kept.json()["removals"][0]["at"], "2026-12-25T02:00:00.000Z");
    EXPECT_EQ(place.as(Role::Administrator, "eve", "other").get("/retention").json()["removals"].size(), 0U);
    const json keys = ada.get("/keys").json();
    EXPECT_EQ(keys["rotated_by"], "command");
    EXPECT_EQ(keys["tenant"]["wrapped"], "2026-11-01T00:00:00.000Z");
    EXPECT_FALSE(keys["tenant"].contains("made"));
}

TEST(HttpAccounts, GoOnOnAnotherDeviceOnceAndSoon) {
    Place place;
    place.account_of(Role::Applicant, "anna");
    const Client desktop = browser(place.anyone(), log_in(place.anyone(), "anna"));
    const auto take = [&](const json& code) {
        return place.anyone().post("/session/handover", {{"code", code}});
    };
    const Answer begun = desktop.ask("POST", "/me/handovers");
    ASSERT_EQ(begun.status, 201U) << begun.body;
    const Answer in = take(begun.json()["code"]);
    ASSERT_EQ(in.status, 201U) << in.body;
    const Client phone = browser(place.anyone(), in);
    EXPECT_EQ(phone.get("/me").json()["account"], desktop.get("/me").json()["account"]);
    EXPECT_EQ(take(begun.json()["code"]).status, 404U) << "it is good once";
    // No cookie, however it is written, and no guess.
    EXPECT_EQ(place.anyone()
                  .with("Cookie", "beian_session=" + begun.json()["code"].get<std::string>())
                  .get("/me")
                  .status,
              401U);
    for (const char* code : {"", ".", "main", "main.", "main.00"}) EXPECT_EQ(take(code).status, 404U) << code;
    const json late = desktop.ask("POST", "/me/handovers").json()["code"];
    place.clock.at += std::chrono::minutes(4);
    EXPECT_EQ(take(late).status, 404U);
}

TEST(HttpAccounts, HandOverToNoOtherDeviceWhereStaffOrAProgramAsks) {
    Place place;
    place.account_of(Role::Reviewer, "ruth");
    place.account_of(Role::Applicant, "anna");
    const Client ruth = browser(place.anyone(), log_in(place.anyone(), "ruth"));
    EXPECT_EQ(ruth.ask("POST", "/me/handovers").status, 403U);
    const Client anna = browser(place.anyone(), log_in(place.anyone(), "anna"));
    const json token =
        anna.post("/me/tokens", {{"label", "all"}, {"scopes", {"read", "write", "admin"}}}).json()["token"];
    EXPECT_EQ(place.anyone()
                  .with("Authorization", "Bearer " + token.get<std::string>())
                  .ask("POST", "/me/handovers")
                  .status,
              403U);
}

TEST(HttpAccounts, CarryACookieThatNoScriptSeesAndNoOtherSiteUses) {
    Place place;
    place.account_of(Role::Applicant, "anna");
    const Answer in = log_in(place.anyone(), "anna");
    ASSERT_EQ(in.status, 201U);
    EXPECT_THAT(in.header("set-cookie"), HasSubstr("; HttpOnly; SameSite=Strict"));
    const Client page = browser(place.anyone(), in);
    const json begin{{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};
    EXPECT_EQ(page.post("/filings", begin).status, 201U);
    const std::string cookie = in.header("set-cookie");
    const Client without = place.anyone().with("Cookie", cookie.substr(0, cookie.find(';')));
    EXPECT_EQ(without.post("/filings", begin).problem(), "csrf");
    EXPECT_EQ(without.with("X-CSRF-Token", "guess").post("/filings", begin).problem(), "csrf");
    EXPECT_EQ(page.with("Sec-Fetch-Site", "cross-site").post("/filings", begin).problem(), "csrf");
    EXPECT_EQ(without.get("/me").status, 200U);
}

TEST(HttpAccounts, EndTheirSessionsWhenTheyLogOutChangeThePasswordOrStayAway) {
    Place place;
    place.account_of(Role::Applicant, "anna");
    const Client first = browser(place.anyone(), log_in(place.anyone(), "anna"));
    const Client second = browser(place.anyone(), log_in(place.anyone(), "anna"));
    EXPECT_EQ(first.put("/me/password", {{"old", "not the old one"}, {"new", "quite another horse"}}).status,
              403U);
    EXPECT_EQ(first.put("/me/password", {{"old", kPassword}, {"new", "quite another horse"}}).status, 204U);
    EXPECT_EQ(second.get("/me").status, 401U);
    EXPECT_EQ(first.get("/me").status, 200U);
    EXPECT_THAT(first.ask("DELETE", "/session").header("set-cookie"), HasSubstr("Max-Age=0"));
    EXPECT_EQ(first.get("/me").status, 401U);
    const Client third = browser(place.anyone(), log_in(place.anyone(), "anna", "quite another horse"));
    place.clock.at += std::chrono::hours{13};
    EXPECT_EQ(third.get("/me").status, 401U);
}

TEST(HttpAccounts, WaitAfterTooManyWrongPasswordsWhetherTheyAreThereOrNot) {
    Place place;
    place.account_of(Role::Applicant, "anna");
    for (const char* name : {"anna", "nobody"}) {
        for (int tried = 0; tried < 5; ++tried)
            EXPECT_EQ(log_in(place.anyone(), name, "wrong password").problem(), "wrong-password");
        const Answer wait = log_in(place.anyone(), name);
        EXPECT_EQ(wait.problem(), "too-many") << name;
        EXPECT_EQ(wait.header("retry-after"), "30");
    }
    place.clock.at += std::chrono::seconds{31};
    EXPECT_EQ(log_in(place.anyone(), "anna").status, 201U);
}

TEST(HttpAccounts, ProveThemselvesWithACodeThatIsGoodOnce) {
    Place place;
    place.account_of(Role::Reviewer, "ruth");
    const Client ruth = browser(place.anyone(), log_in(place.anyone(), "ruth"));
    EXPECT_EQ(ruth.post("/me/totp", {{"password", "not the password"}}).status, 403U);
    const Answer begun = ruth.post("/me/totp", {{"password", kPassword}});
    ASSERT_EQ(begun.status, 201U);
    EXPECT_THAT(begun.json()["uri"].get<std::string>(), HasSubstr("otpauth://totp/Beian:ruth?secret="));
    // RFC 4648 base32, back.
    Bytes secret;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : begun.json()["secret"].get<std::string>()) {
        held = held << 5U | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
        if ((bits += 5) < 8) continue;
        bits -= 8;
        secret.push_back(static_cast<std::uint8_t>(held >> bits));
    }
    const auto code = [&] { return desk::totp_code(secret, desk::totp_step(place.clock.at)); };
    const Answer confirmed = ruth.put("/me/totp", {{"code", code()}});
    ASSERT_EQ(confirmed.status, 200U);
    EXPECT_EQ(log_in(place.anyone(), "ruth").problem(), "code-needed");
    EXPECT_EQ(log_in(place.anyone(), "ruth", kPassword, code()).problem(), "wrong-password")
        << "used already";
    place.clock.at += std::chrono::seconds{30};
    EXPECT_EQ(log_in(place.anyone(), "ruth", kPassword, code()).status, 201U);
    const std::string spare = confirmed.json()["recovery"][0];
    EXPECT_EQ(log_in(place.anyone(), "ruth", kPassword, spare).status, 201U);
    EXPECT_EQ(log_in(place.anyone(), "ruth", kPassword, spare).problem(), "wrong-password");
}

TEST(HttpAccounts, MustAddAnAuthenticatorFirstWhereTheDeskWantsOneOfItsStaff) {
    Place place({.policy = {.open = true, .staff_need_totp = true}});
    EXPECT_EQ(place.as(Role::Reviewer).get("/reviews").problem(), "totp-needed");
    EXPECT_TRUE(place.as(Role::Reviewer).get("/me").json()["must_add_totp"]);
    EXPECT_EQ(place.as(Role::Applicant).get("/filings").status, 200U);
}

TEST(HttpAccounts, TellWhoMayWhereSomeoneMayNot) {
    Place place;
    const Answer refused = place.as(Role::Applicant, "anna").get("/audit");
    EXPECT_EQ(refused.status, 403U);
    EXPECT_THAT(refused.json()["detail"], testing::HasSubstr("this is for "));
    EXPECT_THAT(refused.json()["detail"], testing::HasSubstr(workflow::name_of(Role::Auditor).en));
}

TEST(HttpAccounts, GiveProgramsTokensThatReachNoFartherThanTheirScopes) {
    Place place;
    const Client anna = place.as(Role::Applicant, "anna");
    const Answer made = anna.post("/me/tokens", {{"label", "script"}, {"scopes", {"read"}}});
    ASSERT_EQ(made.status, 201U);
    const Client script =
        place.anyone().with("Authorization", "Bearer " + made.json()["token"].get<std::string>());
    EXPECT_EQ(script.get("/filings").status, 200U);
    const json begin{{"kind", "first"}, {"province", "guangdong"}, {"subject_kind", "enterprise"}};
    EXPECT_EQ(script.post("/filings", begin).status, 403U);
    EXPECT_EQ(script.post("/me/tokens", {{"label", "more"}, {"scopes", {"read"}}}).status, 403U);
    EXPECT_EQ(anna.ask("DELETE", "/me/tokens/" + made.json()["about"]["token"].get<std::string>()).status,
              204U);
    EXPECT_EQ(script.get("/filings").status, 401U);
    place.clock.at += std::chrono::hours{24 * 31};
    EXPECT_EQ(anna.get("/me").status, 401U);
}

TEST(HttpAccounts, AreShutByAnAdministratorAtOnceButNotByThemselves) {
    Place place;
    const Client ada = place.as(Role::Administrator, "ada"), ruth = place.as(Role::Reviewer, "ruth");
    const std::string path = "/users/" + place.account_of(Role::Reviewer, "ruth");
    EXPECT_EQ(ruth.get("/reviews").status, 200U);
    EXPECT_EQ(ada.ask("PATCH", path, R"({"state":"disabled"})", Client::with_json({})).status, 200U);
    EXPECT_EQ(ruth.get("/reviews").status, 401U);
    EXPECT_EQ(log_in(place.anyone(), "ruth").problem(), "wrong-password");
    const std::string own = "/users/" + place.account_of(Role::Administrator, "ada");
    EXPECT_EQ(ada.ask("PATCH", own, R"({"role":"auditor"})", Client::with_json({})).status, 409U);
    EXPECT_EQ(ada.get("/users").json()["items"].size(), 2U);
}

TEST(HttpAccounts, KeepNothingInTheDatabaseThatLetsAnyoneIn) {
    Place place;
    place.account_of(Role::Applicant, "anna@example.cn");
    const Answer in = log_in(place.anyone(), "anna@example.cn");
    const std::string cookie = in.header("set-cookie");
    const std::string secret = cookie.substr(cookie.find('.') + 1, 64);
    std::string dump;
    for (const auto& row : place.account_store->list("main", "", 10))
        dump += row.login + row.password + row.account;
    EXPECT_THAT(dump, Not(HasSubstr("anna")));
    EXPECT_THAT(dump, HasSubstr("$argon2id$"));
    EXPECT_FALSE(place.account_store->find_session("main", secret));
}

}  // namespace

}  // namespace beian::http
