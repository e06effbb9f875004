#include "desk/export/package.h"

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "desk/judging.h"
#include "desk_fixture.h"
#include "specimen/recipes.h"

namespace beian::desk {

namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using workflow::FilingKind;

/// A filing with a page or two, as the desk would hand it on.
struct Handed {
    FilingKey key{"t1", "00ff"};
    workflow::Filing filing;
    Declaration declaration{"guangdong", "enterprise", {}, form::company_form()};
    std::vector<ExportPage> pages{
        {{"head.id_card", "front", "id_card", "b1", "image/jpeg", 3, {}, {}}, {1, 2, 3}},
        {{"subject.org_certificate", "front", "business_license", "b2", "image/png", 3, {}, {}}, {4, 5, 6}}};
    ExportCase about() const {
        return {key, filing, declaration, pages, form::the_fields(), workflow::the_book()};
    }
};

/// Held against rules/upload.xsd by a program that is not ours; says what it says.
std::string faults_of(const Bytes& xml) {
    const fs::path file =
        fs::path(testing::TempDir()) / ("beian_upload_" + std::to_string(getpid()) + ".xml");
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(xml.data()), static_cast<std::streamsize>(xml.size()));
    const std::string said = file.string() + ".said";
    const std::string command =
        "xmllint --noout --schema " BEIAN_SOURCE_DIR "/rules/upload.xsd " + file.string() + " 2>" + said;
    const int status = std::system(command.c_str());
    std::ifstream from(said);
    const std::string text{std::istreambuf_iterator<char>(from), {}};
    fs::remove(file);
    fs::remove(said);
    return status == 0 ? std::string{} : text;
}

bool has_xmllint() {
    return std::system("xmllint --version >/dev/null 2>&1") == 0;
}

Bytes gbk(const std::string& xml) {
    return loaded(to_gbk(xml));
}

TEST(UploadXml, HoldsTheRecordInTheWordsOfTheInterface) {
    const std::string xml = to_upload_xml(Handed{}.about());
    for (const char* part : {"<UploadData version=\"V.3.0\">", "<XZBA>", "<Dwmc>样本科技有限公司</Dwmc>",
                             "<Shengid>440000</Shengid>", "<Xianid>440305</Xianid>",
                             "<Fzr_xm>样本丙</Fzr_xm>", "<Ym>example.cn</Ym>", "<Fzr_xm>样本丁</Fzr_xm>",
                             "<Qsip>3405803783</Qsip>", "<Fjwjm>pages/head.id_card.front.jpg</Fjwjm>"})
        EXPECT_THAT(xml, HasSubstr(part));
}

TEST(UploadXml, IsValidForEveryKindOfWhichTheAuthorityIsTold) {
    if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed; ./test installs it";
    for (const FilingKind kind : workflow::all_filing_kinds()) {
        Handed handed;
        handed.filing.kind = kind;
        form::Form& form = handed.declaration.form;
        form.parts["filing"].front().values["number"] = {"粤ICP备12345678号"};
        form.parts["filing"].front().values["reason"] = {"网站不再使用"};
        const std::string xml = to_upload_xml(handed.about());
        if (workflow::the_book().of(kind).upload.empty())
            EXPECT_THAT(xml, IsEmpty());
        else
            EXPECT_EQ(faults_of(gbk(xml)), "") << workflow::slug(kind);
    }
}

TEST(UploadXml, IsRefusedByTheSchemaWhereSomethingIsMissing) {
    if (!has_xmllint()) GTEST_SKIP() << "xmllint is not installed; ./test installs it";
    Handed handed;
    handed.declaration.form.parts["subject"].front().values.erase("name");
    EXPECT_THAT(faults_of(gbk(to_upload_xml(handed.about()))), HasSubstr("Dwmc"));
}

TEST(UploadXml, LetsNoValueBecomeAnElement) {
    Handed handed;
    handed.declaration.form.parts["subject"].front().values["remark"] = {"</Bz><Dwmc>x</Dwmc> & \x01"};
    const std::string xml = to_upload_xml(handed.about());
    EXPECT_THAT(xml, HasSubstr("<Bz>&lt;/Bz&gt;&lt;Dwmc&gt;x&lt;/Dwmc&gt; &amp;  </Bz>"));
}

TEST(Gbk, SaysWhichCharacterItHasNot) {
    EXPECT_EQ(gbk("备A"), (Bytes{0xB1, 0xB8, 'A'}));
    const auto refused = to_gbk("名字\U0002A700");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("\U0002A700"));
}

TEST(WechatJson, HasTheShapeOfItsInterface) {
    const auto json = nlohmann::json::parse(to_wechat_json(Handed{}.about()));
    EXPECT_EQ(json["icp_subject"]["base_info"]["name"], "样本科技有限公司");
    EXPECT_EQ(json["icp_subject"]["principal_info"]["certificate_validity_date_end"], "20310501");
    EXPECT_EQ(json["icp_subject"]["organize_info"]["certificate_type"], 1);
    EXPECT_EQ(json["icp_applets"][0]["base_info"]["service_content_types"], nlohmann::json::parse("[128]"));
    EXPECT_EQ(json["icp_materials"].size(), 2U);
}

TEST(Package, HoldsTheRecordThePagesAndBothSidesOfACardInOne) {
    Handed handed;
    handed.pages.clear();
    for (const char* side : {"front", "back"}) {
        const specimen::Scene scene = specimen::good(5, {2016, 1512});
        handed.pages.push_back({{"head.id_card", side, "id_card", side, "image/jpeg", 0, {}, {}},
                                specimen::photograph("id_card", side, scene, 5).jpeg});
    }
    const PhotoBooks books = loaded(load_photo_books(BEIAN_SOURCE_DIR "/rules"));
    image::BareExaminer examiner;
    const auto files = loaded(
        export_package(handed.about(), the_rulebook().find_profile("")->photo, books.photos, examiner));
    std::vector<std::string> names;
    for (const ExportFile& file : files) names.push_back(file.name);
    EXPECT_THAT(names, ElementsAre("upload.xml", "filing.json", "pages/head.id_card.front.jpg",
                                   "pages/head.id_card.both.jpg", "pages/head.id_card.back.jpg"));
}

}  // namespace

}  // namespace beian::desk
