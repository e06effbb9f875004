#include "desk/telling.h"

#include <set>

#include "desk/worker.h"
#include "desk_fixture.h"

namespace beian::desk {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::UnorderedElementsAre;
using workflow::ActionKind;

/// Keeps what it is told; may be out of order for some sends.
class Heard : public Channel {
public:
    Status send(const Message& message) override {
        if (broken-- > 0) throw std::runtime_error("no connection");
        messages.push_back(message);
        return ok();
    }
    std::vector<std::string> to() const {
        std::vector<std::string> all;
        for (const Message& message : messages) all.push_back(message.to);
        return all;
    }
    int broken = 0;
    std::vector<Message> messages;
};

class TellingTest : public DeskTest {
protected:
    void work() {
        Telling telling(store, vault, store, clock,
                        loaded(load_message_book(BEIAN_SOURCE_DIR "/rules/messages.yaml")),
                        {&mail,
                         &sms,
                         {{"crm", &webhook}, {"chat", &chat}},
                         {"r@example.org", "s@example.org"},
                         {"a@example.org"},
                         "https://desk.example.org"});
        Worker worker(
            store, clock, random,
            {{"tell_applicant", [&](const Job& job) { return telling.tell_applicant(job); }},
             {"tell_reviewers", [&](const Job& job) { return telling.tell_reviewers(job); }},
             {"tell_administrators", [&](const Job& job) { return telling.tell_administrators(job); }},
             {"send", [&](const Job& job) { return telling.send(job); }}},
            [this](const JobReport& report) { reports.push_back(report); });
        for (int n = 0; n < 20; ++n) {
            while (worker.work_once()) {
            }
            clock.at += std::chrono::hours{1};
        }
    }
    Heard mail, sms, webhook, chat;
    std::vector<JobReport> reports;
};

TEST_F(TellingTest, TellsTheApplicantAtTheAddressesThatWereDeclared) {
    const Opened filing = submitted(anna);
    const Opened claimed = does(ruth, filing, ActionKind::Claim);
    work();
    mail.messages.clear();
    sms.messages.clear();
    does(ruth, claimed, ActionKind::Ask, {.text = "Is the shop really at this address?"});
    work();
    EXPECT_THAT(mail.to(), ElementsAre("c@example.cn"));
    EXPECT_THAT(sms.to(), ElementsAre("13800138000"));
    EXPECT_THAT(mail.messages.front().subject.zh, HasSubstr(filing.key.filing));
    EXPECT_THAT(mail.messages.front().text.en,
                HasSubstr("https://desk.example.org/filings/" + filing.key.filing));
    EXPECT_THAT(mail.messages.front().text.en, Not(HasSubstr("shop")));
    EXPECT_EQ(sms.messages.front().event, "ask");
}

TEST_F(TellingTest, TellsEachReviewerOfASubmittedFilingAndProgramsOnce) {
    submitted(anna);
    work();
    EXPECT_THAT(mail.to(), testing::IsSupersetOf({"r@example.org", "s@example.org"}));
    std::set<std::string> ids;
    for (const Message& message : webhook.messages) EXPECT_TRUE(ids.insert(message.id).second) << message.id;
    EXPECT_THAT(chat.messages, SizeIs(webhook.messages.size()));
    EXPECT_THAT(store.dead("t1", {}, 10), IsEmpty());
}

TEST_F(TellingTest, RepeatsOnlyTheOneThatFailed) {
    mail.broken = 1;
    submitted(anna);
    work();
    const auto people = mail.to();
    EXPECT_THAT(std::set<std::string>(people.begin(), people.end()), SizeIs(people.size()));
    EXPECT_THAT(people, testing::IsSupersetOf({"r@example.org", "s@example.org"}));
}

TEST_F(TellingTest, RepeatsOnlyTheProgramThatDoesNotAnswer) {
    chat.broken = 2;
    submitted(anna);
    work();
    EXPECT_FALSE(webhook.messages.empty());
    EXPECT_THAT(chat.messages, SizeIs(webhook.messages.size()));
}

TEST_F(TellingTest, QueuesNothingPersonal) {
    submitted(anna);
    const std::vector<std::string> kinds{"tell_reviewers", "tell_applicant", "send"};
    Telling telling(store, vault, store, clock,
                    loaded(load_message_book(BEIAN_SOURCE_DIR "/rules/messages.yaml")),
                    {&mail, &sms, {}, {}, {}, {}});
    const auto lease = clock.at + std::chrono::hours{1};
    for (auto job = store.take(kinds, clock.at, lease); job; job = store.take(kinds, clock.at, lease)) {
        EXPECT_THAT(job->payload + job->id, Not(HasSubstr("example.cn")));
        EXPECT_THAT(job->payload + job->id, Not(HasSubstr("138001")));
        if (job->kind != "tell_applicant") continue;
        ASSERT_TRUE(telling.tell_applicant(*job));
    }
}

TEST(MessageBook, NamesEveryFault) {
    const auto refused = read_message_book(
        "messages: { retrun: { subject: { zh: x, en: y }, text: { zh: '{filling}', en: y } }, other: { "
        "subject: { zh: x, en: y } } }\n",
        "m.yaml");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("did you mean \"return\"?"));
    EXPECT_THAT(refused.error().message, HasSubstr("{filling}"));
    EXPECT_THAT(refused.error().message, HasSubstr("other has no \"text\""));
}

}  // namespace

}  // namespace beian::desk
