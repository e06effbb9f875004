#include "reading/form.h"
#include "reading/support.h"

#include <gtest/gtest.h>

namespace {

using namespace beian::reading;
using test::line;

const Label kLabels[] = {
    {"name", {"名称"}},
    {"capital", {"注册资本"}},
    {"scope", {"经营范围"}, Lines::Many},
    {"address", {"住所"}, Lines::Many},
    {"birth", {"出生日期"}},
    {"sex", {"性别"}},
};

std::string value(const Sheet& sheet, std::string_view field) {
    return text_of(Form(sheet, kLabels).value(field));
}

TEST(Form, AValueStandsBesideItsLabelAndEndsBeforeTheNext) {
    const beian::vision::TextLine lines[] = {line(10, 0, "名"), line(90, 0, "称"),
                                             line(150, 0, "样本贸易有限公司"), line(500, 2, "注册资本"),
                                             line(620, 2, "壹佰万元整")};
    const Sheet sheet(lines, 1000, 400);
    EXPECT_EQ(value(sheet, "name"), "样本贸易有限公司");
    EXPECT_EQ(value(sheet, "capital"), "壹佰万元整");
}

TEST(Form, ALongValueGoesOnInItsOwnColumn) {
    const beian::vision::TextLine lines[] = {
        line(10, 0, "经营范围"),    line(150, 0, "技术开发、技术咨询；"), line(500, 0, "住所"),
        line(620, 0, "样本路一号"), line(150, 30, "销售文具。"),          line(620, 30, "二层"),
        line(150, 300, "登记机关")};
    const Sheet sheet(lines, 1000, 400);
    EXPECT_EQ(value(sheet, "scope"), "技术开发、技术咨询；销售文具。");
    EXPECT_EQ(value(sheet, "address"), "样本路一号二层");
}

TEST(Form, AValueMayStandBelowItsLabel) {
    const beian::vision::TextLine lines[] = {line(10, 0, "出生日期", 12), line(300, 0, "性别", 12),
                                             line(10, 20, "1990.10.05"), line(300, 20, "男")};
    const Sheet sheet(lines, 1000, 400);
    EXPECT_EQ(value(sheet, "birth"), "1990.10.05");
    EXPECT_EQ(value(sheet, "sex"), "男");
}

TEST(Form, WhatStandsFarAsideBelongsToNobody) {
    const beian::vision::TextLine lines[] = {line(10, 0, "名称"), line(80, 0, "样本店"),
                                             line(600, 0, "样本 SPECIMEN")};
    EXPECT_EQ(value(Sheet(lines, 1000, 400), "name"), "样本店");
}

TEST(Form, OneMisreadCharacterOfALongLabelDoesNoHarm) {
    const beian::vision::TextLine lines[] = {line(10, 0, "注册资木："), line(150, 0, "壹佰万元整")};
    EXPECT_EQ(value(Sheet(lines, 1000, 400), "capital"), "壹佰万元整");
}

TEST(Form, ALabelThatIsNotThereHasNoValue) {
    EXPECT_EQ(value(Sheet({}, 1000, 400), "name"), "");
    EXPECT_EQ(Form(Sheet({}, 0, 0), kLabels).value("nonsense"), Stretch{});
}

}  // namespace
