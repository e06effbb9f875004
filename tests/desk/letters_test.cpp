// Does the desk write letters from what was declared, and notice when one says what is true no longer?
#include "desk/letters/answers.h"
#include "desk_fixture.h"
#include "letter/mark.h"

#include <functional>

namespace beian::desk {

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class LettersOfAFiling : public DeskTest {
protected:
    const std::string filing = ready(anna).key.filing;
    const std::string pledge = "subject.pledge_letter";

    LetterFile draw(LetterWish wish = {"pledge_letter"}) {
        return loaded(desk.draw_letter(anna, filing, wish));
    }
    LetterView view(const std::string& material) {
        for (LetterView& one : loaded(desk.letters(anna, filing)))
            if (one.place.material->slug == material) return one;
        throw std::runtime_error("no letter " + material);
    }
    Opened opened() { return loaded(desk.view(anna, filing, Sight::Pages, "test")); }
    void change(const std::function<void(Declaration&)>& edit) {
        Opened now = opened();
        edit(now.declaration);
        loaded(desk.save(anna, filing, now.filing.version, now.declaration));
    }
    void rename_service(const std::string& name) {
        change([&](Declaration& it) { it.form.parts["services"][0].values["name"] = {name}; });
    }
    /// As if page-1 had been photographed and read, with the code that a letter drawn now has.
    void hand_in(const std::string& code, const std::string& side = "page-1") {
        const Bytes bytes(code.begin(), code.end());
        loaded(desk.put_page(anna, filing, {pledge, side, "pledge_letter", "image/jpeg", bytes}));
        PageReport report{pledge, "pledge_letter", side, true, {}, "pledge_letter", {}};
        if (!code.empty()) report.fields["qr"] = {code, {}, 1, {}, {}, false};
        loaded(desk.report_page({anna.tenant, filing}, pledge, side, report));
    }
    std::string code_now(const std::string& of = {}, int pages = 1, int page = 1) {
        const auto digest = opened().declaration.letters.at(pledge).drawn.back().digest;
        return letter::written({of.empty() ? filing : of, "pledge_letter_guangdong", 1, page, pages, digest},
                               letter_key(vault, anna.tenant));
    }
    std::vector<std::string> said() {
        std::vector<std::string> lines;
        for (const GateFinding& one : loaded(desk.check(anna, filing)).findings)
            if (one.check == "gate.letters") lines.push_back(one.answer + " " + one.message.en);
        return lines;
    }
};

TEST_F(LettersOfAFiling, AreThoseOfItsChecklistInItsProvincesForm) {
    const LetterView found = view("pledge_letter");
    EXPECT_EQ(found.text->id, "pledge_letter_guangdong");
    EXPECT_EQ(found.place.item, pledge);
    EXPECT_EQ(found.side, "page-1");
    EXPECT_TRUE(found.missing.empty());
}

TEST_F(LettersOfAFiling, ArePicturesAndFilesOfTheRightKind) {
    EXPECT_TRUE(draw().bytes.starts_with("%PDF-"));
    EXPECT_TRUE(draw({"pledge_letter", 0, LetterWish::Form::Docx}).bytes.starts_with("PK"));
    EXPECT_TRUE(draw({"pledge_letter", 0, LetterWish::Form::Png, 1, 400}).bytes.starts_with("\x89PNG"));
    const LetterWish beyond{"pledge_letter", 0, LetterWish::Form::Png, 2, 400};
    EXPECT_EQ(desk.draw_letter(anna, filing, beyond).error().code, ErrorCode::NotFound);
    EXPECT_EQ(desk.draw_letter(anna, filing, {"id_card"}).error().code, ErrorCode::NotFound);
    EXPECT_EQ(desk.draw_letter(anna, filing, {"pledge_letter", 7}).error().code, ErrorCode::InvalidArgument);
}

TEST_F(LettersOfAFiling, NameWhatIsMissingWithItsPlaceInTheForm) {
    change([](Declaration& it) { it.form.parts["services"][0].values.erase("name"); });
    const LetterFile file = draw();
    EXPECT_TRUE(file.bytes.empty());
    ASSERT_EQ(file.missing.size(), 1u);
    EXPECT_EQ(file.missing[0].name, "service.name");
    EXPECT_EQ(file.missing[0].field, "services[0].name");
    EXPECT_EQ(view("pledge_letter").state, LetterState::Incomplete);
}

TEST_F(LettersOfAFiling, LeaveARecordWithTheirPurpose) {
    LetterWish wish{"pledge_letter"};
    wish.purpose = "to sign";
    draw(wish);
    const auto trail = store.search(anna.tenant, {.filing = filing});
    EXPECT_EQ(trail[0].entry.action, "draw_letter");
    EXPECT_EQ(trail[0].entry.purpose, "to sign");
}

TEST_F(LettersOfAFiling, ThatWereDownloadedAreStaleOnceAFactChanged) {
    const auto before = opened().filing.version;
    draw();
    EXPECT_EQ(opened().filing.version, before);  // a download changes nothing that others see
    const std::string old = code_now();
    hand_in(old);
    EXPECT_EQ(view("pledge_letter").state, LetterState::HandedIn);
    EXPECT_THAT(said(), Not(Contains(HasSubstr("stale"))));
    rename_service("样本新名");
    EXPECT_EQ(view("pledge_letter").state, LetterState::Stale);
    EXPECT_THAT(said(), Contains(HasSubstr("stale It was printed from what was declared before")));
    EXPECT_FALSE(desk.submit(anna, filing, opened().filing.version));
    draw();
    hand_in(code_now());
    EXPECT_THAT(said(), Not(Contains(HasSubstr("stale"))));
}

TEST_F(LettersOfAFiling, ThatNobodyHandedInYetAreStaleToo) {
    workflow::Detail detail;
    detail.items = {pledge};
    loaded(desk.act(anna, filing, opened().filing.version, {workflow::ActionKind::RemovePage, detail, {}}));
    draw();
    EXPECT_EQ(view("pledge_letter").state, LetterState::Drawn);
    rename_service("样本新名");
    const LetterView now = view("pledge_letter");
    EXPECT_EQ(now.state, LetterState::Stale);
    ASSERT_EQ(now.changed.size(), 1u);
    EXPECT_THAT(now.changed[0].zh, HasSubstr("名称"));
}

TEST_F(LettersOfAFiling, WithoutACodeThatCanBeReadAreOnlyDoubted) {
    draw();
    clock.at += std::chrono::minutes{5};
    hand_in("");
    rename_service("样本新名");
    EXPECT_THAT(said(), Contains(HasSubstr("doubtful")));
}

TEST_F(LettersOfAFiling, OfAnotherFilingOrKindOrWithAPageMissingAreRefused) {
    draw();
    hand_in(code_now("ffffffffffffffff"));
    EXPECT_THAT(said(), Contains(HasSubstr("elsewhere")));
    hand_in(code_now({}, 2));
    EXPECT_THAT(said(), Contains("page It has 2 pages; page 2 is missing."));
    hand_in(code_now({}, 2), "page-2");  // the same one again
    EXPECT_THAT(said(), Contains("page It has 2 pages; page 2 is missing."));
    hand_in(code_now({}, 2, 2), "page-2");
    EXPECT_THAT(said(), Not(Contains(HasSubstr("page It has"))));
    hand_in("", "page-2");  // may be it
    EXPECT_THAT(said(), Not(Contains(HasSubstr("page It has"))));
    hand_in(letter::written({filing, "site_plan", 1, 1, 1, "0"}, letter_key(vault, anna.tenant)));
    EXPECT_THAT(said(), Contains(HasSubstr("other This is another letter: 网站建设方案书")));
}

TEST_F(LettersOfAFiling, WithACodeOfSomeoneElsesKeyAreTakenAsWithoutOne) {
    draw();
    hand_in(letter::written({"x", "y", 1, 1, 1, "0"}, letter_key(vault, "t2")));
    EXPECT_THAT(said(), Not(Contains(HasSubstr("elsewhere"))));
}

TEST_F(LettersOfAFiling, TakeAnswersToWhatTheyAskAndKeepThemWithTheFiling) {
    const LetterWish plan{"site_plan"};
    const auto version = [&] { return opened().filing.version; };
    const LetterValues answers{
        {"purpose", "让老客户找到说明书"}, {"columns", "首页：概况\n产品：说明书"}, {"interaction", "none"}};
    loaded(desk.answer_letter(anna, filing, version(), plan, answers));
    EXPECT_EQ(opened().declaration.letters.at("subject.site_plan").answers, answers);
    rename_service("样本新名");  // saving the form loses none of them
    EXPECT_EQ(opened().declaration.letters.at("subject.site_plan").answers, answers);
    draw(plan);
    const LetterValues drawn = opened().declaration.letters.at("subject.site_plan").drawn.back().said;
    EXPECT_EQ(drawn.at("letter.columns[1]"), "产品：说明书");
    EXPECT_EQ(desk.answer_letter(anna, filing, 1, plan, answers).error().code, ErrorCode::Stale);
    const auto refused = [&](const LetterValues& wrong) {
        return desk.answer_letter(anna, filing, version(), plan, wrong).error().message;
    };
    EXPECT_EQ(refused({{"purpos", "x"}}),
              "the letter site_plan does not ask for \"purpos\" (did you mean \"purpose\"?)");
    EXPECT_EQ(refused({{"interaction", "non"}}),
              "\"non\" is none of the answers to \"interaction\" (did you mean \"none\"?)");
    EXPECT_THAT(refused({{"budget", std::string(200, 'x')}}), HasSubstr("has at most 30 characters"));
    EXPECT_THAT(refused({{"budget", "a\nb"}}), HasSubstr("single line"));
}

TEST_F(LettersOfAFiling, AreForOwnersReviewersAndTheLinksPerson) {
    const auto code = [&](const Caller& who, const char* material) {
        const auto file = desk.draw_letter(who, filing, {material});
        return file ? std::string("drawn") : file.error().message;
    };
    EXPECT_EQ(code(caller("bob", workflow::Role::Applicant), "pledge_letter"), "there is no such filing");
    EXPECT_EQ(code(caller("anna", workflow::Role::Applicant, "t2"), "pledge_letter"),
              "there is no such filing");
    EXPECT_EQ(code(ruth, "pledge_letter"), "there is no such filing");  // nobody submitted it yet
    EXPECT_EQ(code(caller("ada", workflow::Role::Administrator), "pledge_letter"),
              "what was declared is not for this role");
    const auto link =
        loaded(desk.issue_link(anna, filing, workflow::Person::ServiceHead, workflow::Purpose::Pages));
    const Caller theirs = desk.caller_by_link(anna.tenant, link.secret);
    EXPECT_EQ(code(theirs, "site_head_authorization"), "drawn");
    EXPECT_EQ(code(theirs, "pledge_letter"), "this link is for the letters of its person");
    for (const LetterView& one : loaded(desk.letters(theirs, filing)))
        EXPECT_THAT(one.place.item, testing::StartsWith("service_head."));
    loaded(desk.submit(anna, filing, opened().filing.version));
    EXPECT_EQ(code(ruth, "pledge_letter"), "drawn");
}

TEST(LetterAnswers, AreCountedByLine) {
    EXPECT_THAT(lines_of(" 首页 \r\n\n产品\n"), ElementsAre("首页", "产品"));
    EXPECT_TRUE(lines_of("").empty());
}

TEST(KeptLettersOfADeclaration, ComeBackAsTheyWere) {
    Declaration declared{"guangdong", "enterprise", {}, {}, {}};
    KeptLetter& kept = declared.letters["subject.site_plan"];
    kept.answers["budget"] = "两万元";
    kept.drawn.push_back({"00ff", "site_plan", 2, workflow::at("2026-11-25T02:00:00.000Z"), {}});
    kept.drawn.back().said["subject.name"] = "样本";
    EXPECT_EQ(loaded(parse_declaration(to_json(declared))), declared);
    EXPECT_FALSE(parse_declaration(R"({"province":"","subject_kind":"","answers":[],"form":"{}",
        "letters":{"subject.site_plan":{"answers":{"a":1},"drawn":[]}}})"));
}

}  // namespace

}  // namespace beian::desk
