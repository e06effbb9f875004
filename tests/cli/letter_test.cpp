// beian letter: a file to sign, or which values it still needs.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "cli/cli_fixture.h"

namespace beian::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr const char* kFacts =
    "filing.kind: first\nfiling.province: guangdong\nsubject.kind: enterprise\nsubject.name: "
    "样本科技有限公司\n";
constexpr const char* kFields =
    "fields:\n  legal_representative: { name: 样本甲 }\n  subject: { certificate_number: 91110000600037341L "
    "}\n"
    "  head: { name: 样本乙, certificate_number: 11010519491231002X }\n";

std::string bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(LetterCommand, DrawsALetterOnceEverythingIsKnown) {
    const Folder folder;
    const std::string facts = folder.write("facts.yaml", std::string(kFacts) + kFields);
    for (const auto& [name, head] : {std::pair{"letter.pdf", "%PDF-1."}, std::pair{"letter.docx", "PK"}}) {
        const std::string out = (folder.path() / name).string();
        const auto said = beian({"letter", "authorization_letter", "--facts", facts, "-o", out});
        EXPECT_EQ(said.status, kYes) << said.err;
        EXPECT_THAT(bytes_of(out), StartsWith(head));
    }
}

TEST(LetterCommand, NamesEachMissingValueOnALineOfItsOwnAndWritesNothing) {
    const Folder folder;
    const std::string out = (folder.path() / "letter.pdf").string();
    const auto said =
        beian({"letter", "authorization_letter", "--facts", folder.write("facts.yaml", kFacts), "-o", out});
    EXPECT_EQ(said.status, kWrongQuestion);
    EXPECT_THAT(said.out, IsEmpty());
    EXPECT_THAT(said.err, HasSubstr("head.name"));
    EXPECT_THAT(said.err, HasSubstr("\nbeian: the letter needs head.certificate_number"));
    EXPECT_THAT(bytes_of(out), IsEmpty());
}

TEST(LetterCommand, RefusesAMaterialThatIsNoLetter) {
    const Folder folder;
    const auto said = beian({"letter", "id_card", "--facts", folder.write("facts.yaml", kFacts), "-o",
                             (folder.path() / "x.pdf").string()});
    EXPECT_EQ(said.status, kWrongQuestion);
    EXPECT_THAT(said.err, HasSubstr("id_card"));
}

}  // namespace
}  // namespace beian::cli
