// Are the web's pages served as they should be, and nothing but them?
#include <filesystem>
#include <fstream>

#include "place.h"

namespace beian::http {

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

class HttpStaticPages : public testing::Test {
protected:
    HttpStaticPages() {
        write("web/index.html", "<!doctype html><title>desk</title>");
        write("web/index.html.gz", "packed index");
        write("web/desk.html", "<!doctype html><title>staff</title>");
        write("web/assets/app-3f9c.js", "console.log(1)");
        write("web/assets/app-3f9c.js.gz", "packed script");
        write("web/assets/plain-77aa.css", "body{}");
        write("web/assets/logo-12ab.png", "picture");
        write("web/assets/logo-12ab.png.gz", "no picture is packed twice");
        write("web/.env", "SECRET=1");
        write("web/notes.exe", "MZ");
        write("secret.txt", "not below the pages");
        fs::create_directories(root / "web/folder.js");
        PlaceOptions options;
        options.server.pages = root / "web";
        place = std::make_unique<Place>(options);
    }
    ~HttpStaticPages() override {
        place.reset();
        fs::remove_all(root);
    }
    void write(const std::string& name, const std::string& text) const {
        fs::create_directories((root / name).parent_path());
        std::ofstream(root / name, std::ios::binary) << text;
    }
    /// Outside the interface's own path, which a Client puts before what it asks for.
    Answer get(const std::string& target, const std::string& more = {}, const std::string& method = "GET") {
        RawLine wire(place->port());
        wire.send(method + " " + target + " HTTP/1.1\r\nHost: desk\r\n" + more + "Connection: close\r\n\r\n");
        return wire.read(method == "HEAD");
    }

    const fs::path root = fs::path(testing::TempDir()) / ("beian_static_" + std::to_string(getpid()));
    std::unique_ptr<Place> place;
};

TEST_F(HttpStaticPages, AViewWithoutAnEndingIsTheOnePage) {
    for (const char* view : {"/", "/filings", "/filings/00ff/pages", "/link", "/?lang=zh"}) {
        const Answer answer = get(view);
        EXPECT_EQ(answer.status, 200U) << view;
        EXPECT_EQ(answer.header("content-type"), "text/html; charset=utf-8");
        EXPECT_THAT(answer.body, HasSubstr("<title>desk"));
        // A new build is seen at once.
        EXPECT_EQ(answer.header("cache-control"), "no-cache");
    }
    EXPECT_EQ(get("/", {}, "HEAD").status, 200U);
    EXPECT_EQ(get("/", {}, "HEAD").body, "");
}

TEST_F(HttpStaticPages, TheStaffsViewsHaveAPageOfTheirOwn) {
    for (const char* view : {"/desk", "/desk/", "/desk/queue", "/desk/filings/00ff"})
        EXPECT_THAT(get(view).body, HasSubstr("<title>staff")) << view;
    EXPECT_THAT(get("/desks").body, HasSubstr("<title>desk"));
}

TEST_F(HttpStaticPages, AreSentPackedToWhoeverTakesThat) {
    const Answer packed = get("/assets/app-3f9c.js", "Accept-Encoding: br, gzip;q=0.8\r\n");
    EXPECT_EQ(packed.header("content-encoding"), "gzip");
    EXPECT_EQ(packed.body, "packed script");
    EXPECT_EQ(packed.header("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(packed.header("vary"), "Accept-Encoding");
    for (const char* unwanted : {"", "Accept-Encoding: br\r\n", "Accept-Encoding: gzip;q=0\r\n",
                                 "Accept-Encoding: gzip; q=0.000, br\r\n", "Accept-Encoding: xgzip\r\n"}) {
        const Answer plain = get("/assets/app-3f9c.js", unwanted);
        EXPECT_EQ(plain.header("content-encoding"), "") << unwanted;
        EXPECT_EQ(plain.body, "console.log(1)") << unwanted;
        EXPECT_EQ(plain.header("vary"), "Accept-Encoding") << "or a cache gives one to the other";
    }
    // What the build did not pack, and what is packed already.
    EXPECT_EQ(get("/assets/plain-77aa.css", "Accept-Encoding: gzip\r\n").body, "body{}");
    const Answer picture = get("/assets/logo-12ab.png", "Accept-Encoding: gzip\r\n");
    EXPECT_EQ(picture.body, "picture");
    EXPECT_EQ(picture.header("vary"), "");
}

TEST_F(HttpStaticPages, AssetsWhoseNameHoldsTheirHashAreKeptForGood) {
    for (const char* asset : {"/assets/app-3f9c.js", "/assets/plain-77aa.css", "/assets/logo-12ab.png"})
        EXPECT_EQ(get(asset).header("cache-control"), "public, max-age=31536000, immutable") << asset;
    // What is not there is not kept as such: the next build may bring it.
    const Answer missing = get("/assets/app-0000.js");
    EXPECT_EQ(missing.status, 404U);
    EXPECT_EQ(missing.header("cache-control"), "no-store");
}

TEST_F(HttpStaticPages, LetNothingInFromElsewhere) {
    for (const char* path : {"/", "/assets/app-3f9c.js"}) {
        const Answer answer = get(path);
        const std::string policy = answer.header("content-security-policy");
        for (const char* part :
             {"default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'",
              "form-action 'self'", "script-src 'self' 'wasm-unsafe-eval'"})
            EXPECT_THAT(policy, HasSubstr(part)) << path;
        EXPECT_THAT(policy, Not(HasSubstr("script-src 'self' 'unsafe-inline'")));
        EXPECT_THAT(policy, Not(HasSubstr("'unsafe-eval'")));
        EXPECT_THAT(policy, Not(HasSubstr("http:")));
        EXPECT_EQ(answer.header("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.header("x-frame-options"), "DENY");
        EXPECT_EQ(answer.header("referrer-policy"), "no-referrer");
        EXPECT_EQ(answer.header("permissions-policy"), "camera=(self), microphone=(), geolocation=()");
    }
    // The interface's own answers are no pages, and may do nothing in a browser at all.
    EXPECT_THAT(get("/api/v1/health").header("content-security-policy"), HasSubstr("default-src 'none'"));
}

TEST_F(HttpStaticPages, GiveNothingThatLiesElsewhere) {
    for (const char* path : {"/../secret.txt",
                             "/assets/../../secret.txt",
                             "/%2e%2e/secret.txt",
                             "/..%2fsecret.txt",
                             "/assets/%2e%2e/%2e%2e/secret.txt",
                             "/assets%2f..%2f..%2fsecret.txt",
                             "/..\\secret.txt",
                             "/%5c..%5csecret.txt",
                             "//secret.txt",
                             "/./../secret.txt",
                             "/secret.txt",
                             "/secret.txt%00.html",
                             "/.env",
                             "/assets/.env",
                             "/%2eenv",
                             "/notes.exe",
                             "/folder.js",
                             "/index.html.gz",
                             "/index.html/",
                             "/assets/app-3f9c.js/x.js",
                             "/%ff.html",
                             "/api/index.html",
                             "/api/v1/index.html"}) {
        const Answer answer = get(path);
        EXPECT_TRUE(answer.status == 404 || answer.status == 400) << path << " " << answer.status;
        EXPECT_THAT(answer.body, Not(HasSubstr("not below"))) << path;
        EXPECT_THAT(answer.body, Not(HasSubstr("SECRET"))) << path;
        EXPECT_EQ(answer.header("content-type"), "application/problem+json") << path;
    }
    EXPECT_EQ(get("/" + std::string(20'000, 'a')).status, 431U);
}

TEST_F(HttpStaticPages, AreNotWrittenTo) {
    for (const char* method : {"POST", "PUT", "DELETE", "PATCH"})
        EXPECT_EQ(get("/index.html", "Content-Length: 0\r\n", method).status, 404U) << method;
    std::ifstream file(root / "web/index.html");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(text, HasSubstr("desk"));
}

}  // namespace

}  // namespace beian::http
