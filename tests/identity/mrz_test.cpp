#include "identity/mrz.h"

#include "answers.h"
#include "identity/check_digit.h"

#include <gtest/gtest.h>

#include <string>

namespace beian::identity {
namespace {

// The specimens of ICAO Doc 9303, of the fictional state UTO.
const std::string kTd3 =
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const std::string kTd2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< / D231458907UTO7408122F1204159<<<<<<<6";
const std::string kTd1 =
    "I<UTOD231458907<<<<<<<<<<<<<<< / 7408122F1204159UTO<<<<<<<<<<<6 / ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const std::string kVisaA =
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<< / L8988901C4XXX4009078F96121096ZE184226B<<<<<<";
const std::string kVisaB = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<< / L8988901C4XXX4009078F9612109<<<<<<<<";

TEST(Mrz, PassesTheSpecimensOfDoc9303) {
    for (const std::string& lines : {kTd1, kTd2, kTd3, kVisaA, kVisaB}) {
        EXPECT_EQ(answer(Kind::Mrz, lines), "valid, warns mrz.expired") << lines;
    }
}

TEST(Mrz, SaysWhatAPassportSays) {
    EXPECT_EQ(says(Kind::Mrz, kTd3),
              "document=passport; mrz_type=TD3; mrz=" + kTd3 +
                  "; document_code=P; document_number=L898902C3; surname=ERIKSSON; given_names=ANNA MARIA; "
                  "nationality=UTO; issuing_state=UTO; birth_date=1974-08-12; age=51; sex=F; "
                  "expiry_date=2012-04-15; optional_data=ZE184226B");
    EXPECT_EQ(normalised(Kind::Mrz, kTd3), kTd3);
}

TEST(Mrz, ReadsAllShapesAlike) {
    for (const std::string& lines : {kTd1, kTd2}) {
        const auto mrz = parse_mrz(lines, today());
        ASSERT_TRUE(mrz);
        EXPECT_EQ(mrz->document_number, "D23145890");
        EXPECT_EQ(mrz->surname, "ERIKSSON");
        EXPECT_EQ(mrz->given_names, "ANNA MARIA");
        EXPECT_EQ(to_string(*mrz->birth), "1974-08-12");
        EXPECT_EQ(to_string(*mrz->expiry), "2012-04-15");
    }
    EXPECT_EQ(to_string(*parse_mrz(kVisaA, today())->expiry), "1996-12-10");
}

TEST(Mrz, TakesItsLinesHoweverTheyAreJoined) {
    std::string joined = kTd3;
    joined[44] = '/';
    EXPECT_EQ(normalised(Kind::Mrz, joined), kTd3);
    EXPECT_EQ(normalised(Kind::Mrz, kTd3.substr(0, 44) + kTd3.substr(45)), kTd3);
    EXPECT_EQ(normalised(Kind::Mrz, kTd3.substr(0, 44) + "\r\n" + kTd3.substr(45) + "\n"), kTd3);
}

TEST(Mrz, FindsAWrongCheckDigitWhereverItStands) {
    struct Place {
        std::size_t at;
        std::string expected;
    };
    for (const Place& place :
         {Place{54, "position 55: 6"}, Place{64, "position 65: 2"}, Place{72, "position 73: 9"},
          Place{87, "position 88: 1"}, Place{88, "position 89: 0"}}) {
        std::string wrong = kTd3;
        wrong[place.at] = wrong[place.at] == '5' ? '4' : '5';
        EXPECT_EQ(answer(Kind::Mrz, wrong), place.expected);
    }
}

TEST(Mrz, FindsEveryChangedDigitOfItsData) {
    for (std::size_t i = 45; i < kTd3.size(); ++i) {
        if (kTd3[i] < '0' || kTd3[i] > '9') continue;
        std::string changed = kTd3;
        changed[i] = changed[i] == '9' ? '0' : static_cast<char>(changed[i] + 1);
        EXPECT_FALSE(verify(Kind::Mrz, changed, today()).valid) << "character " << i + 1;
    }
}

TEST(Mrz, SaysWhichLineHasTheWrongLength) {
    std::string shortened = kTd3;
    shortened.pop_back();
    EXPECT_EQ(answer(Kind::Mrz, shortened), "position 89: <");
    EXPECT_EQ(verify(Kind::Mrz, shortened, today()).refusal->message.en,
              "line 2 is too short: it has 44 characters");
    EXPECT_EQ(answer(Kind::Mrz, "P<UTO<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"), "position 7: <");
    EXPECT_EQ(answer(Kind::Mrz, kTd3 + "<"), "position 90: end");
    EXPECT_EQ(answer(Kind::Mrz, ""), "position 1: A-Z");
}

TEST(Mrz, RefusesCharactersThatCannotStandThere) {
    std::string odd = kTd3;
    odd[10] = '*';
    EXPECT_EQ(answer(Kind::Mrz, odd), "position 11: A-Z, 0-9, <");
    odd = kTd3;
    odd[10] = '0';
    EXPECT_EQ(answer(Kind::Mrz, odd), "position 11: A-Z, <");
    odd = kTd3;
    odd[58] = 'O';
    EXPECT_EQ(answer(Kind::Mrz, odd), "position 59: 0-9, <");
    odd = kTd3;
    odd[65] = 'W';
    EXPECT_EQ(answer(Kind::Mrz, odd), "position 66: M, F, <");
}

std::string with_check(const std::string& text) {
    return text + check_mrz(text).value_or('?');
}

/// A TD1 from its parts: the composite check digit is made here.
std::string td1(const std::string& first, const std::string& second, const std::string& names) {
    const std::string composite =
        first.substr(5, 25) + second.substr(0, 7) + second.substr(8, 7) + second.substr(18, 11);
    std::string third = names;
    third.resize(30, '<');
    return first + "\n" + second + check_mrz(composite).value_or('?') + "\n" + third;
}

TEST(Mrz, FollowsANumberIntoTheOptionalData) {
    // Doc 9303 part 5: D23145890734 has twelve characters, so '<' stands for its check digit and 734 + check
    // follow.
    const std::string number = with_check("D23145890734");
    const std::string first = "I<UTO" + number.substr(0, 9) + "<" + number.substr(9) + std::string(11, '<');
    const auto mrz = parse_mrz(td1(first, "7408122F1204159UTO<<<<<<<<<<<", "STEVENSON<<PETER<JOHN"), today());
    ASSERT_TRUE(mrz);
    EXPECT_EQ(mrz->document_number, "D23145890734");
    EXPECT_EQ(mrz->optional_data, "");
}

TEST(Mrz, KnowsTheChineseTravelPermits) {
    // GA/T 704.14: three lines of thirty, C and CHN first, check digits as Doc 9303. Numbers and names are
    // fillers.
    const std::string second = with_check("740812") + "F" + with_check("301231") + "CHN<<<<<<<<<<<";
    const std::string hong_kong = "C<CHN" + with_check("H00000000") + std::string(15, '<');
    const std::string taiwan = "CTCHN" + with_check("00000000<") + std::string(15, '<');
    EXPECT_EQ(answer(Kind::Mrz, td1(hong_kong, second, "SPECIMEN")), "valid");
    EXPECT_EQ(parse_mrz(td1(hong_kong, second, "SPECIMEN"), today())->document(), "hmt_travel_permit");
    EXPECT_EQ(parse_mrz(td1(taiwan, second, "SPECIMEN"), today())->document(), "tw_travel_permit");
}

TEST(Mrz, LeavesAnUnknownBirthDateOpen) {
    const std::string first = "I<UTO" + with_check("D23145890") + std::string(15, '<');
    const auto mrz = parse_mrz(
        td1(first, with_check("74<<<<") + "<" + with_check("301231") + "UTO<<<<<<<<<<<", "SPECIMEN"),
        today());
    ASSERT_TRUE(mrz);
    EXPECT_EQ(mrz->birth, std::nullopt);
    EXPECT_EQ(mrz->sex, "");
}

}  // namespace
}  // namespace beian::identity
