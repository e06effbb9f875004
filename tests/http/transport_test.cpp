// Does the server stand when it is asked what nobody should ask, too much, too slowly, or when it goes down?
#include "http/target.h"
#include "place.h"

namespace beian::http {

namespace {

using testing::HasSubstr;
using workflow::Role;

std::string request(const std::string& line, const std::string& headers = {}, const std::string& body = {}) {
    return line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

const std::string kChecklist = R"({"facts":{"filing.province":"guangdong"}})";

std::string checklist(const std::string& framing, const std::string& body) {
    return request("POST /api/v1/checklists", "Content-Type: application/json\r\n" + framing, body);
}

class HttpTransport : public testing::Test {
protected:
    Place place;
    Answer raw(const std::string& bytes) {
        RawLine wire(place.port());
        wire.send(bytes);
        return wire.read();
    }
};

TEST_F(HttpTransport, AnswersManyRequestsOnOneConnection) {
    RawLine wire(place.port());
    for (int n = 0; n < 3; ++n) {
        ASSERT_TRUE(wire.send(request("GET /api/v1/rulebook")));
        EXPECT_EQ(wire.read().status, 200U);
    }
    // Sent ahead, without waiting.
    wire.send(request("GET /api/v1/rulebook") + request("GET /api/v1/nowhere") +
              request("GET /api/v1/rulebook"));
    EXPECT_EQ(wire.read().status, 200U);
    EXPECT_EQ(wire.read().status, 404U);
    EXPECT_EQ(wire.read().status, 200U);
}

TEST_F(HttpTransport, TakesABodyInChunks) {
    const std::string chunked =
        "10\r\n" + kChecklist.substr(0, 16) + "\r\n" + "19\r\n" + kChecklist.substr(16, 25) + "\r\n0\r\n\r\n";
    EXPECT_EQ(kChecklist.size(), 41U);
    EXPECT_EQ(raw(checklist("Transfer-Encoding: chunked\r\n", chunked)).status, 200U);
}

TEST_F(HttpTransport, RefusesChunksThatAreNone) {
    EXPECT_EQ(raw(checklist("Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n")).status, 400U);
}

TEST_F(HttpTransport, RefusesFramingThatCanBeReadInTwoWays) {
    const std::string length = "Content-Length: " + std::to_string(kChecklist.size()) + "\r\n";
    const std::string inner = "0\r\n\r\nGET /api/v1/rulebook HTTP/1.1\r\nHost: x\r\n\r\n";
    for (const std::string& framing :
         {length + "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\n" + length,
          length + "Content-Length: 3\r\n", length + length,
          std::string("Transfer-Encoding: chunked, identity\r\n"),
          std::string("Transfer-Encoding: gzip, chunked\r\n"), std::string("Transfer-Encoding : chunked\r\n"),
          std::string("Content-Length: +44\r\n"), std::string("Content-Length: 0x2c\r\n"),
          std::string("Transfer-Encoding: xchunked\r\n"),
          std::string("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")}) {
        RawLine wire(place.port());
        wire.send(checklist(framing, inner));
        EXPECT_EQ(wire.read().status, 400U) << framing;
        EXPECT_TRUE(wire.is_closed(3000)) << "what follows must never be read as a request: " << framing;
    }
    EXPECT_EQ(raw("GET /api/v1/rulebook HTTP/1.1\r\n\r\n").status, 400U) << "no host";
    EXPECT_EQ(raw("GET /api/v1/rulebook HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").status, 400U);
    EXPECT_EQ(raw("GET /api/v1/rulebook HTTP/1.1\r\nHost: a\r\nX\n: b\r\n\r\n").status, 400U);
}

TEST_F(HttpTransport, ReadsNoPathInTwoWays) {
    for (const char* path :
         {"/api/v1/../v1/rulebook", "/api/v1/%2e%2e/rulebook", "/api//v1/rulebook", "/api/v1/rulebook/",
          "/api/v1/rules%2Frulebook", "/api/v1/rules/%00", "/api/v1/rules/%zz", "/api/v1/rules/%",
          "/api/v1/rules/%ff", "/api/v1/rulebook#x", "http://localhost/api/v1/rulebook", "*",
          "/api/v1/rules/a%5Cb"})
        EXPECT_EQ(raw(request(std::string("GET ") + path)).status, 400U) << path;
    EXPECT_EQ(raw(request("GET /api/v1/rules/..%252f..%252fetc")).status, 404U) << "decoded once";
    EXPECT_EQ(parse_target("/desk/"), (Target{{"desk"}, {}})) << "a view of the pages";
    EXPECT_FALSE(parse_target("/index.html/"));
    EXPECT_EQ(parse_target("/a/%E4%B8%AD?q=a+b%26c&r=%2B"),
              (Target{{"a", "中"}, {{"q", "a b&c"}, {"r", "+"}}}));
}

TEST_F(HttpTransport, PacksWhatIsLongAndTheSameForEveryone) {
    const Answer plain = raw(request("GET /api/v1/rulebook/materials"));
    const Answer packed = raw(request("GET /api/v1/rulebook/materials", "Accept-Encoding: gzip\r\n"));
    EXPECT_EQ(plain.header("content-encoding"), "");
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(packed.header("vary"), "Accept-Encoding");
    EXPECT_LT(packed.body.size() * 3, plain.body.size());
    EXPECT_EQ(packed.body.substr(0, 2), "\x1f\x8b");
    // What is short, and what may hold secrets.
    EXPECT_EQ(raw(request("GET /api/v1/health", "Accept-Encoding: gzip\r\n")).header("content-encoding"), "");
}

TEST_F(HttpTransport, SaysWhichMethodsAPathTakes) {
    const Answer options = raw(request("OPTIONS /api/v1/filings"));
    EXPECT_EQ(options.status, 204U);
    EXPECT_EQ(options.header("allow"), "OPTIONS, GET, HEAD, POST");
    EXPECT_EQ(options.header("access-control-allow-origin"), "");
    const Answer wrong = raw(request("PUT /api/v1/filings", "Content-Length: 0\r\n"));
    EXPECT_EQ(wrong.status, 405U);
    EXPECT_EQ(wrong.header("allow"), "OPTIONS, GET, HEAD, POST");
    EXPECT_EQ(raw(request("BREW /api/v1/filings")).status, 405U);
}

TEST_F(HttpTransport, AnswersHeadAsGetWithoutTheBody) {
    RawLine wire(place.port());
    wire.send(request("HEAD /api/v1/rulebook") + request("GET /api/v1/rulebook"));
    const Answer head = wire.read(true), get = wire.read();
    EXPECT_EQ(head.status, 200U);
    EXPECT_EQ(head.header("content-length"), std::to_string(get.body.size()));
}

TEST_F(HttpTransport, TakesNoMoreThanItSays) {
    EXPECT_EQ(raw(checklist("Content-Length: 70000\r\n", "")).status, 413U);
    const std::string chunk = "11170\r\n" + std::string(70'000, ' ') + "\r\n0\r\n\r\n";
    EXPECT_EQ(raw(checklist("Transfer-Encoding: chunked\r\n", chunk)).status, 413U);
    EXPECT_EQ(raw(request("GET /api/v1/rulebook", "X: " + std::string(20'000, 'x') + "\r\n")).status, 431U);
    EXPECT_EQ(raw(checklist("Content-Length: 4\r\n", "[[[]")).status, 400U);
    const std::string deep = std::string(20'000, '[');
    EXPECT_EQ(raw(checklist("Content-Length: 20000\r\n", deep)).status, 400U);
    EXPECT_EQ(
        raw(request("POST /api/v1/checklists", "Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}"))
            .status,
        415U);
}

TEST_F(HttpTransport, ReadsNoMegabytesFromWhomItDoesNotKnow) {
    RawLine wire(place.port());
    wire.send(request("PUT /api/v1/filings/f/pages/head.id_card/front",
                      "Content-Type: image/jpeg\r\nContent-Length: 3000000\r\n"));
    EXPECT_EQ(wire.read().status, 401U) << "before a byte of the picture was sent";
}

TEST_F(HttpTransport, AsksForTheBodyWhereItIsWanted) {
    RawLine wire(place.port());
    wire.send(checklist("Expect: 100-continue\r\nContent-Length: 41\r\n", ""));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    wire.send(kChecklist);
    EXPECT_EQ(wire.read().status, 200U);
}

TEST_F(HttpTransport, CarriesWhatProtectsABrowser) {
    const Answer answer = raw(request("GET /api/v1/rulebook"));
    EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
    EXPECT_THAT(answer.header("content-security-policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(answer.header("strict-transport-security"), "");
    EXPECT_EQ(answer.header("x-request-id").size(), 16U);
}

TEST_F(HttpTransport, CountsWithoutNamingAnyone) {
    place.as(Role::Applicant).get("/filings/abc");
    const std::string text = place.as(Role::Auditor).get("/metrics").body;
    EXPECT_THAT(text, HasSubstr("beian_http_answers_total{operation=\"readFiling\",status=\"4xx\"} 1"));
    EXPECT_THAT(text, testing::Not(HasSubstr("abc")));
}

TEST(HttpTimes, EndWhoeverTricklesHeadersOrBodies) {
    Place place({.server = {.times = {.header = std::chrono::milliseconds(400),
                                      .idle = std::chrono::milliseconds(400),
                                      .silence = std::chrono::milliseconds(400)}}});
    RawLine header(place.port()), body(place.port()), silent(place.port());
    body.send(checklist("Content-Length: 41\r\n", "{"));
    bool header_open = true;
    for (int n = 0; n < 10; ++n) {
        header_open = header.send("G") && header_open;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    EXPECT_TRUE(header.is_closed(2000)) << "a byte now and then buys no time";
    EXPECT_TRUE(body.is_closed(2000));
    EXPECT_TRUE(silent.is_closed(2000));
    EXPECT_EQ(place.anyone().get("/rulebook").status, 200U);
}

TEST(HttpLimits, LetNobodyAskTooOften) {
    Place place({.server = {.address = {.a_second = 1, .at_once = 5}}});
    int refused = 0;
    for (int n = 0; n < 12; ++n) refused += place.anyone().get("/rulebook").status == 429U ? 1 : 0;
    EXPECT_GE(refused, 6);
    EXPECT_LE(refused, 7);
    Place slow({.server = {.account = {.a_second = 0.01, .at_once = 3}}});
    for (int n = 0; n < 3; ++n) EXPECT_EQ(slow.as(Role::Applicant).get("/me").status, 200U);
    EXPECT_EQ(slow.as(Role::Applicant).get("/me").problem(), "too-many");
    EXPECT_EQ(slow.as(Role::Applicant, "another").get("/me").status, 200U);
}

TEST(HttpLimits, AnswerOthersWhileManyLogIn) {
    Place place({.server = {.lanes = {.password = {.threads = 1, .most_waiting = 2}}}});
    place.account_of(Role::Applicant, "anna");
    std::vector<std::thread> crowd;
    std::atomic<int> away{0};
    for (int n = 0; n < 12; ++n)
        crowd.emplace_back([&, n] {
            const auto answer = place.anyone().post(
                "/session", {{"name", "user" + std::to_string(n)}, {"password", kPassword}});
            away += answer.problem() == "unavailable" ? 1 : 0;
        });
    EXPECT_EQ(place.anyone().get("/rulebook").status, 200U);
    for (std::thread& one : crowd) one.join();
    EXPECT_GE(away, 1);
}

TEST(HttpDraining, AnswersWhatWasAskedThenCloses) {
    Place place;
    RawLine idle(place.port());
    idle.send(request("GET /api/v1/rulebook"));
    EXPECT_EQ(idle.read().status, 200U);
    const Client anna = place.as(Role::Applicant, "anna");
    RawLine busy(place.port());
    const std::string head = "Authorization: " + anna.header("Authorization") + "\r\n";
    busy.send(request("POST /api/v1/inspections?as=auto",
                      head + "Content-Type: image/jpeg\r\nContent-Length: 4\r\n", "ab"));
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    std::thread draining([&] { place.drain(); });
    EXPECT_TRUE(idle.is_closed(3000));
    busy.send("cd");
    EXPECT_EQ(busy.read().status, 200U) << "it was under way";
    EXPECT_TRUE(busy.is_closed(3000));
    draining.join();
    EXPECT_ANY_THROW(RawLine(place.port()));
}

}  // namespace

}  // namespace beian::http
