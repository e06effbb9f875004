#include "identity/icp_number.h"

#include "answers.h"

#include <gtest/gtest.h>

namespace beian::identity {
namespace {

class FilingNumber : public testing::TestWithParam<Case> {};
TEST_P(FilingNumber, IsAnsweredByItsForm) {
    EXPECT_EQ(answer(Kind::Icp, GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Icp, FilingNumber,
    testing::Values(
        Case{"粤ICP备12345678号", "valid"}, Case{"粤ICP备12345678号-1", "valid"},
        Case{"粤ICP备12345678号-2A", "valid"}, Case{"粤ICP备12345678号-3X", "valid"},
        Case{"粤ICP备12345678号-4K", "valid"}, Case{"粤icp备 12345678 号－2a", "valid"},
        Case{"京ICP备2020123456号-1", "valid"}, Case{"粤ICP备12345678-1", "valid"},
        Case{"京ICP证030173号", "valid"}, Case{"粤B2-20090059-1626X", "valid"},
        Case{"粤B2-20090059", "valid"}, Case{"京A2.B1.B2-20090059-1", "valid"},
        Case{"广ICP备12345678号", "position 1: 京, 粤, ..."}, Case{"粤IPC备12345678号", "position 2: ICP"},
        Case{"粤ICP号12345678", "position 5: 备"}, Case{"粤ICP备1234567号", "position 13: 0-9"},
        Case{"粤ICP备12345678901号", "position 16: 号"}, Case{"粤ICP备12345678号-0", "position 16: 1-9"},
        Case{"粤ICP备12345678号-", "position 16: 1-9"},
        Case{"粤ICP备12345678号-2B", "position 17: A, X, K, end"},
        Case{"粤ICP备12345678号2", "position 15: -, end"}, Case{"粤B2-2009005-1", "position 12: 0-9"},
        Case{"粤公网安备44030002000001号", "position 2: ICP备"}, Case{"", "position 1: 京, 粤, ..."},
        Case{"ICP备12345678号", "position 1: 京, 粤, ..."}));

TEST(IcpNumber, SaysWhichServiceOfWhichFiling) {
    EXPECT_EQ(says(Kind::Icp, "粤ICP备12345678号-2A"),
              "type=filing; province=guangdong; serial=12345678; service_number=2; service_kind=app");
    EXPECT_EQ(says(Kind::Icp, "粤ICP备12345678号"), "type=filing; province=guangdong; serial=12345678");
    EXPECT_EQ(says(Kind::Icp, "粤B2-20090059-1626X"),
              "type=telecom_licence; province=guangdong; serial=20090059; class=B2; service_number=1626; "
              "service_kind=mini_program");
}

TEST(IcpNumber, IsWrittenAsTheRegistryWritesIt) {
    EXPECT_EQ(normalised(Kind::Icp, "粤icp备 12345678-2a"), "粤ICP备12345678号-2A");
    for (const char* number : {"粤ICP备12345678号-2A", "粤B2-20090059-1626X", "京ICP证030173号"}) {
        EXPECT_EQ(normalised(Kind::Icp, number), number);
    }
}

}  // namespace
}  // namespace beian::identity
